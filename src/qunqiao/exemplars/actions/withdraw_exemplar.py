"""Taking an exemplar back."""

from datetime import date

from qunqiao.exemplars import policy
from qunqiao.exemplars.errors import Withdrawn
from qunqiao.exemplars.models import Exemplar
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("exemplars.exemplar.withdraw")
def withdraw_exemplar(*, actor: Person, exemplar: Exemplar, on: date) -> Exemplar:
    """It is no exemplar any more; who took it over keeps their record.

    Raises:
        NotAllowed: it is neither ``actor``'s to publish nor, before that, their body's proposal.
        Withdrawn: somebody was faster.
    """
    require(policy.may_withdraw(reach_of(actor), exemplar))
    row = Exemplar.objects.select_for_update(of=("self",)).get(pk=exemplar.pk)
    if row.state == Exemplar.State.WITHDRAWN:
        raise Withdrawn
    before, row.state = row.state, Exemplar.State.WITHDRAWN
    row.save(update_fields=["state"])
    record(actor, on=row, unit_id=row.unit_id, before={"state": before}, withdrawn_on=on)
    return row
