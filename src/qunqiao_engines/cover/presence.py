"""Which bodies are open when: counted for a range of units without looking at each body again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from .days import end_day, first_day
from .errors import BackwardDaysError
from .model import Body
from .numbering import Numbering


class Weight(NamedTuple):
    """What a piece holds: its days from the first open body to the last, bodies, body-days."""

    start: int
    end: int
    bodies: int
    body_days: int


class Crowd:
    """The bodies of one kind in one range of units: their days of opening and closing, sorted."""

    __slots__ = ("_closed", "_opened", "_sums")

    def __init__(self, opened: list[int], closed: list[int]) -> None:
        self._opened = tuple(sorted(opened))
        self._closed = tuple(sorted(closed))
        self._sums: tuple[tuple[int, ...], tuple[int, ...]] | None = None

    def weight(self, start: int, end: int, horizon: int) -> Weight | None:
        """What is open on the days from ``start`` to ``end``; None where that is nothing."""
        before = max(start, min(end, horizon))
        if self._opened[-1] <= start and self._closed[0] >= end:
            bodies = len(self._opened)
            return Weight(start, end, bodies, bodies * (before - start))
        bodies = bisect_left(self._opened, end) - bisect_right(self._closed, start)
        if bodies <= 0:
            return None
        days = self._days_before(before) - self._days_before(start)
        return Weight(self._from(start), self._until(end), bodies, days)

    def _days_before(self, day: int) -> int:
        """Body-days before ``day``."""
        if self._sums is None:
            self._sums = (
                tuple(accumulate(self._opened, initial=0)),
                tuple(accumulate(self._closed, initial=0)),
            )
        opened = bisect_left(self._opened, day)
        closed = bisect_left(self._closed, day)
        opened_sum, closed_sum = self._sums[0][opened], self._sums[1][closed]
        return (opened * day - opened_sum) - (closed * day - closed_sum)

    def _from(self, start: int) -> int:
        opened = bisect_right(self._opened, start)
        if opened > bisect_right(self._closed, start):
            return start
        return self._opened[opened]

    def _until(self, end: int) -> int:
        closed = bisect_left(self._closed, end)
        if bisect_left(self._opened, end) > closed:
            return end
        return self._closed[closed - 1]


class Presence:
    """The bodies of a tree by kind. Ranges that were asked for are remembered: ask again at no cost."""

    def __init__(self, tree: Numbering, bodies: Sequence[Body]) -> None:
        rows: dict[str, list[tuple[int, int, int]]] = {}
        for body in bodies:
            unit = tree.number.get(body.unit)
            opened, closed = first_day(body.opened), end_day(body.closed)
            if unit is None or closed < opened:
                _refuse(tree, body)
            elif opened < closed:
                rows.setdefault(body.kind, []).append((unit, opened, closed))
        self._units: dict[str, list[int]] = {}
        self._days: dict[str, list[tuple[int, int]]] = {}
        for kind in sorted(rows):
            ordered = sorted(rows[kind])
            self._units[kind] = [unit for unit, _, _ in ordered]
            self._days[kind] = [(opened, closed) for _, opened, closed in ordered]
        self._crowds: dict[tuple[str, int, int], Crowd | None] = {}

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of all bodies, in order."""
        return tuple(self._units)

    def crowd(self, kind: str, first: int, end: int) -> Crowd | None:
        """The bodies of ``kind`` at the units from ``first`` up to ``end``; None if there are none."""
        key = (kind, first, end)
        if key not in self._crowds:
            units, days = self._units[kind], self._days[kind]
            found = days[bisect_left(units, first) : bisect_left(units, end)]
            self._crowds[key] = (
                Crowd([opened for opened, _ in found], [closed for _, closed in found])
                if found
                else None
            )
        return self._crowds[key]


def _refuse(tree: Numbering, body: Body) -> None:
    """Say what is wrong with ``body``."""
    whose = f"the body {body.id!r}"
    tree.find(body.unit, whose)
    if body.opened is not None and body.closed is not None:
        raise BackwardDaysError(whose, body.opened, body.closed)
