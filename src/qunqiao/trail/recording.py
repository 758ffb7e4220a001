"""``@action`` and ``record``: the only way anything is written, and the only writer of the trail."""

import functools
import secrets
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ParamSpec, Protocol, TypeVar

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from qunqiao.trail import digests
from qunqiao.trail.errors import OutsideAction, Unrecorded
from qunqiao.trail.models import Chain, Detail, Entry

P = ParamSpec("P")
R = TypeVar("R")


class Actor(Protocol):
    """Whoever acts: a person, or a named system person for scheduled work."""

    @property
    def trail_name(self) -> str:
        """A stable key that leads to the person without being a name."""


@dataclass(frozen=True, slots=True)
class _Act:
    actor: str
    subject_kind: str
    subject_id: str
    unit_id: int | None
    content: dict[str, Any]


_acts: ContextVar[list[_Act] | None] = ContextVar("acts", default=None)
ACTIONS: dict[str, Callable[..., Any]] = {}


def action(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function an action: one transaction, and at least one entry under ``name``.

    The rows and their entry are written together or not at all. A function that records nothing
    raises ``Unrecorded`` and is rolled back; there is no way to switch that off.
    """

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            with transaction.atomic():
                token = _acts.set([])
                try:
                    result = function(*args, **kwargs)
                    acts = _acts.get() or []
                finally:
                    _acts.reset(token)
                if not acts:
                    raise Unrecorded(name)
                _append(name, acts)
            return result

        ACTIONS[name] = run
        return run

    return wrap


def record(
    actor: Actor,
    *,
    on: models.Model,
    unit_id: int | None = None,
    before: Mapping[str, Any] | None = None,
    **after: Any,
) -> None:
    """Queue an entry of the running action: ``actor`` changed ``on``, from ``before`` to ``after``.

    ``unit_id`` is the unit whose bodies may read the entry; None leaves it to the supervising body.
    """
    acts = _acts.get()
    if acts is None:
        raise OutsideAction
    content = {"before": _plain(before or {}), "after": _plain(after)}
    kind = on._meta.label_lower  # noqa: SLF001 - Django's documented model API
    acts.append(_Act(actor.trail_name, kind, str(on.pk), unit_id, content))


def erase_details(entries: models.QuerySet[Entry]) -> list[int]:
    """Erase what these entries hold of before and after, for a person the law lets be forgotten.

    The entries and their chain stay. The salt goes too: with it, a short content could be guessed
    from its commitment. Call it from an action and ``record(..., erased_details=numbers)`` with the
    numbers given back: ``verify`` takes for tampering whatever no entry owns up to.
    """
    if _acts.get() is None:
        raise OutsideAction
    held = Detail.objects.filter(entry__in=entries, erased_at__isnull=True)
    numbers = sorted(held.values_list("entry_id", flat=True))
    held.update(content=None, salt="", erased_at=timezone.now())
    return numbers


def _append(name: str, acts: list[_Act]) -> None:
    # The head row is the queue: two writers cannot both extend the same digest.
    Chain.objects.get_or_create(pk=1)
    head = Chain.objects.select_for_update().get(pk=1)
    number, previous = head.number, head.digest
    for act in acts:
        number += 1
        at, salt = timezone.now(), secrets.token_hex(16)
        promised = digests.commitment(salt, act.content)
        parts = (name, act.actor, act.subject_kind, act.subject_id, act.unit_id)
        digest = digests.entry_digest(number, at, parts, promised, previous)
        entry = Entry.objects.create(
            number=number,
            at=at,
            action=name,
            actor=act.actor,
            subject_kind=act.subject_kind,
            subject_id=act.subject_id,
            unit_id=act.unit_id,
            commitment=promised,
            previous=previous,
            digest=digest,
        )
        Detail.objects.create(entry=entry, salt=salt, content=act.content)
        previous = digest
    head.number, head.digest = number, previous
    head.save(update_fields=["number", "digest"])
    for follower in settings.TRAIL_FOLLOWERS:
        # robust: the act is written; whoever follows it cannot undo it by failing.
        transaction.on_commit(functools.partial(import_string(follower), name), robust=True)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _value(value) for key, value in values.items()}


def _value(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, Decimal | date | datetime):
        return str(value)
    if isinstance(value, list | tuple):
        return [_value(item) for item in value]
    if isinstance(value, Mapping):
        return _plain(value)
    return value if isinstance(value, int | float | bool | None) else str(value)
