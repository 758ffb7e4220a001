"""Putting an amendment in force."""

from datetime import date

from qunqiao.checkups import policy
from qunqiao.checkups.bridge import amended, house
from qunqiao.checkups.errors import FromThePast, NotDraft
from qunqiao.checkups.models import Amendment
from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("checkups.amendment.enforce")
def enforce_amendment(*, actor: Person, amendment: Amendment, on: date) -> Amendment:
    """From its day on, check-ups go by ``amendment``; those done before stay what they were.

    It was tried at one moment and is put in force at another: that all rulebooks can still be used
    together is looked at again.

    Raises:
        NotAllowed: ``actor`` does not supervise.
        NotDraft: it was not tried, or was decided already.
        FromThePast: its day went by; it is to be drafted again.
        BadRulebook: with it the rulebooks cannot be used together.
    """
    require(policy.may_amend(reach_of(actor)))
    # All of them: two amendments that each fit could, put in force at once, not fit each other.
    waiting = list(Amendment.objects.select_for_update().filter(state=Amendment.State.TRIED))
    amendment = next((one for one in waiting if one.pk == amendment.pk), amendment)
    if amendment not in waiting:
        raise NotDraft
    if amendment.from_on < on:
        raise FromThePast
    amended(amendment, house(amendment.from_on))
    before = amendment.state
    amendment.state = Amendment.State.IN_FORCE
    amendment.decided_by, amendment.decided_at = actor, clock.now()
    amendment.save(update_fields=["state", "decided_by", "decided_at"])
    record(
        actor,
        on=amendment,
        before={"state": before},
        state=amendment.state,
        rule=amendment.rule,
        book=amendment.book,
        values=amendment.values,
        digest=amendment.digest,
        from_on=amendment.from_on,
    )
    return amendment
