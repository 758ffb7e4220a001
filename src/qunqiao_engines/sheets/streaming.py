"""The stream of a workbook's tables and rows (see ``batches``)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from qunqiao_engines.sheets.batches import Batch, Correction, Head
from qunqiao_engines.sheets.columns import SheetLayout
from qunqiao_engines.sheets.layout import LAYOUT
from qunqiao_engines.sheets.reading import read_workbook
from qunqiao_engines.sheets.results import Ignored, Sheet

Event: TypeAlias = Head | Batch | Ignored


def read_stream(
    data: bytes,
    *,
    filename: str,
    layout: Sequence[SheetLayout] = LAYOUT,
    corrections: Iterable[Correction] = (),
    size: int = 4096,
) -> Iterator[Event]:
    """What the workbook says, as it is read: a ``Head`` for each table, its ``Batch``es, ``Ignored`` sheets.

    Raises:
        UnreadableWorkbook: nothing can be taken; may come after some events, which then do not count.

    """
    del corrections
    book = read_workbook(data, filename=filename, layout=layout)
    for place, sheet in enumerate(book.sheets):
        yield Head(
            place,
            sheet.table,
            sheet.title,
            sheet.header_row,
            sheet.columns,
            sheet.unknown_headings,
        )
        yield from _batches(place, sheet, size)
    yield from book.ignored


def _batches(place: int, sheet: Sheet, size: int) -> Iterator[Batch]:
    for start in range(0, max(1, len(sheet.rows)), size):
        rows = sheet.rows[start : start + size]
        fields = rows[0].values if rows else ()
        batch = Batch(
            place,
            [row.number for row in rows],
            {name: [row.values[name] for row in rows] for name in fields},
        )
        for index, row in enumerate(rows):
            if row.refusals:
                batch.refusals[index] = row.refusals
            if row.warnings:
                batch.warnings[index] = row.warnings
            if row.refusals or row.warnings:
                batch.raw[index] = row.raw
        if start == 0:
            batch.skipped = sheet.skipped
        yield batch
