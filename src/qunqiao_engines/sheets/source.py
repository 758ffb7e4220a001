"""The bytes of a file to plain grids of cells, whatever the format."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, TypeAlias

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from qunqiao_engines.sheets.delimited import rows_of_text
from qunqiao_engines.sheets.errors_ods import errors_of_ods
from qunqiao_engines.sheets.errors_xls import errors_of_xls
from qunqiao_engines.sheets.errors_xlsb import errors_of_xlsb
from qunqiao_engines.sheets.errors_xlsx import ErrorCells, errors_of_xlsx
from qunqiao_engines.sheets.package import open_package
from qunqiao_engines.sheets.refusals import UnreadableWorkbook
from qunqiao_engines.sheets.written import CellError

Cells: TypeAlias = list[list[Any]]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as cells; ``first_row`` is the number of its first row as the clerk sees it.

    ``aside`` is the code of the reason where the sheet is not to be read at all.
    """

    title: str
    first_row: int
    rows: Cells
    aside: str | None = None


def grids_of(data: bytes, filename: str) -> Iterator[Grid]:
    """The sheets of a file, one by one, so that only one is in memory.

    Raises:
        UnreadableWorkbook: the file cannot be read; nothing of it was used.

    """
    if not data:
        raise UnreadableWorkbook("empty_file")
    if data[:4] == b"PK\x03\x04":
        yield from _zipped(data)
    elif data[:8] == _OLE:
        yield from _compound(data)
    else:
        yield Grid(PurePath(filename).stem, 1, rows_of_text(data, filename))


def _zipped(data: bytes) -> Iterator[Grid]:
    package = open_package(data)
    manifest = "META-INF/manifest.xml"
    if manifest in package.parts and b"encryption-data" in package.read(manifest):
        raise UnreadableWorkbook("encrypted")
    names = package.parts
    if "content.xml" in names:
        errors = errors_of_ods(package)
    elif any(name.endswith("workbook.bin") for name in names):
        errors = errors_of_xlsb(package)
    elif any(name.endswith("workbook.xml") for name in names):
        errors = errors_of_xlsx(package)
    else:
        raise UnreadableWorkbook("not_a_workbook")
    book = _opened(data)
    yield from _read(book, [errors.get(about.name, {}) for about in book.sheets_metadata])


def _compound(data: bytes) -> Iterator[Grid]:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableWorkbook("encrypted")
    if "WordDocument".encode("utf-16-le") in data:
        raise UnreadableWorkbook("not_a_workbook")
    book = _opened(data)
    errors = errors_of_xls(data)
    yield from _read(book, [errors.get(index, {}) for index in range(len(book.sheets_metadata))])


def _read(book: CalamineWorkbook, errors: list[ErrorCells]) -> Iterator[Grid]:
    for index, about in enumerate(book.sheets_metadata):
        if about.typ is not SheetTypeEnum.WorkSheet:
            yield Grid(about.name, 1, [], "not_a_worksheet")
        elif about.visible is not SheetVisibleEnum.Visible:
            yield Grid(about.name, 1, [], "hidden_sheet")
        else:
            yield _grid(book, index, errors[index])


def _opened(data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise UnreadableWorkbook("encrypted") from error
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableWorkbook("damaged") from error
    except BaseException as error:  # a panic of the reader is no Exception
        raise _told(error) from error


def _told(error: BaseException) -> BaseException:
    """A reader's panic as a damaged file; an interruption stays what it is."""
    if type(error).__name__ == "PanicException":
        return UnreadableWorkbook("damaged")
    return error


def _grid(book: CalamineWorkbook, index: int, errors: ErrorCells) -> Grid:
    try:
        sheet = book.get_sheet_by_index(index)
        rows: Cells = sheet.to_python(skip_empty_area=True)
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableWorkbook("damaged") from error
    except BaseException as error:  # a panic of the reader is no Exception
        raise _told(error) from error
    top, left = sheet.start or (0, 0)
    _fill_merged(sheet, rows, (top, left))
    if errors:
        top, left = _place_errors(rows, (top, left), errors)
    return Grid(sheet.name, top + 1, rows)


def _fill_merged(sheet: CalamineSheet, rows: Cells, origin: tuple[int, int]) -> None:
    """A cell merged downwards stands for each of its rows: clerks merge a unit's code that way."""
    top, left = origin
    for (first, column), (last, last_column) in sheet.merged_cell_ranges or ():
        across = column - left
        if column != last_column or first == last or first < top or across < 0:
            continue
        if first - top >= len(rows) or across >= len(rows[first - top]):
            continue
        for number in range(first - top + 1, min(last - top + 1, len(rows))):
            rows[number][across] = rows[first - top][across]


def _place_errors(rows: Cells, origin: tuple[int, int], errors: ErrorCells) -> tuple[int, int]:
    """Puts the errors among the cells, widening the rectangle where they lie outside of it."""
    top = min(origin[0], *(row for row, _ in errors)) if rows else min(row for row, _ in errors)
    left = min(origin[1], *(column for _, column in errors)) if rows else min(c for _, c in errors)
    width = max(*(column for _, column in errors), left) - left + 1
    if rows:
        rows[:] = [[""] * (origin[1] - left) + row for row in rows]
        width = max(width, len(rows[0]))
        rows[:0] = [[] for _ in range(origin[0] - top)]
    missing = max(row for row, _ in errors) - top + 1 - len(rows)
    rows.extend([] for _ in range(missing))
    for row in rows:
        row.extend([""] * (width - len(row)))
    for (row_number, column), text in errors.items():
        rows[row_number - top][column - left] = CellError(text)
    return top, left
