"""How the numbers of two check-ups hang together: so many before, these came, those went, so many now."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import Combinable

from qunqiao.checkups.models import Finding, Turn, Waiver
from qunqiao.checkups.queries.differences import Change, Pair
from qunqiao.checkups.queries.overview import Place

WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Move:
    """So many findings of one theme with which the same happened.

    ``was`` and ``then`` say as what they counted at the two check-ups: an outcome, "waived", or "" where
    they did not stand. ``at`` is the unit, of those that were asked for, at or below which it happened.
    """

    theme: str
    change: str
    was: str
    then: str
    count: int
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    """How many counted as one outcome before and after, and by which changes they went and came.

    ``before - sum(went) + sum(came) == after``, whatever happened.
    """

    before: int
    after: int
    went: Counter[str]
    came: Counter[str]


def moves(found: QuerySet[Finding], place: Place | None = None) -> list[Move]:
    """What happened with ``differences``, at each unit of ``place`` apart where one is given; one query.

    To ask it by unit costs the database little more; to ask twice takes as long again to write down.
    """
    changed: QuerySet[Any] = found.order_by()  # annotated by ``differences``
    branch: Combinable = place.branch if place and place.ids else Value("")
    changed = changed.annotate(branch=branch)
    at = place.ids if place else {}
    rows = changed.values_list("theme", "change", "was", "then", "excused", "branch")
    waived = (Change.WAIVED, Change.EXCUSED)
    return [
        Move(
            theme,
            change,
            WAIVED if excused else was,
            WAIVED if change in waived else then,
            number,
            at.get(path),
        )
        for theme, change, was, then, excused, path, number in rows.annotate(n=Count("pk"))
    ]


def moves_of_change(found: QuerySet[Finding], pair: Pair) -> list[Move]:
    """What happened with those of ``differences`` that may have changed, without those that simply stayed.

    One query, that asks of the few what ``moves`` asks of all: a first page needs no more.
    """
    turned = Turn.objects.filter(finding=OuterRef("pk"), checkup__gt=pair.before.pk)
    waived = Waiver.objects.filter(finding=OuterRef("pk"))
    came_or_went = Q(first_checkup__gt=pair.before.pk) | Q(cleared_checkup__gt=pair.before.pk)
    return moves(found.filter(came_or_went | Exists(turned) | Exists(waived)))


def by_theme(moved: Iterable[Move], outcome: str) -> dict[str, Counter[str]]:
    """How many that counted as ``outcome`` at either check-up changed in which way, by theme."""
    counts: dict[str, Counter[str]] = {}
    for move in (move for move in moved if outcome in (move.was, move.then)):
        counts.setdefault(move.theme, Counter())[move.change] += move.count
    return counts


def by_unit(moved: Iterable[Move], outcome: str) -> dict[int, Counter[str]]:
    """The same by unit, for those that happened at one that was asked for."""
    counts: dict[int, Counter[str]] = {}
    for move in (move for move in moved if outcome in (move.was, move.then)):
        if move.at is not None:
            counts.setdefault(move.at, Counter())[move.change] += move.count
    return counts


def balance_of(moved: Iterable[Move], outcome: str) -> Balance:
    """What became of those that counted as ``outcome`` (or as "waived") at one of the check-ups."""
    before = after = 0
    went: Counter[str] = Counter()
    came: Counter[str] = Counter()
    for move in moved:
        before += move.count * (move.was == outcome)
        after += move.count * (move.then == outcome)
        if move.was == outcome != move.then:
            went[move.change] += move.count
        if move.then == outcome != move.was:
            came[move.change] += move.count
    return Balance(before, after, went, came)
