"""The stream of a workbook's tables and rows (see ``batches``)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from qunqiao_engines.sheets.batches import Batch, Correction, Head
from qunqiao_engines.sheets.batching import Batcher, Origin
from qunqiao_engines.sheets.columns import SheetLayout
from qunqiao_engines.sheets.finding import Finder, Vocabulary
from qunqiao_engines.sheets.headings import Match, is_instructions, suggestions
from qunqiao_engines.sheets.layout import LAYOUT
from qunqiao_engines.sheets.refusals import UnreadableWorkbook
from qunqiao_engines.sheets.results import Ignored
from qunqiao_engines.sheets.rows import Seen
from qunqiao_engines.sheets.source import Grid, grids_of
from qunqiao_engines.sheets.tables import Cutter

# More tables are no workbook of an office, and each costs a look at all its headings.
_TABLES = 500
Event: TypeAlias = Head | Batch | Ignored


def read_stream(
    data: bytes,
    *,
    filename: str,
    layout: Sequence[SheetLayout] = LAYOUT,
    corrections: Iterable[Correction] = (),
    size: int = 4096,
    limit_rows: int = 500_000,
) -> Iterator[Event]:
    """What the workbook says, as it is read: a ``Head`` for each table, its ``Batch``es, ``Ignored`` sheets.

    Every row below the headings of a table that is read is in a batch, among its ``numbers`` or
    ``skipped``; every sheet has a ``Head`` or is ``Ignored``. A table whose headings lack something has
    a ``Head`` that says so and no batch. References to other tables are not judged here.

    Memory: the cells of one sheet as the reader of workbooks keeps them, one batch, and the keys.

    Raises:
        UnreadableWorkbook: nothing can be taken; may come after some events, which then do not count.

    """
    return Reading(layout, list(corrections), size, limit_rows).events(data, filename)


@dataclass(slots=True)
class Reading:
    """One workbook being read; ``every_raw`` has the batches tell each cell as it was written."""

    layout: Sequence[SheetLayout]
    corrections: Sequence[Correction]
    size: int
    limit_rows: int
    every_raw: bool = False
    _places: int = 0
    _rows: int = 0
    _seen: dict[str, Seen] = field(default_factory=dict)
    _vocabulary: Vocabulary = field(init=False)

    def __post_init__(self) -> None:
        self._vocabulary = Vocabulary(self.layout)

    def events(self, data: bytes, filename: str) -> Iterator[Event]:
        """The events of ``read_stream``."""
        titles: list[str] = []
        for grid in grids_of(data, filename):
            titles.append(grid.title)
            if grid.aside or is_instructions(grid.title):
                yield Ignored(grid.title, grid.aside or "instructions")
            else:
                yield from self._sheet(grid)
        if not self._places:
            raise UnreadableWorkbook("no_known_sheet", {"sheets": "、".join(titles[:8])})

    def _sheet(self, grid: Grid) -> Iterator[Event]:
        finder = Finder(grid.title, self._vocabulary, self.corrections)
        cutter = Cutter(finder, self.size)
        origin = Origin(grid.title, grid.since_1904)
        batcher: Batcher | None = None
        found = False
        for piece in cutter.pieces(grid.rows):
            if isinstance(piece, Match):
                found = True
                if self._places >= _TABLES:
                    raise UnreadableWorkbook("too_many_tables", {"limit": _TABLES})
                yield self._head(piece, finder, grid.title)
                seen = self._seen.setdefault(piece.layout.table, Seen())
                batcher = Batcher(self._places - 1, piece, seen, origin)
            elif batcher:
                self._rows += len(piece.rows)
                if self._rows > self.limit_rows:
                    raise UnreadableWorkbook("too_many_rows", {"limit": self.limit_rows})
                yield batcher.batch(piece, every_raw=self.every_raw)
        if not found:
            yield self._unmatched(grid.title, cutter, finder)

    def _unmatched(self, title: str, cutter: Cutter, finder: Finder) -> Event:
        """A sheet without headings we know: a table that lacks them if its title names one."""
        guess = finder.guess(cutter.top)
        if guess is None:
            return Ignored(title, "unknown_sheet" if any(map(any, cutter.top)) else "empty_sheet")
        if finder.titled:
            return self._head(guess, finder, title)
        headings = tuple(heading.text for heading in guess.headings)
        return Ignored(title, "unknown_sheet", guess.row, headings)

    def _head(self, found: Match, finder: Finder, title: str) -> Head:
        self._places += 1
        return Head(
            self._places - 1,
            found.layout.table,
            title,
            found.row,
            found.columns,
            found.unknown,
            tuple(heading.text for heading in found.headings),
            found.lacking,
            suggestions(found, finder.words(found.layout)),
            found.disputed,
        )
