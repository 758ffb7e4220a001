"""Saying that two records are two people."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.errors import NotAPair
from qunqiao.registry.models import Duplicate
from qunqiao.registry.policy.merging import may_see_pair
from qunqiao.trail.recording import action, record


@action("registry.duplicate.reject")
def reject_duplicate(*, actor: Person, duplicate: Duplicate, on: date) -> Duplicate:
    """Keep the pair from being proposed ever again.

    Raises:
        NotAllowed: ``actor`` does not oversee both.
        NotAPair: they were merged meanwhile.

    """
    require(may_see_pair(reach_of(actor), duplicate.one, duplicate.other))
    duplicate = Duplicate.objects.select_for_update().get(pk=duplicate.pk)
    if duplicate.state == Duplicate.State.MERGED:
        raise NotAPair
    before = {"state": duplicate.state}
    duplicate.state = Duplicate.State.REJECTED
    duplicate.decided_by, duplicate.decided_on = actor, on
    duplicate.save(update_fields=["state", "decided_by", "decided_on"])
    unit_id = duplicate.one.unit_id
    record(actor, on=duplicate, unit_id=unit_id, before=before, state=duplicate.state)
    return duplicate
