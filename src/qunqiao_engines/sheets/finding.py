"""Whether a row begins a table, and which: the likeliest of the layout's, or the one a person named."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from qunqiao_engines.sheets import tidy
from qunqiao_engines.sheets.batches import Correction
from qunqiao_engines.sheets.columns import SheetLayout
from qunqiao_engines.sheets.headings import (
    Heading,
    Match,
    Words,
    headings_of,
    layout_titled,
    match,
    words_of,
)

Rows: TypeAlias = Sequence[Sequence[Any]]
# Where headings are looked for in every row; further down only in rows that hold a word of theirs.
PREAMBLE = 20


class Vocabulary:
    """The words of all tables, made comparable once for a workbook."""

    def __init__(self, layout: Sequence[SheetLayout]) -> None:
        self.layout = layout
        self.tables = [words_of(sheet) for sheet in layout]
        words = {
            word
            for sheet in layout
            for column in sheet.columns
            for word in (*column.title.values(), column.field, *column.synonyms, *column.named_by)
        }
        changed = (str.lower, str.upper, str.title, "*{}".format, "{}*".format)
        # Cells one of which nearly every row of headings has; most other rows have none.
        self.hints = frozenset(words.union(change(word) for word in words for change in changed))


class Finder:
    """Looks for headings on one sheet; made once for each, as titles and corrections are a sheet's own."""

    def __init__(
        self, title: str, vocabulary: Vocabulary, corrections: Iterable[Correction]
    ) -> None:
        self._tables = vocabulary.tables
        self._titled = layout_titled(title, vocabulary.layout)
        self._corrections = [c for c in corrections if c.title in ("", title)]
        self.hints = vocabulary.hints.union(
            text for said in self._corrections for text in said.columns
        )
        rows = {said.header_row for said in self._corrections if said.header_row}
        # Rows that a person spoke of, also where they are the second line of headings.
        self.said = rows | {row - 1 for row in rows}

    def at(self, rows: Rows, index: int, number: int) -> Match | None:
        """The table that begins in ``rows[index]``, whose number is ``number``; None where none does.

        Two lines of headings are taken as such where together they name more columns than either.
        """
        alone = self._likeliest(headings_of(rows[index]), (number, 1))
        if index + 1 < len(rows) and _of_words(rows[index]) and _of_words(rows[index + 1]):
            below = self._likeliest(headings_of(rows[index + 1]), (number + 1, 1))
            both = headings_of(rows[index + 1], rows[index])
            together = self._likeliest(both, (number + 1, 2))
            if len(together.columns) > max(len(alone.columns), len(below.columns)):
                return together if self._begins(together) else None
        return alone if self._begins(alone) else None

    def guess(self, rows: Rows) -> Match | None:
        """Of a sheet without headings we know: the row likeliest to hold them."""
        likely = [
            self._likeliest(headings_of(row), (number, 1))
            for number, row in enumerate(rows[:PREAMBLE], 1)
            if _of_words(row)
        ]
        return max(likely, key=lambda m: (len(m.columns), len(m.headings), -m.row), default=None)

    @property
    def titled(self) -> bool:
        """Whether the sheet's title names a table."""
        return self._titled is not None

    def words(self, layout: SheetLayout) -> Words:
        """The words of that table's columns."""
        return next(table for table in self._tables if table.layout is layout)

    def _likeliest(self, headings: tuple[Heading, ...], place: tuple[int, int]) -> Match:
        said = self._said(headings, place[0])
        named = next((c.table for c in said if c.table), None)
        found = [
            match(table, headings, place, _matching(said, table.layout)) for table in self._tables
        ]
        # max() keeps the first of equals: the order of the layout.
        return max(
            found,
            key=lambda m: (
                m.layout.table == named,
                not m.lacking,
                m.layout is self._titled,
                len(m.columns),
            ),
        )

    def _said(self, headings: tuple[Heading, ...], row: int) -> list[Correction]:
        texts = {heading.text for heading in headings}
        return [
            said
            for said in self._corrections
            if said.header_row == row
            or (said.header_row is None and not texts.isdisjoint(said.columns))
        ]

    def _begins(self, found: Match) -> bool:
        """Whether these are headings: all that is required, or mostly words we know, or so a person said."""
        if any(said.header_row == found.row for said in self._corrections):
            return True
        most = found.understood * 2 > len(found.headings)
        return found.understood > 1 and (most or not found.lacking)


def _of_words(row: Sequence[Any]) -> bool:
    """Whether the row holds texts and nothing else, as headings do."""
    return any(row) and all(isinstance(cell, str) for cell in row)


def _matching(said: Iterable[Correction], layout: SheetLayout) -> dict[str, str]:
    """What was said of the headings, tidied as these are; of another table's fields nothing is taken."""
    fields = {"", *(column.field for column in layout.columns)}
    return {
        tidy.plain(text): name
        for correction in said
        if fields.issuperset(correction.columns.values())
        for text, name in correction.columns.items()
    }
