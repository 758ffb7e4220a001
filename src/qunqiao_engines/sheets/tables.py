"""The rows of a sheet, cut into its tables: each begins at a row of headings and ends at the next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from qunqiao_engines.sheets.finding import PREAMBLE, Finder
from qunqiao_engines.sheets.grid import Row
from qunqiao_engines.sheets.headings import Match
from qunqiao_engines.sheets.refusals import UnreadableWorkbook
from qunqiao_engines.sheets.results import Skipped

# Lines of a title that stands between two tables.
_TITLES = 3
# Rows that may be headings and are not those of the table again; each takes a third of a millisecond.
_LOOKS = 10_000


@dataclass(slots=True)
class Stretch:
    """Rows of the table that was begun last, ``numbers`` as the clerk sees them; none of them is empty."""

    numbers: list[int]
    rows: list[Row]
    skipped: list[Skipped] = field(default_factory=list)


class Cutter:
    """Cuts one sheet; ``pieces`` gives a ``Match`` where a table begins, then its rows in stretches.

    A table that lacks what it needs is told as a ``Match`` too, and its rows are passed over; where no
    row lies below such headings they are taken for part of a title and not told.
    """

    def __init__(self, finder: Finder, size: int) -> None:
        self.top: list[Row] = []
        self._finder = finder
        self._size = size
        self._table: Match | None = None
        self._next = 1
        self._told = False
        self._filled = False
        self._stretch = Stretch([], [])
        self._looks = 0
        self._heading: Row = []
        # Values that are headings elsewhere, 专职 say: rows in which they stood and which were none.
        self._nothing: set[frozenset[str]] = set()

    def pieces(self, rows: Iterable[Row]) -> Iterator[Match | Stretch]:
        """The tables of these rows, from the first row of the sheet on."""
        source, window, first = iter(rows), list[Row](), 1
        more = True
        while more:
            fresh = list(islice(source, self._size))
            more = len(fresh) == self._size
            window += fresh
            self.top += fresh[: PREAMBLE - len(self.top)]
            ready = _settled(window) if more else len(window)
            yield from self._cut(window, first, ready)
            del window[:ready]
            first += ready
        if self._table and not self._told:
            yield self._table

    def _cut(self, window: list[Row], first: int, ready: int) -> Iterator[Match | Stretch]:
        """The pieces of ``window[:ready]``; the rest is only looked at."""
        begun = max(0, self._next - first)
        hints = self._finder.hints
        for index in range(begun, ready):
            row = window[index]
            if hints.isdisjoint(row) and (self._table or first + index > PREAMBLE):
                continue
            found = self._look(window, index, first + index)
            if found is None or first + index < self._next:
                continue
            self._keep_but_title(window[begun:index], first + begun)
            if self._table and _same(self._table, found):
                self._stretch.skipped.append(Skipped(found.row, "repeated_heading"))
            else:
                yield from self._begin(found)
            self._next = found.row + 1
            begun = self._next - first
        if begun < ready:
            self._keep(window[begun:ready], first + begun)
            self._next = first + ready
        yield from self._kept()

    def _look(self, window: list[Row], index: int, number: int) -> Match | None:
        """The table that begins here; a look is not cheap, so none is taken twice at the same words."""
        words = self._finder.hints.intersection(window[index])
        if number not in self._finder.said:
            if words in self._nothing and number > PREAMBLE:
                return None
            if self._table and window[index] == self._heading:
                return replace(self._table, row=number)
        self._looks += 1
        if self._looks > _LOOKS:
            raise UnreadableWorkbook("too_many_tables", {"limit": _LOOKS})
        found = self._finder.at(window, index, number)
        if found is None:
            self._nothing.add(words)
        elif found.lines == 1:
            self._heading = window[index]
        return found

    def _begin(self, found: Match) -> Iterator[Match | Stretch]:
        yield from self._kept()
        if self._table and self._filled and not self._told:
            yield self._table
        self._table, self._told, self._filled = found, not found.lacking, False
        if self._told:
            yield found

    def _keep_but_title(self, rows: list[Row], first: int) -> None:
        """Keeps the rows above headings, without the title that belongs to these."""
        titles: list[Skipped] = []
        while rows and len(titles) < _TITLES and _texts(rows[-1]) < 2:
            if _texts(rows.pop()):
                titles.append(Skipped(first + len(rows), "title_row"))
        self._keep(rows, first)
        self._stretch.skipped.extend(reversed(titles))

    def _keep(self, rows: list[Row], first: int) -> None:
        if self._table is None:
            return
        if self._table.lacking:
            self._filled = self._filled or any(_texts(row) > 1 for row in rows)
            return
        numbers: Sequence[int] = range(first, first + len(rows))
        if not all(map(any, rows)):
            filled = [index for index, row in enumerate(rows) if _texts(row)]
            rows = [rows[index] for index in filled]
            numbers = [numbers[index] for index in filled]
        self._stretch.numbers.extend(numbers)
        self._stretch.rows.extend(rows)

    def _kept(self) -> Iterator[Stretch]:
        """What was kept of a table that is read, if anything."""
        kept, self._stretch = self._stretch, Stretch([], [])
        if self._told and (kept.rows or kept.skipped):
            yield kept


def _settled(window: list[Row]) -> int:
    """How many rows can be told without those that follow: the last may be the first of two lines of
    headings, and those before it the title of a table.
    """
    ready = len(window) - 1
    while ready > 0 and len(window) - ready <= _TITLES and _texts(window[ready - 1]) < 2:
        ready -= 1
    return max(ready, 0)


def _texts(row: Row) -> int:
    """How many cells of the row say something."""
    return sum(not isinstance(cell, str) or not (not cell or cell.isspace()) for cell in row)


def _same(table: Match, found: Match) -> bool:
    """Whether headings are those of the table again, as printed on each page."""
    return table.layout is found.layout and table.positions == found.positions
