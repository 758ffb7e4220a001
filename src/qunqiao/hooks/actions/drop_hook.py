"""Disconnecting a program."""

from qunqiao.hooks.models import Hook
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.models import Person
from qunqiao.trail.recording import action, record


@action("hooks.hook.drop")
def drop_hook(*, actor: Person, hook: Hook) -> None:
    """Remove ``hook`` with its secret and the record of its calls; nothing is told any more.

    Raises:
        NotAllowed: it is not ``actor``'s.

    """
    hook = Hook.objects.select_for_update().get(pk=hook.pk)
    if hook.owner_id != actor.pk:
        raise NotAllowed
    record(actor, on=hook, unit_id=hook.unit_id, before={"events": hook.events})
    hook.delete()
