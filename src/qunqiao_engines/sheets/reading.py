"""A workbook's bytes to typed rows: the stream, gathered."""

from collections.abc import Iterable, Iterator, Sequence

from qunqiao_engines.sheets.batches import Batch, Correction, Head
from qunqiao_engines.sheets.columns import SheetLayout
from qunqiao_engines.sheets.layout import LAYOUT
from qunqiao_engines.sheets.refusals import UnreadableWorkbook
from qunqiao_engines.sheets.results import Ignored, Row, Sheet, Workbook
from qunqiao_engines.sheets.streaming import Reading

_SIZE = 4096


def read_workbook(
    data: bytes,
    *,
    filename: str,
    layout: Sequence[SheetLayout] = LAYOUT,
    corrections: Iterable[Correction] = (),
    limit_rows: int = 500_000,
) -> Workbook:
    """What the workbook says: its tables in the order of ``layout``, row by row.

    Every row with content is in a sheet's ``rows`` or ``skipped``, every sheet in ``sheets`` or
    ``ignored``: nothing vanishes. A refused cell leaves the rest of its row typed. References to other
    tables are not judged here. All rows are in memory at once; ``read_stream`` is for large files.

    Raises:
        UnreadableWorkbook: nothing can be taken; its ``sentence`` says why. A table whose headings
            lack something is such a reason, as nobody is here to correct them.

    """
    reading = Reading(layout, list(corrections), _SIZE, limit_rows, every_raw=True)
    sheets: list[Sheet] = []
    ignored: list[Ignored] = []
    for event in reading.events(data, filename):
        if isinstance(event, Head):
            _require_usable(event, layout)
            sheets.append(_sheet(event))
        elif isinstance(event, Batch):
            sheets[event.place].rows.extend(_rows(event, sheets[event.place].table))
            sheets[event.place].skipped.extend(event.skipped)
        else:
            ignored.append(event)
    order = {sheet.table: number for number, sheet in enumerate(layout)}
    return Workbook(sorted(sheets, key=lambda sheet: order[sheet.table]), ignored)


def _sheet(head: Head) -> Sheet:
    return Sheet(
        head.table, head.title, head.header_row, head.columns, head.unknown_headings, [], []
    )


def _rows(batch: Batch, table: str) -> Iterator[Row]:
    names = list(batch.values)
    for index, cells in enumerate(zip(*batch.values.values(), strict=True)):
        yield Row(
            batch.numbers[index],
            dict(zip(names, cells, strict=True)),
            batch.refusals.get(index, []),
            batch.raw[index],
            batch.warnings.get(index, []),
            table,
        )


def _require_usable(head: Head, layout: Sequence[SheetLayout]) -> None:
    if head.disputed:
        headings = "、".join(head.unknown_headings)
        raise UnreadableWorkbook("duplicate_headings", {"sheet": head.title, "headings": headings})
    if head.lacking:
        table = next(sheet for sheet in layout if sheet.table == head.table)
        named = {
            language: separator.join(table.column(name).title[language] for name in head.lacking)
            for language, separator in (("zh", "、"), ("en", ", "))
        }
        raise UnreadableWorkbook("missing_headings", {"sheet": head.title, "headings": named})
