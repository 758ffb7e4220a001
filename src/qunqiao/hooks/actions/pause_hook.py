"""Telling a program nothing for a while."""

from qunqiao.hooks.models import Hook
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.models import Person
from qunqiao.trail.recording import action, record


@action("hooks.hook.pause")
def pause_hook(*, actor: Person, hook: Hook) -> Hook:
    """Hold back every call of ``hook``; what happens meanwhile is told after ``resume_hook``.

    Raises:
        NotAllowed: it is not ``actor``'s.

    """
    hook = Hook.objects.select_for_update().get(pk=hook.pk)
    if hook.owner_id != actor.pk:
        raise NotAllowed
    before, hook.state = hook.state, Hook.State.PAUSED
    hook.save(update_fields=["state"])
    record(actor, on=hook, unit_id=hook.unit_id, before={"state": before}, state=hook.state)
    return hook
