"""Rows of cells as they pass by, completed: cells merged downwards, and formulas in error."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from qunqiao_engines.sheets.errors_xlsx import ErrorCells
from qunqiao_engines.sheets.written import CellError

Row: TypeAlias = list[Any]
Corner: TypeAlias = tuple[int, int]


def fill_merged(rows: Iterable[Row], ranges: Iterable[tuple[Corner, Corner]]) -> Iterator[Row]:
    """The rows, with a cell merged downwards standing for each of its rows: clerks merge a unit's code
    that way. One merged across stays one cell. Corners are zero-based (row, column), inclusive.
    """
    begun: dict[int, list[tuple[int, int]]] = {}
    for (first, column), (last, last_column) in ranges:
        if column == last_column and first < last:
            begun.setdefault(first, []).append((column, last))
    running: dict[int, tuple[int, Any]] = {}
    for number, row in enumerate(rows):
        for column, (last, cell) in list(running.items()):
            row[column] = cell
            if number >= last:
                del running[column]
        for column, last in begun.get(number, ()):
            if column < len(row):
                running[column] = last, row[column]
        yield row


def place_errors(rows: Iterable[Row], errors: ErrorCells) -> Iterator[Row]:
    """The rows, with the errors among their cells, also where they lie outside of all content."""
    by_row: dict[int, dict[int, str]] = {}
    for (number, column), text in errors.items():
        by_row.setdefault(number, {})[column] = text
    count = 0
    for number, row in enumerate(rows):
        count = number + 1
        yield _with_errors(row, by_row.get(number, {}))
    for number in range(count, max(by_row, default=-1) + 1):
        yield _with_errors([], by_row.get(number, {}))


def _with_errors(row: Row, errors: dict[int, str]) -> Row:
    for column, text in errors.items():
        row.extend([""] * (column + 1 - len(row)))
        row[column] = CellError(text)
    return row
