"""Putting events on their way to a hook."""

from collections.abc import Sequence

from qunqiao.hooks.models import Call, Hook
from qunqiao.kit import clock
from qunqiao.people.models import Person
from qunqiao.trail.models import Entry
from qunqiao.trail.recording import action, record


@action("hooks.call.queue")
def queue_calls(*, actor: Person, hook: Hook, entries: Sequence[Entry], read_to: int) -> int:
    """Queue a call for each of ``entries`` and remember that the trail was looked at up to ``read_to``.

    A second run, by a job that ran twice, queues nothing again. Gives how many were queued.
    """
    hook = Hook.objects.select_for_update().get(pk=hook.pk)
    new = [entry for entry in entries if entry.number > hook.read_to]
    now = clock.now()
    Call.objects.bulk_create(
        Call(hook=hook, entry_number=entry.number, action=entry.action, next_at=now)
        for entry in new
    )
    hook.read_to = max(hook.read_to, read_to)
    hook.save(update_fields=["read_to"])
    record(actor, on=hook, unit_id=hook.unit_id, queued=len(new), read_to=hook.read_to)
    return len(new)
