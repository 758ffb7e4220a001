"""Publishing an exemplar that another body accepted."""

from datetime import date

from qunqiao.exemplars import policy
from qunqiao.exemplars.errors import NotAccepted
from qunqiao.exemplars.models import Exemplar
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("exemplars.exemplar.publish")
def publish_exemplar(*, actor: Person, exemplar: Exemplar, on: date) -> Exemplar:
    """From now on everybody can read it, also without signing in.

    Raises:
        NotAllowed: the unit is not one ``actor`` supervises.
        NotAccepted: no other body has accepted it.
    """
    require(policy.may_publish(reach_of(actor), exemplar))
    row = Exemplar.objects.select_for_update(of=("self",)).get(pk=exemplar.pk)
    if row.state != Exemplar.State.ACCEPTED:
        raise NotAccepted
    row.state, row.published_by, row.published_on = Exemplar.State.PUBLISHED, actor, on
    row.save(update_fields=["state", "published_by", "published_on"])
    record(actor, on=row, unit_id=row.unit_id, before={"state": "accepted"}, published_on=on)
    return row
