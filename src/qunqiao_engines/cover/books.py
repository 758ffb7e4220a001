"""Responsibilities kept by duty in few bytes, and those of one duty laid out by unit."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from .answers import Reach, Stretch, Stretches
from .days import FOREVER, end_day, united
from .errors import BackwardDaysError, TwiceError, UnknownDutyError, UnknownRoleError
from .model import Duty, Responsibility, Role, Vacancy
from .numbering import Numbering

Kinds = frozenset[str] | None
Marks = dict[int, Reach]
ROLES = ("lead", "support")


class Book:
    """A duty and its responsibilities: unit, first day, end and holder, by kinds and role."""

    __slots__ = ("columns", "duty", "end", "field", "start")

    def __init__(self, tree: Numbering, duty: Duty) -> None:
        whose = f"the duty {duty.id!r}"
        self.duty = duty
        self.start, self.end = _days(duty, whose)
        self.field = [(tree.find(part.unit, whose), part.kinds) for part in duty.field]
        # Four numbers a row in one array: a million rows as objects take 300 MB, and every full
        # collection of garbage walks over all of them.
        self.columns: dict[tuple[Kinds, Role], array[int]] = {}

    def rows(self) -> Iterator[tuple[Kinds, Role, Iterator[tuple[int, int, int, int]]]]:
        """By kinds and role: unit, first day, end and holder."""
        for (kinds, role), rows in self.columns.items():
            yield kinds, role, zip(rows[0::4], rows[1::4], rows[2::4], rows[3::4], strict=True)

    def meets(self, tree: Numbering, unit: int, kinds: Kinds) -> bool:
        """Whether ``unit``, what is below or what is above belongs to the field for ``kinds``."""
        ends = tree.ends
        for root, mask in self.field:
            related = root <= unit < ends[root] or unit <= root < ends[unit]
            if related and (mask is None or kinds is None or not mask.isdisjoint(kinds)):
                return True
        return False


class Shelf:
    """The books of all duties in their order, the holders by number, and when they are vacant."""

    def __init__(
        self, tree: Numbering, duties: Sequence[Duty], vacancies: Iterable[Vacancy]
    ) -> None:
        self.tree = tree
        self.books: dict[str, Book] = {}
        for duty in duties:
            if duty.id in self.books:
                raise TwiceError("duties", duty.id)
            self.books[duty.id] = Book(tree, duty)
        self.holders: list[str] = []
        self._vacant = _vacant(vacancies)

    def fill(self, rows: Iterable[Responsibility]) -> None:
        """Keep of each row, in the book of its duty, the days that are days of the duty.

        Raises:
            CoverError: a row names a duty, unit or role that is not there, or its days run backward.

        """
        numbers: dict[str, int] = {}
        books, units = self.books, self.tree.number
        for row in rows:
            part, holder = row.part, row.holder
            book = books.get(row.duty)
            unit = units.get(part.unit)
            start = row.begins.toordinal()
            end = FOREVER if row.ends is None else row.ends.toordinal()
            if book is None or unit is None or end < start or row.role not in ROLES:
                raise self._refusal(row)
            if start < book.start or end > book.end:
                start, end = max(start, book.start), min(end, book.end)
            if start >= end:
                continue
            column = book.columns.get((part.kinds, row.role))
            if column is None:
                column = book.columns[part.kinds, row.role] = array("i")
            column.extend((unit, start, end, numbers.setdefault(holder, len(numbers))))
        self.holders = list(numbers)

    def _refusal(self, row: Responsibility) -> Exception:
        if row.duty not in self.books:
            return UnknownDutyError(row.holder, row.duty)
        whose = f"the responsibility of {row.holder!r} for {row.duty!r}"
        self.tree.find(row.part.unit, whose)
        _days(row, whose)
        return UnknownRoleError(row.holder, row.role)

    def page(self, book: Book) -> dict[Kinds, Marks]:
        """What begins at which unit, by kinds; what does not meet the field is left out."""
        page: dict[Kinds, Marks] = {}
        for kinds, role, rows in book.rows():
            marks = page.setdefault(kinds, {})
            for unit, stretches in self._by_unit(rows).items():
                if not book.meets(self.tree, unit, kinds):
                    continue
                reach = marks.get(unit)
                if reach is None:
                    reach = marks[unit] = Reach()
                there, vacant = self._parted(stretches)
                if role == "lead":
                    reach.leads, reach.vacant_leads = there, vacant
                else:
                    reach.supports = there
        return page

    def _by_unit(self, rows: Iterable[tuple[int, int, int, int]]) -> dict[int, list[Stretch]]:
        holders = self.holders
        found: dict[int, list[Stretch]] = {}
        for unit, start, end, number in rows:
            if unit in found:
                found[unit].append((start, end, holders[number]))
            else:
                found[unit] = [(start, end, holders[number])]
        return found

    def _parted(self, stretches: list[Stretch]) -> tuple[Stretches, Stretches]:
        """The days on which their holders are there, and those on which they are vacant."""
        if self._vacant.keys().isdisjoint([holder for _, _, holder in stretches]):
            return stretches, ()
        there: list[Stretch] = []
        vacant: list[Stretch] = []
        for start, end, holder in stretches:
            since = start
            for begin, stop in self._vacant.get(holder, ()):
                if stop <= since or begin >= end:
                    continue
                if since < begin:
                    there.append((since, begin, holder))
                vacant.append((max(since, begin), min(end, stop), holder))
                since = min(end, stop)
            if since < end:
                there.append((since, end, holder))
        return there, vacant


def _vacant(vacancies: Iterable[Vacancy]) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for row in vacancies:
        spans.setdefault(row.holder, []).append(_days(row, f"the vacancy of {row.holder!r}"))
    return {holder: united(days) for holder, days in spans.items()}


def _days(row: Duty | Responsibility | Vacancy, whose: str) -> tuple[int, int]:
    start, end = row.begins.toordinal(), end_day(row.ends)
    if row.ends is not None and end < start:
        raise BackwardDaysError(whose, row.begins, row.ends)
    return start, end
