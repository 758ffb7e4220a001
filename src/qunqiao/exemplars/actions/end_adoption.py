"""Giving an adopted exemplar up."""

from datetime import date

from qunqiao.exemplars import policy
from qunqiao.exemplars.errors import EndedAlready
from qunqiao.exemplars.models import Adoption
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("exemplars.adoption.end")
def end_adoption(*, actor: Person, adoption: Adoption, on: date) -> Adoption:
    """The unit does so no longer; that it did stays on record.

    Raises:
        NotAllowed: ``actor`` does not act for the unit.
        EndedAlready: somebody was faster.
    """
    require(policy.may_adopt(reach_of(actor), adoption.unit))
    row = Adoption.objects.select_for_update(of=("self",)).get(pk=adoption.pk)
    if row.ended_on is not None:
        raise EndedAlready
    row.ended_on = on
    row.save(update_fields=["ended_on"])
    record(actor, on=row, unit_id=row.unit_id, before={"ended_on": None}, ended_on=on)
    return row
