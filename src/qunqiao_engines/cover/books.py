"""Responsibilities sorted by duty, kinds and unit, on the days of their duty alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from .answers import Reach
from .days import FOREVER, end_day, united
from .errors import BackwardDaysError, TwiceError, UnknownDutyError, UnknownRoleError
from .model import Duty, Part, Responsibility, Vacancy
from .numbering import Numbering

Kinds = frozenset[str] | None
Marks = dict[int, Reach]


@dataclass(frozen=True, slots=True)
class Book:
    """A duty, and what reaches which unit by the kinds it is for."""

    duty: Duty
    start: int
    end: int
    field: list[tuple[int, Kinds]]
    marks: dict[Kinds, Marks] = field(default_factory=dict)

    def classes(self, kinds: Iterable[str]) -> list[tuple[str, ...]]:
        """``kinds`` in groups that the field and every responsibility treat alike."""
        masks = [*{mask for _, mask in self.field}, *self.marks]
        alike: dict[tuple[bool, ...], list[str]] = {}
        for kind in kinds:
            key = tuple(holds(mask, kind) for mask in masks)
            alike.setdefault(key, []).append(kind)
        return [tuple(group) for group in alike.values()]

    def roots(self, tree: Numbering, kind: str) -> list[int]:
        """The units of the field for ``kind`` that lie below no other of them."""
        result: list[int] = []
        for unit in sorted({unit for unit, mask in self.field if holds(mask, kind)}):
            if not result or unit >= tree.ends[result[-1]]:
                result.append(unit)
        return result

    def reaching(self, kind: str) -> Marks:
        """What reaches which unit for ``kind``."""
        concerned = [marks for mask, marks in self.marks.items() if holds(mask, kind)]
        if len(concerned) == 1:
            return concerned[0]
        result: Marks = {}
        for marks in concerned:
            for unit, reach in marks.items():
                result[unit] = result[unit].joined(reach) if unit in result else reach
        return result


def holds(mask: Kinds, kind: str) -> bool:
    """Whether ``mask`` is for ``kind``."""
    return mask is None or kind in mask


class Books:
    """One book a duty, and for each holder which duties it leads when.

    ``leading`` holds (start, end, duty) by holder, for leads that meet the field of their duty.
    """

    def __init__(
        self, tree: Numbering, duties: Sequence[Duty], vacancies: Iterable[Vacancy]
    ) -> None:
        self._tree = tree
        self._vacant = _vacant(vacancies)
        self.leading: dict[str, list[tuple[int, int, str]]] = {}
        self.books: dict[str, Book] = {}
        for duty in duties:
            if duty.id in self.books:
                raise TwiceError("duties", duty.id)
            self.books[duty.id] = _book(tree, duty)

    def enter(self, row: Responsibility) -> None:
        """Take ``row`` into the book of its duty.

        Raises:
            UnknownDutyError, UnknownRoleError, UnknownUnitError, BackwardDaysError: see there.

        """
        book = self.books.get(row.duty)
        if book is None:
            raise UnknownDutyError(row.holder, row.duty)
        if row.role not in ("lead", "support"):
            raise UnknownRoleError(row.holder, row.role)
        whose = f"the responsibility of {row.holder!r} for {row.duty!r}"
        unit = self._tree.find(row.part.unit, whose)
        start, end = _days(row.begins, row.ends, whose)
        start, end = max(start, book.start), min(end, book.end)
        if start >= end or not self._meets(book, unit, row.part):
            return
        reach = book.marks.setdefault(row.part.kinds, {}).setdefault(unit, Reach())
        for since, until, vacant in self._split(row.holder, start, end):
            if row.role == "support":
                if not vacant:
                    reach.supports.append((since, until, row.holder))
            elif vacant:
                reach.vacant_leads.append((since, until, row.holder))
            else:
                reach.leads.append((since, until, row.holder))
                self.leading.setdefault(row.holder, []).append((since, until, row.duty))

    def _meets(self, book: Book, unit: int, part: Part) -> bool:
        ends = self._tree.ends
        return any(
            (mask is None or part.kinds is None or not mask.isdisjoint(part.kinds))
            and (root <= unit < ends[root] or unit <= root < ends[unit])
            for root, mask in book.field
        )

    def _split(self, holder: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """The days in stretches on which ``holder`` is vacant or not."""
        for begin, stop in self._vacant.get(holder, ()):
            if stop <= start or begin >= end:
                continue
            if start < begin:
                yield start, begin, False
            yield max(start, begin), min(end, stop), True
            start = min(end, stop)
        if start < end:
            yield start, end, False


def _book(tree: Numbering, duty: Duty) -> Book:
    whose = f"the duty {duty.id!r}"
    start, end = _days(duty.begins, duty.ends, whose)
    return Book(
        duty, start, end, [(tree.find(part.unit, whose), part.kinds) for part in duty.field]
    )


def _vacant(vacancies: Iterable[Vacancy]) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for row in vacancies:
        days = _days(row.begins, row.ends, f"the vacancy of {row.holder!r}")
        spans.setdefault(row.holder, []).append(days)
    return {holder: united(days) for holder, days in spans.items()}


def _days(begins: date, ends: date | None, whose: str) -> tuple[int, int]:
    start, end = begins.toordinal(), end_day(ends)
    if end < start and ends is not None:
        raise BackwardDaysError(whose, begins, ends)
    return start, min(end, FOREVER)
