"""Lasting improvement: findings that were cleared and stayed cleared, unit by unit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from django.db.models import Count, Q, QuerySet

from qunqiao.checkups.models import Checkup, Finding, Outcome
from qunqiao.exemplars.bridge import Between, Counts, between, chances
from qunqiao.exemplars.policy import FEWEST_UNITS, LEVEL, SMALLEST_CELL, size_class
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.people.queries import visible_units

NOTHING = Counts(0, 0)
_LASTING = 2


@dataclass(frozen=True, slots=True)
class Class:
    """Units that are compared with each other: of one kind and about one size."""

    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit whose findings were cleared lastingly more often than those of its class, hardly by chance."""

    unit: Unit
    among: Class
    units: int
    own: Counts
    others: Counts
    chance: Fraction
    own_between: Between | None
    others_between: Between | None


@dataclass(frozen=True, slots=True)
class Search:
    """What was found, out of how many units that could be compared; ``too_early`` with too few check-ups."""

    candidates: list[Candidate] = field(default_factory=list)
    compared: int = 0
    too_early: bool = False


def done_checkups() -> list[tuple[int, date]]:
    """The completed check-ups, the newest first: number and day."""
    done = Checkup.objects.filter(state=Checkup.State.DONE).order_by("-pk")
    return list(done.values_list("pk", "as_of"))


def lastingly(newest_but_one: int) -> Q:
    """Findings that were gone in at least the two latest check-ups and have not returned."""
    return Q(state=Finding.State.CLEARED, cleared_checkup__lte=newest_but_one)


def cases() -> QuerySet[Finding]:
    """One row for each problem of a subject that still exists: the last of its findings.

    What ended with its unit or organisation was not put right; unknowns are no problems that were solved.
    """
    ends = Finding.objects.filter(later__isnull=True, outcome__in=(Outcome.BREACH, Outcome.ADVICE))
    closed = Q(organisation__isnull=False, organisation__closed_on__isnull=False)
    return ends.filter(unit__closed_on__isnull=True).exclude(closed).order_by()


def counts_by_unit() -> dict[int, Counts] | None:
    """Of the problems that had time to be cleared lastingly, how many were; None with too few check-ups."""
    done = done_checkups()
    if len(done) <= _LASTING:
        return None
    second, third = done[1][0], done[2][0]
    old = Q(first_checkup__lte=third) | Q(earlier__isnull=False)
    rows = cases().filter(old).values_list("unit")
    counted = rows.annotate(n=Count("pk"), k=Count("pk", filter=lastingly(second)))
    return {unit: Counts(k, n) for unit, n, k in counted}


def classes(units: Iterable[Unit]) -> dict[int, Class]:
    """The class of each unit whose head count is known."""
    sizes = ((unit, size_class(unit.head_count)) for unit in units)
    return {unit.pk: Class(unit.kind, size) for unit, size in sizes if size is not None}


def candidates(reach: Reach) -> Search:
    """The units one oversees that improved more than their like, in tree order; never a ranking.

    Every unit of the platform is compared and paid for (Holm), whoever looks, so that what is found does not
    depend on who looks; three queries.
    """
    counted = counts_by_unit()
    if counted is None:
        return Search(too_early=True)
    units = list(Unit.objects.filter(closed_on__isnull=True).only("kind", "head_count"))
    pairs, sizes, of_class = _pairs(counted, classes(units))
    told = chances({str(pk): pair for pk, pair in pairs.items()})
    good = {pk for pk in pairs if told[str(pk)] <= LEVEL}
    mine = visible_units(reach, OVERSEERS).filter(pk__in=good)
    found = [
        Candidate(
            unit,
            of_class[unit.pk],
            sizes[of_class[unit.pk]],
            *pairs[unit.pk],
            told[str(unit.pk)],
            *map(between, pairs[unit.pk]),
        )
        for unit in mine
    ]
    return Search(found, len(pairs))


Pairs = dict[int, tuple[Counts, Counts]]


def _pairs(
    counted: Mapping[int, Counts], of_class: Mapping[int, Class]
) -> tuple[Pairs, dict[Class, int], Mapping[int, Class]]:
    """Each unit's counts beside those of the others of its class, where both are enough to tell anything."""
    sums: dict[Class, list[int]] = {}
    for pk, own in counted.items():
        if pk in of_class:
            line = sums.setdefault(of_class[pk], [0, 0, 0])
            line[0], line[1], line[2] = line[0] + own.hits, line[1] + own.cases, line[2] + 1
    pairs: Pairs = {}
    for pk, own in counted.items():
        hits, cases, units = sums.get(of_class[pk], (0, 0, 0)) if pk in of_class else (0, 0, 0)
        others = Counts(hits - own.hits, cases - own.cases) if units else NOTHING
        if units >= FEWEST_UNITS and min(own.cases, others.cases) >= SMALLEST_CELL:
            pairs[pk] = (own, others)
    return pairs, {among: line[2] for among, line in sums.items()}, of_class


def figures_of(found: Search, unit: Unit) -> dict[str, object]:
    """The counts behind a candidate as they are kept with its exemplar."""
    for one in found.candidates:
        if one.unit.pk == unit.pk:
            return {
                "own": [one.own.hits, one.own.cases],
                "others": [one.others.hits, one.others.cases],
                "chance": f"{float(one.chance):.4f}",
                "compared": found.compared,
            }
    return {}
