"""A workbook's bytes to typed rows, refusals, and a list of all that was left aside."""

import re
from collections.abc import Sequence
from typing import Any, TypeAlias

from qunqiao_engines.sheets import tidy
from qunqiao_engines.sheets.cells import Notes, converter_for
from qunqiao_engines.sheets.columns import SheetLayout
from qunqiao_engines.sheets.headings import (
    Match,
    find_headings,
    is_instructions,
    layout_titled,
    require_usable,
)
from qunqiao_engines.sheets.layout import LAYOUT
from qunqiao_engines.sheets.refusals import Refusal, UnreadableWorkbook
from qunqiao_engines.sheets.results import Ignored, Row, Sheet, Skipped, Value, Workbook
from qunqiao_engines.sheets.rows import Seen, judge_row
from qunqiao_engines.sheets.source import Grid, grids_of
from qunqiao_engines.sheets.written import CellRefused, as_written

_TOTALS = frozenset(
    {"合计", "总计", "小计", "共计", "累计", "总合计", "total", "subtotal", "grandtotal"}
)
_NOTE = re.compile(
    r"^(?:注|备注|说明|填表说明|填写说明|填表人|制表人|制表|审核人|填报人|填报单位|联系电话|示例|例)[::]"
)
_Converters: TypeAlias = list[tuple[str, int, Any]]


def read_workbook(
    data: bytes,
    *,
    filename: str,
    layout: Sequence[SheetLayout] = LAYOUT,
    limit_rows: int = 500_000,
) -> Workbook:
    """What the workbook says: its known sheets in the order of ``layout``, row by row.

    Every row with content is in a sheet's ``rows`` or ``skipped``, every sheet in ``sheets`` or
    ``ignored``: nothing vanishes. A refused cell leaves the rest of its row typed. References to other
    tables are not judged here.

    Raises:
        UnreadableWorkbook: nothing can be taken; its ``sentence`` says why.

    """
    sheets: list[Sheet] = []
    ignored: list[Ignored] = []
    titles: list[str] = []
    seen: dict[str, Seen] = {}
    left = limit_rows
    for grid in grids_of(data, filename):
        titles.append(grid.title)
        found = _recognised(grid, layout)
        if isinstance(found, str):
            ignored.append(Ignored(grid.title, found))
            continue
        sheet = _sheet(grid, found, seen.setdefault(found.layout.table, Seen()))
        left -= len(sheet.rows)
        if left < 0:
            raise UnreadableWorkbook("too_many_rows", {"limit": limit_rows})
        sheets.append(sheet)
    if not sheets:
        raise UnreadableWorkbook("no_known_sheet", {"sheets": "、".join(titles[:8])})
    order = {sheet.table: number for number, sheet in enumerate(layout)}
    return Workbook(sorted(sheets, key=lambda sheet: order[sheet.table]), ignored)


def _recognised(grid: Grid, layout: Sequence[SheetLayout]) -> Match | str:
    """The header row of a known sheet, or the code why the sheet is left aside."""
    if grid.aside:
        return grid.aside
    if is_instructions(grid.title):
        return "instructions"
    if not any(cell != "" for row in grid.rows for cell in row):
        return "empty_sheet"
    titled = layout_titled(grid.title, layout)
    if titled:
        return require_usable(find_headings(grid.rows, [titled]), titled, grid.title)
    match = find_headings(grid.rows, layout)
    if match is None or match.lacking:
        return "unknown_sheet"
    return require_usable(match, match.layout, grid.title)


def _sheet(grid: Grid, match: Match, seen: Seen) -> Sheet:
    converters: _Converters = [
        (
            column.field,
            match.positions[column.field],
            converter_for(column, scale=match.scales[column.field]),
        )
        for column in match.layout.columns
        if column.field in match.positions
    ]
    empty: dict[str, Value] = dict.fromkeys(column.field for column in match.layout.columns)
    rows: list[Row] = []
    skipped: list[Skipped] = []
    for index, cells in enumerate(grid.rows[match.index + 1 :], match.index + 1):
        if _blank(cells):
            continue
        number = grid.first_row + index
        aside = _aside(cells, match)
        if aside:
            skipped.append(Skipped(number, aside))
            continue
        row = _row(number, cells, converters, empty | {}, match.layout.table)
        judge_row(row, match.layout, seen, grid.title)
        rows.append(row)
    header_row = grid.first_row + match.index
    return Sheet(
        match.layout.table, grid.title, header_row, match.headings, match.unknown, rows, skipped
    )


def _blank(cells: Sequence[Any]) -> bool:
    return all(isinstance(cell, str) and (not cell or cell.isspace()) for cell in cells)


def _aside(cells: Sequence[Any], match: Match) -> str | None:
    """Why the row is not data, or None where it is."""
    first = next((cell for cell in cells if cell not in ("", None)), "")
    if isinstance(first, str):
        word = tidy.folded(first)
        if word in _TOTALS:
            return "total_row"
        if _NOTE.match(tidy.code(first)):
            return "note_row"
    known = [cells[at] if at < len(cells) else "" for at in match.positions.values()]
    if _blank(known):
        return "no_known_value"
    headings = list(match.headings.values())
    if isinstance(known[0], str) and tidy.plain(known[0]) == headings[0]:
        written = [tidy.plain(cell) if isinstance(cell, str) else "" for cell in known]
        return "repeated_heading" if written == headings else None
    return None


def _row(
    number: int, cells: Sequence[Any], converters: _Converters, values: dict[str, Value], table: str
) -> Row:
    raw: dict[str, str] = {}
    refusals: list[Refusal] = []
    warnings: list[Refusal] = []
    width = len(cells)
    for name, position, convert in converters:
        cell = cells[position] if position < width else ""
        written = raw[name] = cell if type(cell) is str else as_written(cell)
        notes: Notes = []
        try:
            values[name] = convert(cell, notes)
        except CellRefused as refused:
            refusals.append(Refusal(name, written, refused.code, refused.details, number, table))
        for code, details in notes:
            warnings.append(Refusal(name, written, code, details, number, table))
    return Row(number, values, refusals, raw, warnings, table)
