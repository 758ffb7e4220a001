"""Responsibilities sorted by duty, kinds and unit, on the days of their duty alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from .answers import Reach
from .days import FOREVER, end_day, united
from .errors import BackwardDaysError, TwiceError, UnknownDutyError, UnknownRoleError
from .model import Duty, Responsibility, Vacancy
from .numbering import Numbering

Kinds = frozenset[str] | None
Marks = dict[int, Reach]
Vacant = dict[str, list[tuple[int, int]]]


class Book:
    """A duty, and what reaches which unit by the kinds it is for."""

    __slots__ = ("_tree", "duty", "end", "field", "marks", "start")

    def __init__(self, tree: Numbering, duty: Duty) -> None:
        whose = f"the duty {duty.id!r}"
        self.duty = duty
        self.start, self.end = _days(duty, whose)
        self.field = [(tree.find(part.unit, whose), part.kinds) for part in duty.field]
        self.marks: dict[Kinds, Marks] = {}
        self._tree = tree

    def reach(self, unit: int, kinds: Kinds) -> Reach | None:
        """What begins at ``unit`` for ``kinds``; None where that lies outside the field."""
        marks = self.marks.get(kinds)
        if marks is None:
            marks = self.marks[kinds] = {}
        reach = marks.get(unit)
        if reach is None and self._meets(unit, kinds):
            reach = marks[unit] = Reach()
        return reach

    def _meets(self, unit: int, kinds: Kinds) -> bool:
        ends = self._tree.ends
        return any(
            (mask is None or kinds is None or not mask.isdisjoint(kinds))
            and (root <= unit < ends[root] or unit <= root < ends[unit])
            for root, mask in self.field
        )

    def classes(self, kinds: Iterable[str]) -> list[tuple[str, ...]]:
        """``kinds`` in groups that the field and every responsibility treat alike."""
        masks = [*{mask for _, mask in self.field}, *self.marks]
        alike: dict[tuple[bool, ...], list[str]] = {}
        for kind in kinds:
            key = tuple(_holds(mask, kind) for mask in masks)
            alike.setdefault(key, []).append(kind)
        return [tuple(group) for group in alike.values()]

    def roots(self, kind: str) -> list[int]:
        """The units of the field for ``kind`` that lie below no other of them."""
        result: list[int] = []
        for unit in sorted({unit for unit, mask in self.field if _holds(mask, kind)}):
            if not result or unit >= self._tree.ends[result[-1]]:
                result.append(unit)
        return result

    def reaching(self, kind: str) -> Marks:
        """What reaches which unit for ``kind``."""
        concerned = [marks for mask, marks in self.marks.items() if _holds(mask, kind)]
        if len(concerned) == 1:
            return concerned[0]
        result: Marks = {}
        for marks in concerned:
            for unit, reach in marks.items():
                result[unit] = result[unit].joined(reach) if unit in result else reach
        return result


def fill(
    tree: Numbering,
    duties: Sequence[Duty],
    rows: Iterable[Responsibility],
    vacancies: Iterable[Vacancy],
) -> list[Book]:
    """One book a duty, in their order, with all ``rows`` in them.

    Raises:
        CoverError: a row names a duty, unit or role that is not there, or its days run backward.

    """
    books: dict[str, Book] = {}
    for duty in duties:
        if duty.id in books:
            raise TwiceError("duties", duty.id)
        books[duty.id] = Book(tree, duty)
    vacant = _vacant(vacancies)
    for row in rows:
        book = books.get(row.duty)
        if book is None:
            raise UnknownDutyError(row.holder, row.duty)
        _enter(tree, book, row, vacant.get(row.holder))
    return list(books.values())


def _enter(
    tree: Numbering, book: Book, row: Responsibility, vacant: list[tuple[int, int]] | None
) -> None:
    unit = tree.number.get(row.part.unit)
    start = row.begins.toordinal()
    end = FOREVER if row.ends is None else row.ends.toordinal()
    if unit is None or end < start or row.role not in ("lead", "support"):
        _refuse(tree, row)
        return
    start = max(start, book.start)
    end = min(end, book.end)
    reach = book.reach(unit, row.part.kinds) if start < end else None
    if reach is None:
        return
    there = reach.leads if row.role == "lead" else reach.supports
    if vacant is None:
        there.append((start, end, row.holder))
        return
    for since, until, empty in _split(start, end, vacant):
        if not empty:
            there.append((since, until, row.holder))
        elif row.role == "lead":
            reach.vacant_leads.append((since, until, row.holder))


def _refuse(tree: Numbering, row: Responsibility) -> None:
    """Say what is wrong with ``row``."""
    whose = f"the responsibility of {row.holder!r} for {row.duty!r}"
    tree.find(row.part.unit, whose)
    _days(row, whose)
    raise UnknownRoleError(row.holder, row.role)


def _split(
    start: int, end: int, vacant: list[tuple[int, int]]
) -> Iterator[tuple[int, int, bool]]:
    """The days from ``start`` to ``end`` in stretches, with whether they are vacant."""
    for begin, stop in vacant:
        if stop <= start or begin >= end:
            continue
        if start < begin:
            yield start, begin, False
        yield max(start, begin), min(end, stop), True
        start = min(end, stop)
    if start < end:
        yield start, end, False


def _holds(mask: Kinds, kind: str) -> bool:
    return mask is None or kind in mask


def _vacant(vacancies: Iterable[Vacancy]) -> Vacant:
    spans: Vacant = {}
    for row in vacancies:
        spans.setdefault(row.holder, []).append(_days(row, f"the vacancy of {row.holder!r}"))
    return {holder: united(days) for holder, days in spans.items()}


def _days(row: Duty | Responsibility | Vacancy, whose: str) -> tuple[int, int]:
    start, end = row.begins.toordinal(), end_day(row.ends)
    if row.ends is not None and end < start:
        raise BackwardDaysError(whose, row.begins, row.ends)
    return start, end
