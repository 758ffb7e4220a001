"""The bytes of a file to plain grids of cells, whatever the format."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from qunqiao_engines.sheets.delimited import rows_of_text
from qunqiao_engines.sheets.epoch import since_1904_xls, since_1904_xlsb, since_1904_xlsx
from qunqiao_engines.sheets.errors_ods import errors_of_ods
from qunqiao_engines.sheets.errors_xls import errors_of_xls
from qunqiao_engines.sheets.errors_xlsb import errors_of_xlsb
from qunqiao_engines.sheets.errors_xlsx import ErrorCells, errors_of_xlsx
from qunqiao_engines.sheets.grid import Row, fill_merged, place_errors
from qunqiao_engines.sheets.package import open_package
from qunqiao_engines.sheets.refusals import UnreadableWorkbook
from qunqiao_engines.sheets.tidy import storable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its rows of cells from row 1 on, to be gone through once, or the code why not to.

    Rows may differ in length: what is not there is empty. ``since_1904`` says how bare numbers count days.
    """

    title: str
    rows: Iterable[Row]
    aside: str | None = None
    since_1904: bool = False


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
        yield Grid(storable(PurePath(filename).stem), rows_of_text(data, filename))


def _zipped(data: bytes) -> Iterator[Grid]:
    package = open_package(data)
    manifest = "META-INF/manifest.xml"
    if manifest in package.parts and b"encryption-data" in package.read(manifest):
        raise UnreadableWorkbook("encrypted")
    names, since_1904 = package.parts, False
    if "content.xml" in names:
        errors = errors_of_ods(package)
    elif any(name.endswith("workbook.bin") for name in names):
        errors, since_1904 = errors_of_xlsb(package), since_1904_xlsb(package)
    elif any(name.endswith("workbook.xml") for name in names):
        errors, since_1904 = errors_of_xlsx(package), since_1904_xlsx(package)
    else:
        raise UnreadableWorkbook("not_a_workbook")
    book = _opened(data)
    found = [errors.get(about.name, {}) for about in book.sheets_metadata]
    yield from _read(book, found, since_1904=since_1904)


def _compound(data: bytes) -> Iterator[Grid]:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableWorkbook("encrypted")
    if "WordDocument".encode("utf-16-le") in data:
        raise UnreadableWorkbook("not_a_workbook")
    errors = errors_of_xls(data)
    book = _opened(data)
    found = [errors.get(index, {}) for index in range(len(book.sheets_metadata))]
    yield from _read(book, found, since_1904=since_1904_xls(data))


def _read(book: CalamineWorkbook, errors: list[ErrorCells], *, since_1904: bool) -> Iterator[Grid]:
    for index, about in enumerate(book.sheets_metadata):
        title = storable(about.name)
        if about.typ is not SheetTypeEnum.WorkSheet:
            yield Grid(title, (), "not_a_worksheet")
        elif about.visible is not SheetVisibleEnum.Visible:
            yield Grid(title, (), "hidden_sheet")
        else:
            yield Grid(title, _rows(book, index, errors[index]), since_1904=since_1904)


def _opened(data: bytes) -> CalamineWorkbook:
    with _unharmed():
        return CalamineWorkbook.from_filelike(io.BytesIO(data))


@contextmanager
def _unharmed() -> Iterator[None]:
    """Turns whatever the reader of workbooks dies of into a refusal."""
    try:
        yield
    except PasswordError as error:
        raise UnreadableWorkbook("encrypted") from error
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableWorkbook("damaged") from error
    except BaseException as error:
        # A panic of the reader is no Exception; an interruption stays what it is.
        if type(error).__name__ == "PanicException":
            raise UnreadableWorkbook("damaged") from error
        raise


def _rows(book: CalamineWorkbook, index: int, errors: ErrorCells) -> Iterator[Row]:
    """The rows of a sheet, with what the reader leaves out: merged cells, errors, the left margin.

    The sheet is in memory from the first row asked for to the last.
    """
    with _unharmed():
        sheet = book.get_sheet_by_index(index)
        margin = [""] * (sheet.start[1] if sheet.start else 0)
        rows = sheet.iter_rows()
        plain = (margin + row for row in rows) if margin else rows
        ranges = sheet.merged_cell_ranges
        filled = fill_merged(plain, ranges) if ranges else plain
        yield from place_errors(filled, errors) if errors else filled
