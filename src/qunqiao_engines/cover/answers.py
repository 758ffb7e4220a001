"""What is wrong at one unit, from the responsibilities that reach it: no day looked at twice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .days import Function, Label, remainder, united, within

# From day to day: who.
Stretch = tuple[int, int, str]
Stretches = Sequence[Stretch]
NOBODY: Label = ()


class Answers(NamedTuple):
    """The days on which a unit has a fault, labelled with those who explain it."""

    vacuum: Function
    overlap: Function
    orphaned: Function


SOUND = Answers([], [], [])


class Reach:
    """The responsibilities that reach a unit: its own, or with those of the units above it."""

    __slots__ = ("_answers", "leads", "supports", "vacant_leads")

    def __init__(
        self,
        leads: Stretches = (),
        vacant_leads: Stretches = (),
        supports: Stretches = (),
    ) -> None:
        self.leads = leads
        self.vacant_leads = vacant_leads
        self.supports = supports
        self._answers: Answers | None = None

    def joined(self, own: Reach) -> Reach:
        """Both together."""
        if not (self.leads or self.vacant_leads or self.supports):
            return own
        return Reach(
            (*self.leads, *own.leads),
            (*self.vacant_leads, *own.vacant_leads),
            (*self.supports, *own.supports),
        )

    def answers(self, start: int, end: int) -> Answers:
        """What is wrong from ``start`` to ``end``, the days of the duty, which nothing leaves.

        Worked out once: nothing is added any more, and a duty has its days.
        """
        if self._answers is None:
            self._answers = _answers(self, start, end)
        return self._answers


def _answers(reach: Reach, start: int, end: int) -> Answers:
    gaps, crossing = _gaps(sorted(reach.leads), start, end)
    if not gaps and not crossing:
        return SOUND
    overlap: Function = []
    if crossing:
        overlap = [segment for segment in _holders(reach.leads) if len(segment[2]) > 1]
    if not gaps:
        return Answers([], overlap, [])
    orphaned = within(_holders(reach.supports), gaps) if reach.supports else []
    return Answers(_vacuum(gaps, reach.vacant_leads), overlap, orphaned)


def _gaps(leads: Stretches, start: int, end: int) -> tuple[list[tuple[int, int]], bool]:
    """The days without a lead, and whether any two leads share a day."""
    gaps = []
    crossing = False
    reached = start
    for begin, stop, _ in leads:
        if begin > reached:
            gaps.append((reached, begin))
        elif begin < reached:
            crossing = True
        reached = max(reached, stop)
    if reached < end:
        gaps.append((reached, end))
    return gaps, crossing


def _vacuum(gaps: list[tuple[int, int]], vacant: Stretches) -> Function:
    nobody: Function = [(start, end, NOBODY) for start, end in gaps]
    if not vacant:
        return nobody
    named = within(_holders(vacant), gaps)
    taken = united((start, end) for start, end, _ in named)
    return sorted(named + remainder(nobody, [(start, end, NOBODY) for start, end in taken]))


def _holders(stretches: Stretches) -> Function:
    """Who is there day by day: all of them in order, each once, where there is anybody."""
    if len(stretches) == 1:
        start, end, who = stretches[0]
        return [(start, end, (who,))]
    changes: dict[int, list[tuple[str, int]]] = {}
    for start, end, who in stretches:
        changes.setdefault(start, []).append((who, 1))
        changes.setdefault(end, []).append((who, -1))
    result: Function = []
    there: dict[str, int] = {}
    for day, following in pairwise(sorted(changes)):
        for who, change in changes[day]:
            there[who] = there.get(who, 0) + change
            if not there[who]:
                del there[who]
        label = tuple(sorted(there))
        if result and result[-1][1:] == (day, label):
            result[-1] = (result[-1][0], following, label)
        elif label:
            result.append((day, following, label))
    return result
