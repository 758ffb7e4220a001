"""Reads of hooks, their calls, and the entries they have not looked at yet."""

from datetime import datetime

from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from qunqiao.hooks.bridge import opened
from qunqiao.hooks.models import Call, Hook
from qunqiao.hooks.policy import may_tell
from qunqiao.kit.errors import NotFound
from qunqiao.kit.sealing import Sealed, Unsealable
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.trail.models import Chain, Entry

AT_ONCE = 500
SHOWN = 50


def hooks_of(person: Person) -> QuerySet[Hook]:
    """One's own hooks; nobody else's, since they hold a secret of their owner's program."""
    return Hook.objects.filter(owner=person).select_related("unit")


def the_hook(person: Person, hook_id: int) -> Hook:
    """One of one's own hooks, or ``NotFound``."""
    hook = hooks_of(person).filter(pk=hook_id).first()
    if hook is None:
        raise NotFound
    return hook


def last_calls(hook: Hook) -> list[Call]:
    """The newest calls of a hook."""
    return list(Call.objects.filter(hook=hook).order_by("-entry_number")[:SHOWN])


def trail_head() -> int:
    """The number of the newest entry of the trail."""
    return Chain.objects.filter(pk=1).values_list("number", flat=True).first() or 0


def sealed_hooks() -> QuerySet[Hook]:
    """Every hook: each has a sealed secret."""
    return Hook.objects.all()


def hook_opens(hook: Hook) -> bool:
    """Whether the hook's secret opens with the keys as they are."""
    try:
        opened(hook.pk, Sealed(bytes(hook.secret), hook.key_number))
    except Unsealable:
        return False
    return True


def running_hooks() -> list[Hook]:
    """Every hook that is told something."""
    running = Hook.objects.filter(state=Hook.State.RUNNING)
    return list(running.select_related("unit", "owner__unit").order_by("pk"))


def unread_entries(hook: Hook) -> list[Entry]:
    """The next entries a hook has not looked at, oldest first."""
    return list(Entry.objects.filter(number__gt=hook.read_to).order_by("number")[:AT_ONCE])


def entries_to_tell(hook: Hook, entries: list[Entry]) -> list[Entry]:
    """Of these entries, those the owner may be told of now. Two queries."""
    reach = reach_of(hook.owner)
    units = Unit.objects.in_bulk([e.unit_id for e in entries if e.unit_id is not None])
    told = []
    for entry in entries:
        unit = units.get(entry.unit_id) if entry.unit_id is not None else None
        # The unit an entry names may be gone; nobody's reach covers it then.
        lost = entry.unit_id is not None and unit is None
        if not lost and may_tell(reach, hook, entry.action, unit):
            told.append(entry)
    return told


def next_call(hook: Hook, now: datetime) -> Call | None:
    """The call whose turn it is; None while the earliest one still waits for its next try."""
    call = Call.objects.filter(hook=hook, state=Call.State.WAITING).order_by("entry_number").first()
    return call if call is not None and call.next_at <= now else None


def entry_of(call: Call) -> Entry:
    """The entry of the trail a call tells."""
    return Entry.objects.get(number=call.entry_number)


def still_may_tell(hook: Hook, entry: Entry) -> bool:
    """Whether the owner may be told of the entry at this moment."""
    return bool(entries_to_tell(hook, [entry]))


def round_waits(task_path: str, before: datetime) -> bool:
    """Whether the task is queued to run before a moment."""
    waiting = DBTaskResult.objects.filter(task_path=task_path, status="READY")
    return waiting.filter(run_after__lte=before).exists()


def earliest_try() -> datetime | None:
    """When the next waiting call of a running hook is due; None if none waits."""
    waiting = Call.objects.filter(state=Call.State.WAITING, hook__state=Hook.State.RUNNING)
    return waiting.order_by("next_at").values_list("next_at", flat=True).first()
