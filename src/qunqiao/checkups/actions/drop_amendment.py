"""Dropping an amendment that was drafted."""

from qunqiao.checkups import policy
from qunqiao.checkups.errors import NotDraft
from qunqiao.checkups.models import Amendment
from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record

_OPEN = (Amendment.State.TRYING, Amendment.State.TRIED, Amendment.State.FAILED)


@action("checkups.amendment.drop")
def drop_amendment(*, actor: Person, amendment: Amendment) -> Amendment:
    """Give ``amendment`` up; what it was and what its trial showed stays on record.

    Raises:
        NotAllowed: ``actor`` does not supervise.
        NotDraft: it is in force, or was dropped.
    """
    require(policy.may_amend(reach_of(actor)))
    amendment = Amendment.objects.select_for_update().get(pk=amendment.pk)
    if amendment.state not in _OPEN:
        raise NotDraft
    before = amendment.state
    amendment.state = Amendment.State.DROPPED
    amendment.decided_by, amendment.decided_at = actor, clock.now()
    amendment.save(update_fields=["state", "decided_by", "decided_at"])
    record(actor, on=amendment, before={"state": before}, state=amendment.state)
    return amendment
