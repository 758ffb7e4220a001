"""Not telling what the owner may no longer know."""

from qunqiao.hooks.models import Call, Hook
from qunqiao.people.models import Person
from qunqiao.trail.recording import action, record


@action("hooks.call.withhold")
def withhold_call(*, actor: Person, hook: Hook, call: Call) -> None:
    """Take back a queued call: since it was queued, its owner lost the duty that let them be told."""
    record(actor, on=call, unit_id=hook.unit_id, entry=call.entry_number)
    call.delete()
