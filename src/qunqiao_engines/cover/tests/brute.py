"""The same answers by looking at every unit, body, kind and day: slow, and nothing shared with the engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from qunqiao_engines.cover import (
    Coverage,
    Duty,
    Overload,
    Part,
    Piece,
    Responsibility,
    Tree,
    Vacancy,
)

FAULTS = ("vacuum", "overlap", "orphaned")
Cell = tuple[str, str, date]


class Brute:
    """Answers cell by cell, on the days from ``first`` to ``last``: all dates are expected between."""

    def __init__(self, tree: Tree, rows: list[Responsibility], vacancies: list[Vacancy]) -> None:
        self.tree = tree
        self.rows = rows
        self.vacancies = vacancies
        self.parents = {unit.id: unit.parent for unit in tree.units}
        self.kinds = sorted({body.kind for body in tree.bodies})

    def above(self, unit: str | None) -> Iterator[str]:
        while unit is not None:
            yield unit
            unit = self.parents[unit]

    def below(self, unit: str) -> list[str]:
        return [other for other in self.parents if unit in self.above(other)]

    def meets(self, part: Part, unit: str, kind: str) -> bool:
        return part.unit in self.above(unit) and (part.kinds is None or kind in part.kinds)

    def in_field(self, duty: Duty, unit: str, kind: str) -> bool:
        return any(self.meets(part, unit, kind) for part in duty.field)

    def label(self, duty: Duty, cell: Cell) -> dict[str, tuple[str, ...]]:
        """By fault, who explains it at this unit, for this kind, on this day."""
        unit, kind, day = cell
        there = defaultdict(set)
        for row in self.rows:
            if row.duty == duty.id and on(row, day) and self.meets(row.part, unit, kind):
                vacant = any(on(v, day) for v in self.vacancies if v.holder == row.holder)
                there[row.role, vacant].add(row.holder)
        leads, supports = there["lead", False], there["support", False]
        faults = {}
        if not leads:
            faults["vacuum"] = tuple(sorted(there["lead", True]))
            if supports:
                faults["orphaned"] = tuple(sorted(supports))
        if len(leads) > 1:
            faults["overlap"] = tuple(sorted(leads))
        return faults


def on(row: Duty | Responsibility | Vacancy, day: date) -> bool:
    return row.begins <= day and (row.ends is None or day < row.ends)


def is_open(body, day: date) -> bool:
    return (body.opened is None or body.opened <= day) and (
        body.closed is None or day < body.closed
    )


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(n) for n in range((last - first).days)]
