"""Connecting a program."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from qunqiao.hooks.bridge import new_secret, seal, target_of
from qunqiao.hooks.errors import NoEvents, TooManyHooks
from qunqiao.hooks.models import Hook
from qunqiao.hooks.policy import EVENTS, MOST, may_hook_unit
from qunqiao.hooks.queries import trail_head
from qunqiao.kit.errors import require
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class KeptHook:
    """A hook and its signing secret, which is shown once."""

    hook: Hook
    secret: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks to be told of, and where."""

    name: str
    url: str
    events: Collection[str]
    unit: Unit


@action("hooks.hook.keep")
def keep_hook(*, actor: Person, wanted: Wanted, on: date) -> KeptHook:
    """Have ``wanted.url`` told of what happens at the unit and below, from this moment on.

    Raises:
        NotAllowed: the unit is not ``actor``'s to oversee.
        NoEvents: no kind of event was chosen, or one that does not exist.
        UnfitAddress: nothing may be sent there.
        TooManyHooks: ``actor`` has ``MOST`` already.

    """
    require(may_hook_unit(reach_of(actor), wanted.unit))
    chosen = [event for event in EVENTS if event in set(wanted.events)]
    if not chosen or len(chosen) != len(set(wanted.events)):
        raise NoEvents
    target_of(wanted.url)
    # Lock the person: two requests at once must not both be the twentieth.
    Person.objects.select_for_update().get(pk=actor.pk)
    if Hook.objects.filter(owner=actor).count() >= MOST:
        raise TooManyHooks
    hook = Hook.objects.create(
        owner=actor,
        name=wanted.name,
        url=wanted.url,
        unit=wanted.unit,
        events=chosen,
        secret=b"",
        key_number=0,
        read_to=trail_head(),
        created_on=on,
    )
    secret = new_secret()
    sealed = seal(hook.pk, secret)
    hook.secret, hook.key_number = sealed.cipher, sealed.key_number
    hook.save(update_fields=["secret", "key_number"])
    # The address may hold a key of the receiver's: it stays with the hook.
    record(actor, on=hook, unit_id=wanted.unit.pk, events=chosen)
    return KeptHook(hook, secret)
