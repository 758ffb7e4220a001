"""The same answers by looking at every unit, kind and day: slow, and sharing nothing with the engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from qunqiao_engines.cover import (
    Body,
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
Place = tuple[str, str]
Labels = dict[tuple[str, str, date], tuple[str, ...]]


class Brute:
    """Everything on each day from ``first`` to ``last``; a span still running on the last day is open."""

    def __init__(self, tree: Tree, rows: list[Responsibility], vacancies: list[Vacancy]) -> None:
        self.tree, self.rows, self.vacancies = tree, rows, vacancies
        parents = {unit.id: unit.parent for unit in tree.units}
        self.parents = parents
        self.above = {unit: list(_chain(unit, parents)) for unit in parents}
        self.below = {unit: [u for u in parents if unit in self.above[u]] for unit in parents}
        self.kinds = sorted({body.kind for body in tree.bodies})

    def labels(self, duty: Duty, days: list[date]) -> dict[str, Labels]:
        """By fault, unit, kind and day: who explains the fault there; only where there is one."""
        found: dict[str, Labels] = {fault: {} for fault in FAULTS}
        mine = [row for row in self.rows if row.duty == duty.id]
        for day in days:
            running = [row for row in mine if lasts(row, day)] if lasts(duty, day) else None
            vacant = {row.holder for row in self.vacancies if lasts(row, day)}
            for unit in self.parents if running is not None else ():
                for kind in self.kinds:
                    if not any(self.holds(part, unit, kind) for part in duty.field):
                        continue
                    here = [row for row in running if self.holds(row.part, unit, kind)]
                    leads = {row.holder for row in here if row.role == "lead"}
                    supports = {row.holder for row in here if row.role == "support"} - vacant
                    if not leads - vacant:
                        found["vacuum"][unit, kind, day] = tuple(sorted(leads))
                        if supports:
                            found["orphaned"][unit, kind, day] = tuple(sorted(supports))
                    if len(leads - vacant) > 1:
                        found["overlap"][unit, kind, day] = tuple(sorted(leads - vacant))
        return found

    def holds(self, part: Part, unit: str, kind: str) -> bool:
        return part.unit in self.above[unit] and (part.kinds is None or kind in part.kinds)

    def pieces(self, duty: Duty, days: list[date], horizon: date, labels: Labels) -> list[Piece]:
        """The largest pieces by their definition, put together where only the kind differs."""
        together = defaultdict(list)
        for (unit, below, label, kind), found in self._runs(duty, days, labels).items():
            crowd = self._bodies(unit, kind, below=below)
            for span in _spans(found):
                open_days = [day for day in span if any(is_open(body, day) for body in crowd)]
                if not open_days:
                    continue
                ends = open_days[-1] + timedelta(1)
                there = [body for body in crowd if any(is_open(body, day) for day in span)]
                counted = sum(is_open(body, day) for day in span if day < horizon for body in there)
                key = (unit, below, open_days[0], None if ends > days[-1] else ends, label)
                together[key].append((kind, len(there), counted))
        result = [
            Piece(
                duty.id,
                unit,
                below,
                tuple(kind for kind, _, _ in found),
                begins,
                ends,
                label,
                sum(bodies for _, bodies, _ in found),
                sum(body_days for _, _, body_days in found),
            )
            for (unit, below, begins, ends, label), found in together.items()
        ]
        return sorted(result, key=self._order)

    def _order(self, piece: Piece) -> tuple[object, ...]:
        place = list(_preorder(self.tree)).index(piece.unit)
        return place, piece.begins, piece.ends or date.max, not piece.below, piece.holders

    def _runs(self, duty: Duty, days: list[date], labels: Labels) -> dict[tuple, list[date]]:
        """The days of each piece, kind by kind: what agrees and is not part of a larger one."""
        runs = defaultdict(list)
        for kind in self.kinds:
            for day in days:
                agreed = {unit: self._agreed(labels, unit, kind, day) for unit in self.parents}
                for unit, parent in self.parents.items():
                    label = labels.get((unit, kind, day))
                    if label is None:
                        continue
                    if agreed[unit] is None:
                        runs[unit, False, label, kind].append(day)
                    elif not self._grows(duty, parent, kind, agreed.get(parent) == label):
                        runs[unit, True, label, kind].append(day)
        return runs

    def _agreed(self, labels: Labels, unit: str, kind: str, day: date) -> tuple[str, ...] | None:
        """The label of all units at and below ``unit``, None where they differ or have none."""
        found = {labels.get((below, kind, day)) for below in self.below[unit]}
        return found.pop() if len(found) == 1 else None

    def _grows(self, duty: Duty, parent: str | None, kind: str, same: bool) -> bool:
        if parent is None or not any(self.holds(part, parent, kind) for part in duty.field):
            return False
        return same

    def _bodies(self, unit: str, kind: str, *, below: bool) -> list[Body]:
        units = self.below[unit] if below else [unit]
        return [body for body in self.tree.bodies if body.kind == kind and body.unit in units]

    def overloads(self, duties: list[Duty], days: list[date], limit: int) -> list[Overload]:
        result = []
        for holder in sorted({row.holder for row in self.rows}):
            led = {day: self._led(holder, duties, day) for day in days}
            for span in _spans([day for day in days if len(led[day]) > limit]):
                ends = span[-1] + timedelta(1)
                result.append(
                    Overload(
                        holder,
                        span[0],
                        None if ends > days[-1] else ends,
                        max(len(led[day]) for day in span),
                        tuple(sorted(set.union(*(led[day] for day in span)))),
                    )
                )
        return result

    def _led(self, holder: str, duties: list[Duty], day: date) -> set[str]:
        if any(row.holder == holder and lasts(row, day) for row in self.vacancies):
            return set()
        running = {duty.id: duty for duty in duties if lasts(duty, day)}
        return {
            row.duty
            for row in self.rows
            if row.holder == holder and row.role == "lead" and lasts(row, day)
            if row.duty in running
            if any(self._meet(row.part, part) for part in running[row.duty].field)
        }

    def _meet(self, one: Part, other: Part) -> bool:
        kinds = one.kinds is None or other.kinds is None or one.kinds & other.kinds
        return bool(kinds) and bool({*self.below[one.unit]} & {*self.below[other.unit]})

    def cover(
        self, duties: list[Duty], days: list[date], *, horizon: date, overload: int
    ) -> Coverage:
        found = {fault: [] for fault in FAULTS}
        for duty in duties:
            labels = self.labels(duty, days)
            for fault in FAULTS:
                found[fault] += self.pieces(duty, days, horizon, labels[fault])
        lists = (tuple(found[fault]) for fault in FAULTS)
        return Coverage(*lists, tuple(self.overloads(duties, days, overload)))


def lasts(row: Duty | Responsibility | Vacancy, day: date) -> bool:
    return row.begins <= day and (row.ends is None or day < row.ends)


def is_open(body: Body, day: date) -> bool:
    opened, closed = body.opened or date.min, body.closed or date.max
    return opened <= day < closed


def _chain(unit: str | None, parents: dict[str, str | None]) -> Iterator[str]:
    while unit is not None:
        yield unit
        unit = parents[unit]


def _preorder(tree: Tree, parent: str | None = None) -> Iterator[str]:
    for unit in tree.units:
        if unit.parent == parent:
            yield unit.id
            yield from _preorder(tree, unit.id)


def _spans(days: list[date]) -> Iterator[list[date]]:
    for _, run in groupby(enumerate(days), lambda pair: pair[1].toordinal() - pair[0]):
        yield [day for _, day in run]
