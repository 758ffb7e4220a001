"""Proposing by hand that two records are one person."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.errors import NotAPair
from qunqiao.registry.models import Duplicate
from qunqiao.registry.policy.merging import may_see_pair
from qunqiao.trail.recording import action, record


@action("registry.duplicate.propose")
def propose_duplicate(*, actor: Person, one: Person, other: Person, on: date) -> Duplicate:
    """Put a pair before whoever judges; a pair that was rejected before may be looked at again.

    Raises:
        NotAllowed: ``actor`` does not oversee both.
        NotAPair: it is one record, or one of them was merged or erased.

    """
    require(may_see_pair(reach_of(actor), one, other))
    gone = one.merged_into_id or other.merged_into_id or one.erased_on or other.erased_on
    if one.pk == other.pk or gone:
        raise NotAPair
    first, second = sorted((one, other), key=lambda person: person.pk)
    duplicate, created = Duplicate.objects.get_or_create(
        one=first,
        other=second,
        defaults={"reasons": [Duplicate.Reason.BY_HAND], "found_on": on},
    )
    before = {} if created else {"state": duplicate.state}
    if duplicate.state == Duplicate.State.REJECTED:
        duplicate.state, duplicate.decided_by = Duplicate.State.PROPOSED, None
        duplicate.decided_on = None
        duplicate.save(update_fields=["state", "decided_by", "decided_on"])
    record(actor, on=duplicate, unit_id=first.unit_id, before=before, state=duplicate.state)
    return duplicate
