"""What an exemplar changed where it was taken over: beside units of the same class that did not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Count, Q

from qunqiao.exemplars.bridge import Between, Counts, between, chance
from qunqiao.exemplars.models import Exemplar
from qunqiao.exemplars.policy import LEVEL, SIZES, SMALLEST_CELL, size_class
from qunqiao.exemplars.queries.exemplars import adoptions_of
from qunqiao.exemplars.queries.lasting import NOTHING, cases, done_checkups, lastingly

Verdict = Literal["more", "alike", "few", "early", "unnamed"]


@dataclass(frozen=True, slots=True)
class Effect:
    """Of the problems under the exemplar's rules, how many were cleared since, here and elsewhere.

    ``verdict``: more cleared, hardly by chance; no difference to be seen; too few to tell, and then the
    counts are withheld; too early; or no rule was named to measure by.
    """

    verdict: Verdict
    adopters: Counts = NOTHING
    others: Counts = NOTHING
    adopters_between: Between | None = None
    others_between: Between | None = None


def effect_of(exemplar: Exemplar) -> Effect:
    """Adopters beside those of their class that did not adopt, before and since; a few queries.

    Counted are the problems that stood at the last check-up before the day from which on a unit does it
    (for the others: before it was published), and of these the ones gone in at least the two latest.
    """
    if not exemplar.rules:
        return Effect("unnamed")
    done = done_checkups()
    adopted = {one.unit: one.began_on for one in adoptions_of(exemplar)}
    published = exemplar.published_on
    if len(done) <= 1 or not adopted or published is None:
        return Effect("early")
    among = {(unit.kind, size_class(unit.head_count)) for unit in adopted}
    adopters = _sum(_counts(exemplar, done, day, Q(unit=unit)) for unit, day in adopted.items())
    away = {exemplar.unit_id, *(unit.pk for unit in adopted)}
    others = _counts(exemplar, done, published, _like(among, away))
    if adopters is None or others is None:
        return Effect("early")
    if min(adopters.cases, others.cases) < SMALLEST_CELL:
        return Effect("few")
    more = chance(adopters, others) <= LEVEL
    verdict: Verdict = "more" if more else "alike"
    return Effect(verdict, adopters, others, between(adopters), between(others))


def _like(among: set[tuple[str, int | None]], away: set[int]) -> Q:
    """Problems at the open units of these classes, without those that do it."""
    like = Q(pk__in=[])
    for kind, size in among:
        if size is not None:
            like |= Q(unit__kind=kind) & _of_size(size)
    return like & ~Q(unit__in=away)


def _of_size(size: int) -> Q:
    condition = Q(unit__head_count__isnull=False)
    if size > 0:
        condition &= Q(unit__head_count__gt=SIZES[size - 1])
    if size < len(SIZES):
        condition &= Q(unit__head_count__lte=SIZES[size])
    return condition


def _counts(
    exemplar: Exemplar, done: Sequence[tuple[int, date]], day: date, units: Q
) -> Counts | None:
    """The counts from ``day`` on; None where no check-up was before it, or not two after."""
    before = next((pk for pk, as_of in done if as_of <= day), None)
    second = done[1][0]
    if before is None or second <= before:
        return None
    stood = Q(first_checkup__lte=before) | Q(earlier__isnull=False)
    stood &= Q(cleared_checkup__isnull=True) | Q(cleared_checkup__gt=before)
    rows = cases().filter(stood, units, rule__in=exemplar.rules)
    found = rows.aggregate(n=Count("pk"), k=Count("pk", filter=lastingly(second)))
    return Counts(found["k"], found["n"])


def _sum(several: Iterable[Counts | None]) -> Counts | None:
    """Those that can be counted, together; None where none can."""
    known = [one for one in several if one is not None]
    if not known:
        return None
    return Counts(sum(one.hits for one in known), sum(one.cases for one in known))
