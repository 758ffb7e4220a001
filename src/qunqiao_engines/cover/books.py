"""Responsibilities kept by duty in few bytes, and those of one duty laid out by unit."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from .answers import Reach, Stretch
from .days import end_day, united
from .errors import BackwardDaysError, TwiceError, UnknownDutyError, UnknownRoleError
from .model import Duty, Responsibility, Role, Vacancy
from .numbering import Numbering

Kinds = frozenset[str] | None
Marks = dict[int, Reach]
ROLES = ("lead", "support")


class Book:
    """A duty and its responsibilities: unit, first day, end and holder, by kinds and role."""

    __slots__ = ("_rows", "duty", "end", "field", "start")

    def __init__(self, tree: Numbering, duty: Duty) -> None:
        whose = f"the duty {duty.id!r}"
        self.duty = duty
        self.start, self.end = _days(duty, whose)
        self.field = [(tree.find(part.unit, whose), part.kinds) for part in duty.field]
        # Four numbers a row in one array: a million rows as objects take 300 MB, and every full
        # collection of garbage walks over all of them.
        self._rows: dict[tuple[Kinds, Role], array[int]] = {}

    def enter(self, row: Responsibility, unit: int, holder: int) -> None:
        """Keep the days of ``row`` that are days of the duty."""
        start = max(row.begins.toordinal(), self.start)
        end = self.end if row.ends is None else min(row.ends.toordinal(), self.end)
        if start >= end:
            return
        rows = self._rows.get((row.part.kinds, row.role))
        if rows is None:
            rows = self._rows[row.part.kinds, row.role] = array("i")
        rows.extend((unit, start, end, holder))

    def rows(self) -> Iterator[tuple[Kinds, Role, Iterator[tuple[int, int, int, int]]]]:
        """By kinds and role: unit, first day, end and holder."""
        for (kinds, role), rows in self._rows.items():
            yield kinds, role, zip(rows[0::4], rows[1::4], rows[2::4], rows[3::4], strict=True)

    def meets(self, tree: Numbering, unit: int, kinds: Kinds) -> bool:
        """Whether ``unit``, what is below or what is above belongs to the field for ``kinds``."""
        ends = tree.ends
        return any(
            (mask is None or kinds is None or not mask.isdisjoint(kinds))
            and (root <= unit < ends[root] or unit <= root < ends[unit])
            for root, mask in self.field
        )


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
        """Enter each row into the book of its duty.

        Raises:
            CoverError: a row names a duty, unit or role that is not there, or its days run backward.

        """
        numbers: dict[str, int] = {}
        units = self.tree.number
        for row in rows:
            book = self.books.get(row.duty)
            unit = units.get(row.part.unit)
            if (
                book is None
                or unit is None
                or row.role not in ROLES
                or (row.ends is not None and row.ends < row.begins)
            ):
                raise self._refusal(row)
            book.enter(row, unit, numbers.setdefault(row.holder, len(numbers)))
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
            for unit, start, end, number in rows:
                reach = marks.get(unit)
                if reach is None:
                    if not book.meets(self.tree, unit, kinds):
                        continue
                    reach = marks[unit] = Reach()
                holder = self.holders[number]
                if holder in self._vacant:
                    _add_split(reach, role, (start, end, holder), self._vacant[holder])
                else:
                    _list(reach, role).append((start, end, holder))
        return page


def _list(reach: Reach, role: Role) -> list[Stretch]:
    return reach.leads if role == "lead" else reach.supports


def _add_split(
    reach: Reach, role: Role, stretch: Stretch, vacant: Sequence[tuple[int, int]]
) -> None:
    """Add ``stretch`` but for the days on which its holder is vacant; those are kept of a lead."""
    start, end, holder = stretch
    for begin, stop in vacant:
        if stop <= start or begin >= end:
            continue
        if start < begin:
            _list(reach, role).append((start, begin, holder))
        if role == "lead":
            reach.vacant_leads.append((max(start, begin), min(end, stop), holder))
        start = min(end, stop)
    if start < end:
        _list(reach, role).append((start, end, holder))


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
