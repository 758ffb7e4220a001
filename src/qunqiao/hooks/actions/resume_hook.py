"""Telling a program again."""

from qunqiao.hooks.models import Call, Hook
from qunqiao.kit import clock
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.models import Person
from qunqiao.trail.recording import action, record


@action("hooks.hook.resume")
def resume_hook(*, actor: Person, hook: Hook) -> Hook:
    """Let calls go out again, beginning with the one that did not arrive.

    Raises:
        NotAllowed: it is not ``actor``'s.

    """
    hook = Hook.objects.select_for_update().get(pk=hook.pk)
    if hook.owner_id != actor.pk:
        raise NotAllowed
    before, hook.state = hook.state, Hook.State.RUNNING
    hook.save(update_fields=["state"])
    again = Call.objects.filter(hook=hook).exclude(state=Call.State.ARRIVED)
    again.update(state=Call.State.WAITING, tries=0, next_at=clock.now())
    record(actor, on=hook, unit_id=hook.unit_id, before={"state": before}, state=hook.state)
    return hook
