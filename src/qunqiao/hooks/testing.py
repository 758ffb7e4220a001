"""Builders of hooks for tests."""

from qunqiao.hooks.bridge import new_secret, seal
from qunqiao.hooks.models import Hook
from qunqiao.hooks.policy import EVENTS
from qunqiao.hooks.queries import trail_head
from qunqiao.kit import clock
from qunqiao.people.models import Person, Unit


def a_hook(owner: Person, unit: Unit, url: str, **fields: object) -> tuple[Hook, str]:
    """A running hook that is told of everything at ``unit``, and its secret."""
    values = {"events": list(EVENTS), "name": "办公系统", "read_to": trail_head(), **fields}
    hook = Hook.objects.create(
        owner=owner,
        unit=unit,
        url=url,
        secret=b"",
        key_number=0,
        created_on=clock.today(),
        **values,
    )
    secret = new_secret()
    sealed = seal(hook.pk, secret)
    hook.secret, hook.key_number = sealed.cipher, sealed.key_number
    hook.save()
    return hook, secret
