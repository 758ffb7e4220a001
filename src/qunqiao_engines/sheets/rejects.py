"""The rows that were refused, as a workbook to correct and send again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qunqiao_engines.sheets.book import Book
from qunqiao_engines.sheets.columns import SheetLayout
from qunqiao_engines.sheets.headings import REASON, ROW_NUMBER
from qunqiao_engines.sheets.layout import LAYOUT
from qunqiao_engines.sheets.refusals import Refusal
from qunqiao_engines.sheets.results import Row
from qunqiao_engines.sheets.writing import write_headings


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A refused row: its number in the file, its cells as written, the reasons, the fields at fault."""

    number: int
    raw: Mapping[str, str]
    reasons: tuple[str, ...]
    fields: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, row: Row, language: str = "zh", more: Sequence[Refusal] = ()) -> "RejectedRow":
        """The row with its own refusals and the caller's, each as a sentence."""
        refusals = (*row.refusals, *more)
        reasons = tuple(refusal.sentence(language) for refusal in refusals)
        return cls(row.number, row.raw, reasons, frozenset(r.field for r in refusals))


def write_rejects(
    rows: Mapping[str, Sequence[RejectedRow]],
    *,
    layout: Sequence[SheetLayout] = LAYOUT,
    language: str = "zh",
) -> bytes:
    """The rejected rows, a sheet for each table that has any: why, the row it was, then the columns as
    in the template with the cells as written, those at fault tinted. Once corrected, the workbook can
    be read in again as it is: the first two columns are passed over. Equal input, equal bytes.
    """
    book = Book()
    for sheet_layout in layout:
        rejected = rows.get(sheet_layout.table, ())
        if not rejected:
            continue
        sheet = book.sheet(sheet_layout.title[language])
        sheet.write_string(0, 0, REASON[language], book.formats["heading"])
        sheet.write_string(0, 1, ROW_NUMBER[language], book.formats["heading"])
        write_headings(book, sheet, sheet_layout.columns, (2, language))
        sheet.set_column(0, 0, 60)
        for number, row in enumerate(rejected, 1):
            _write_row(book, sheet, number, (sheet_layout, row))
    return book.bytes()


def _write_row(book: Book, sheet: Any, number: int, what: tuple[SheetLayout, RejectedRow]) -> None:
    layout, row = what
    sheet.write_string(number, 0, "\n".join(row.reasons), book.formats["reason"])
    sheet.write_number(number, 1, row.number)
    for position, column in enumerate(layout.columns, 2):
        text = row.raw.get(column.field, "")
        look = book.formats["refused" if column.field in row.fields else "text"]
        if text or column.field in row.fields:
            sheet.write_string(number, position, text, look)
