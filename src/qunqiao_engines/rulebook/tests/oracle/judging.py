"""What the predicates are written with: a truth that may be unknown, days, and a rule's scope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from qunqiao_engines.rulebook.tests.oracle.world import Organisation, Unit

Truth = bool | None
Subject = Unit | Organisation


def both(*truths: Truth) -> Truth:
    """True if all are; one false decides whatever is unknown."""
    if any(truth is False for truth in truths):
        return False
    return None if any(truth is None for truth in truths) else True


def either(*truths: Truth) -> Truth:
    """True if one is, whatever is unknown."""
    if any(truth is True for truth in truths):
        return True
    return None if any(truth is None for truth in truths) else False


def negated(truth: Truth) -> Truth:
    return None if truth is None else not truth


def known(test: Callable[..., bool], *values: object) -> Truth:
    """``test`` of the values, unknown as soon as one of them is."""
    return None if any(value is None for value in values) else test(*values)


def after_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return last if day.day > last.day else first.replace(day=day.day)


def more_than_months(start: date | None, months: int, end: date) -> Truth:
    """Whether ``end`` lies beyond the day that is ``months`` after ``start``."""
    return None if start is None else after_months(start, months) < end


def there(opened: date | None, closed: date | None, day: date) -> bool:
    """Whether something that begins and ends on these days exists on ``day``; its last is not in it."""
    return (opened is None or opened <= day) and (closed is None or closed > day)


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Whom a rule speaks of, and when it binds."""

    subject: type
    kinds: tuple[str, ...] = ()
    unit_kinds: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    since: date = date.min
    until: date = date.max

    def covers(self, subject: Subject, day: date) -> Truth:
        """Whether ``subject`` is one of those; unknown where its unit's kind is."""
        unit = subject if isinstance(subject, Unit) else subject.unit
        place = unit.region or ""
        if not self.since <= day <= self.until or place.startswith(self.elsewhere or ("-",)):
            return False
        if self.regions and not place.startswith(self.regions):
            return False
        if self.kinds and subject.kind not in self.kinds:
            return False
        if self.unit_kinds:
            return known(lambda kind: kind in self.unit_kinds, unit.kind)
        return True


@dataclass(frozen=True)
class Predicate:
    """A rule in Python: ``test`` gives whether it binds a subject, and whether it is broken."""

    scope: Scope
    test: Callable[[Subject, date], tuple[Truth, Truth]]

    def outcome(self, subject: Subject, day: date) -> str:
        covered = self.scope.covers(subject, day)
        if covered is False:
            return "not_applicable"
        binds, broken = self.test(subject, day)
        binds = both(covered, binds)
        if binds is False:
            return "not_applicable"
        if binds is None or broken is None:
            return "unknown"
        return "breach" if broken else "sound"


PREDICATES: dict[str, Predicate] = {}


def rule(name: str, **scope: object) -> Callable[..., Callable[..., tuple[Truth, Truth]]]:
    """Enter the decorated function as rule ``name``; ``scope`` is of :class:`Scope`."""

    def enter(test: Callable[..., tuple[Truth, Truth]]) -> Callable[..., tuple[Truth, Truth]]:
        assert name not in PREDICATES
        PREDICATES[name] = Predicate(Scope(**scope), test)
        return test

    return enter
