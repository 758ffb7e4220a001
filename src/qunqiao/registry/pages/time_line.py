"""Terms drawn to scale: what ran, what ran over, and the gaps in between.

The drawing is for the eye alone; the list of terms beside it says the same in words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from django.utils.translation import gettext as _

from qunqiao.kit import clock
from qunqiao.kit.jinja import day as written
from qunqiao.registry.models import Term
from qunqiao.registry.queries.terms import Spell, gap_days, spells

Kind = Literal["past", "running", "planned", "extended", "overdue", "gap"]
_STEPS = (1, 2, 5, 10, 20)
_MOST_TICKS = 7
_NARROWEST_LABEL = 11  # per cent of the drawing; below that the number would run into the next


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time: what it is, where it begins and how long it is, in per cent of the drawing."""

    kind: Kind
    left: float
    width: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One organisation's stretches, one after the other."""

    label: str
    spans: Sequence[Span]


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Lanes under one scale of years; ``now`` is where the day of the page stands."""

    lanes: Sequence[Lane]
    ticks: Sequence[tuple[float, str]]
    now: float
    now_label: str

    @property
    def kinds(self) -> set[str]:
        """The kinds of stretches drawn, for the legend."""
        return {span.kind for lane in self.lanes for span in lane.spans}


def time_line(terms: Iterable[tuple[str, Sequence[Term]]], day: date) -> TimeLine | None:
    """The terms of some organisations by name, each in order of time; None where there are none."""
    lanes = [(label, spells(several, day)) for label, several in terms if several]
    if not lanes:
        return None
    scale = _scale([spell for _label, several in lanes for spell in several], day)
    today = _("今天") if day == clock.today() else written(day)
    return TimeLine(
        [Lane(label, _spans(several, scale, day)) for label, several in lanes],
        scale.ticks(),
        scale.at(day),
        today,
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Years laid out from left to right."""

    first: date
    last: date

    def at(self, day: date) -> float:
        whole = (self.last - self.first).days
        return round(100 * min(max((day - self.first).days / whole, 0), 1), 2)

    def span(self, kind: Kind, begin: date, end: date, label: str = "") -> Span:
        left, right = self.at(begin), self.at(end)
        told = label if right - left >= _NARROWEST_LABEL else ""
        return Span(kind, left, round(right - left, 2), told)

    def ticks(self) -> list[tuple[float, str]]:
        years = range(self.first.year, self.last.year + 1)
        step = next((s for s in _STEPS if len(years) / s <= _MOST_TICKS), _STEPS[-1])
        return [
            (self.at(date(year, 1, 1)), str(year))
            for year in years
            if year % step == 0 and self.at(date(year, 1, 1)) <= 100 - _NARROWEST_LABEL / 2
        ]


def _scale(lanes: Sequence[Spell], day: date) -> _Scale:
    first = min(spell.term.began_on for spell in lanes)
    last = max(day, *(spell.until or spell.full_on for spell in lanes))
    return _Scale(date(first.year, 1, 1), date(last.year + 1, 1, 1))


def _spans(several: Sequence[Spell], scale: _Scale, day: date) -> list[Span]:
    spans: list[Span] = []
    for before, spell in pairwise([None, *several]):
        if spell is None:
            continue
        if before is not None and before.until and gap_days(before.until, spell.term.began_on):
            spans.append(scale.span("gap", before.until, spell.term.began_on))
        spans += _of(spell, scale, day)
    if several[-1].until and gap_days(several[-1].until, day):
        spans.append(scale.span("gap", several[-1].until, day))
    return [span for span in spans if span.width > 0]


def _of(spell: Spell, scale: _Scale, day: date) -> list[Span]:
    """A term's own years, those it was extended by, and the time it ran over."""
    began, due, full = spell.term.began_on, spell.term.due_on, spell.full_on
    end = spell.until or max(day, began)
    label = _("第%(number)d届") % {"number": spell.term.number}
    spans = [scale.span("past" if spell.until else "running", began, min(end, due), label)]
    if spell.until is None and due > end:
        spans.append(scale.span("planned", end, due))
    if full > due and (spell.until is None or end > due):
        spans.append(scale.span("extended", due, full if spell.until is None else min(end, full)))
    if end > full:
        spans.append(scale.span("overdue", full, end))
    return spans
