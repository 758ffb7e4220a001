"""A call made by hand, to see whether it arrives."""

from qunqiao.hooks.errors import NotRunning
from qunqiao.hooks.models import Hook
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.models import Person
from qunqiao.trail.recording import action, record


@action("hooks.hook.try")
def try_hook(*, actor: Person, hook: Hook) -> str:
    """Note that a test call is about to be sent, and give the id it shall carry.

    Raises:
        NotAllowed: it is not ``actor``'s.
        NotRunning: it is paused.

    """
    hook = Hook.objects.select_for_update().get(pk=hook.pk)
    if hook.owner_id != actor.pk:
        raise NotAllowed
    if hook.state == Hook.State.PAUSED:
        raise NotRunning
    record(actor, on=hook, unit_id=hook.unit_id, outcome="tried")
    return f"test_{hook.pk}"
