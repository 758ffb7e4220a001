"""Sealing the secrets of hooks again under the newest key."""

from collections.abc import Sequence

from qunqiao.hooks.bridge import opened, seal
from qunqiao.hooks.models import Hook
from qunqiao.kit.errors import require
from qunqiao.kit.sealing import Sealed
from qunqiao.people.models import Person
from qunqiao.trail.recording import action, record


@action("hooks.hook.reseal")
def reseal_hooks(*, actor: Person, rows: Sequence[Hook]) -> int:
    """Seal the signing secrets of some hooks under the newest key; how many there were. They stay the same.

    Raises:
        NotAllowed: somebody other than the system person asks.
        Unsealable: a secret does not open; none of these is changed.

    """
    require(actor.is_system)
    keys = [hook.pk for hook in rows]
    locked = list(Hook.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    for hook in locked:
        sealed = seal(hook.pk, opened(hook.pk, Sealed(bytes(hook.secret), hook.key_number)))
        hook.secret, hook.key_number = sealed.cipher, sealed.key_number
    Hook.objects.bulk_update(locked, ["secret", "key_number"], 500)
    record(actor, on=actor, rows=len(locked), key=locked[-1].key_number if locked else None)
    return len(locked)
