"""An .xlsb looked at before it is read: how far its cells reach, and which are in error.

Source: [MS-XLSB], records BrtRowHdr, the cells from BrtCellRk to BrtFmlaError, BrtSSTItem and BrtBundleSh.
"""

import struct
from array import array
from collections.abc import Iterator

from qunqiao_engines.sheets.errors_xlsx import ErrorCells, Place, targets_of
from qunqiao_engines.sheets.package import Package
from qunqiao_engines.sheets.reach import SHORT, Load
from qunqiao_engines.sheets.refusals import UnreadableWorkbook
from qunqiao_engines.sheets.shared_texts import EACH

_ROW, _BLANK, _ERROR, _ISST, _LAST_CELL, _ERROR_FORMULA, _SHEET = 0, 1, 3, 7, 11, 11, 156
_SHARED = 19
# The codes of errors in both binary formats.
ERROR_TEXTS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def errors_of_xlsb(package: Package) -> dict[str, ErrorCells]:
    """The cells in error of each sheet by its title, at zero-based (row, column).

    Raises:
        UnreadableWorkbook: too_wide, damaged, or errors in a sheet whose title cannot be told.

    """
    titles = _titles(package)
    found: dict[str, ErrorCells] = {}
    try:
        lengths = _lengths(package)
        for name in package.parts:
            if "worksheets/" in name and name.endswith(".bin"):
                errors = _errors_of(package.read(name), lengths)
                if errors and name not in titles:
                    raise UnreadableWorkbook("unplaced_errors")
                if errors:
                    found[titles[name]] = errors
    except (struct.error, IndexError) as error:
        raise UnreadableWorkbook("damaged") from error
    return found


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a part of an .xlsb: kind and body."""
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
            at += 1
        length = 0
        for shift in (0, 7, 14, 21):
            byte = data[at]
            at += 1
            length |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        yield kind, data[at : at + length]
        at += length


def _lengths(package: Package) -> "array[int]":
    """How long each of the shared texts is, in bytes, beyond what is counted for a cell anyway."""
    lengths = array("L")
    for name in package.parts:
        if name.lower().endswith("sharedstrings.bin"):
            for kind, body in records(package.read(name)):
                if kind == _SHARED:
                    lengths.append(max(0, len(body) - SHORT))
    return lengths


def _errors_of(data: bytes, lengths: "array[int]") -> dict[Place, str]:
    errors: dict[Place, str] = {}
    load, row = Load(), 0
    beside = sum(lengths) + EACH * len(lengths)
    for kind, body in records(data):
        if kind == _ROW:
            row = struct.unpack_from("<I", body)[0]
        elif _BLANK < kind <= _LAST_CELL:
            column = struct.unpack_from("<I", body)[0]
            load.reach(row + 1, column + 1)
            load.cells += 1
            if kind == _ISST:
                index = struct.unpack_from("<I", body, 8)[0]
                load.text += lengths[index] if index < len(lengths) else 0
            elif kind in (_ERROR, _ERROR_FORMULA):
                errors[row, column] = ERROR_TEXTS.get(body[8], "#N/A")
            load.check(beside)
    return errors


def _titles(package: Package) -> dict[str, str]:
    for name in package.parts:
        if name.endswith("workbook.bin"):
            targets = targets_of(package, name)
            titled = (_title(body) for kind, body in records(package.read(name)) if kind == _SHEET)
            return {targets[key]: title for key, title in titled if key in targets}
    return {}


def _title(body: bytes) -> tuple[str, str]:
    """The key and the title of a sheet, two counted strings after eight bytes of state."""
    length = struct.unpack_from("<I", body, 8)[0]
    middle = 12 + 2 * length
    key = body[12:middle].decode("utf-16-le", "replace")
    length = struct.unpack_from("<I", body, middle)[0]
    title = body[middle + 4 : middle + 4 + 2 * length].decode("utf-16-le", "replace")
    return key, title
