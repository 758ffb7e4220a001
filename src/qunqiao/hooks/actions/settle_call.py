"""Keeping what came of a call."""

from datetime import timedelta

from qunqiao.hooks.models import Call, Hook
from qunqiao.kit import clock
from qunqiao.people.models import Person
from qunqiao.trail.recording import action, record

# Six tries within some thirty hours: a receiver may be down for a night and a day.
AGAIN_AFTER = (
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(hours=24),
)


@action("hooks.call.settle")
def settle_call(*, actor: Person, call: Call, status: int | None, trouble: str = "") -> Call:
    """Note that ``call`` arrived (no ``trouble``) or why it did not; after the last try the hook stops.

    ``status`` is the receiver's answer, None if there was none.
    """
    hook = Hook.objects.select_for_update().get(pk=call.hook_id)
    call.tries, call.status, call.trouble = call.tries + 1, status, trouble[:200]
    if not trouble:
        call.state, call.told_at = Call.State.ARRIVED, clock.now()
    elif call.tries <= len(AGAIN_AFTER):
        call.next_at = clock.now() + AGAIN_AFTER[call.tries - 1]
    else:
        call.state, hook.state = Call.State.FAILED, Hook.State.STOPPED
        hook.save(update_fields=["state"])
    call.save(update_fields=["tries", "status", "trouble", "state", "told_at", "next_at"])
    outcome = f"{call.state}, {call.tries}"
    record(actor, on=call, unit_id=hook.unit_id, entry=call.entry_number, outcome=outcome)
    return call
