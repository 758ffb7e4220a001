"""Where an .xls holds cells in error: the reader of workbooks shows them as empty.

Source: [MS-CFB] for the container, [MS-XLS] for BoundSheet8, BoolErr and Formula.
"""

import struct
from collections.abc import Iterator

from qunqiao_engines.sheets.errors_xlsb import ERROR_TEXTS
from qunqiao_engines.sheets.errors_xlsx import ErrorCells, Place
from qunqiao_engines.sheets.loads_xls import XlsLoads
from qunqiao_engines.sheets.refusals import UnreadableWorkbook

_END = 0xFFFFFFFA  # and all above: no sector
_BOUND_SHEET, _FILE_PASS, _BOF = 0x85, 0x2F, (0x809, 0x409, 0x209)
_BOOL_ERR, _FORMULAS = 0x205, (0x06, 0x206, 0x406)
_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")


def errors_of_xls(data: bytes) -> dict[int, ErrorCells]:
    """The cells in error of each sheet by its place in the workbook, at zero-based (row, column).

    Raises:
        UnreadableWorkbook: the container is damaged, or its sheets are too large for memory.

    """
    try:
        return _errors_of(record_stream(data))
    except (struct.error, LookupError) as error:
        raise UnreadableWorkbook("damaged") from error


def record_stream(data: bytes) -> bytes:
    """The stream of records inside the container."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    fat_count, directory = struct.unpack_from("<II", data, 44)
    cutoff, mini_fat = struct.unpack_from("<II", data, 56)
    sectors = [s for s in struct.unpack_from("<109I", data, 76) if s < _END]
    extra, entries = struct.unpack_from("<I", data, 68)[0], size // 4
    while extra < _END and len(sectors) < fat_count:
        *more, extra = struct.unpack_from(f"<{entries}I", data, (extra + 1) * size)
        sectors.extend(more)
    fat: list[int] = []
    for sector in sectors[:fat_count]:
        fat.extend(struct.unpack_from(f"<{entries}I", data, (sector + 1) * size))
    files = _directory(_chain(data[size:], fat, directory, size))
    start, length = files[next(filter(files.__contains__, _STREAMS), "")]
    if length >= cutoff:
        return _chain(data[size:], fat, start, size)[:length]
    small = _chain(data[size:], fat, files["Root Entry"][0], size)
    table = _chain(data[size:], fat, mini_fat, size)
    mini = list(struct.unpack(f"<{len(table) // 4}I", table))
    return _chain(small, mini, start, 64)[:length]


def _chain(data: bytes, fat: list[int], sector: int, size: int) -> bytes:
    pieces: list[bytes] = []
    while sector < _END and len(pieces) <= len(fat):
        pieces.append(data[sector * size : (sector + 1) * size])
        sector = fat[sector]
    return b"".join(pieces)


def _directory(data: bytes) -> dict[str, tuple[int, int]]:
    """Where each stream starts and how long it is, by its name."""
    files: dict[str, tuple[int, int]] = {}
    for at in range(0, len(data) - 127, 128):
        length = struct.unpack_from("<H", data, at + 64)[0]
        name = data[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
        start, stream_size = struct.unpack_from("<II", data, at + 116)
        files.setdefault(name, (start, stream_size))
    return files


def records(stream: bytes, at: int = 0) -> Iterator[tuple[int, int, bytes]]:
    """The records of an .xls: where each begins, its kind, its body."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _errors_of(stream: bytes) -> dict[int, ErrorCells]:
    starts: list[int] = []
    found: dict[int, dict[Place, str]] = {}
    sheet: int | None = None
    loads = XlsLoads()
    for at, kind, body in records(stream):
        if kind == _FILE_PASS:
            # What follows is encrypted; the reader will say so.
            return {}
        if kind == _BOUND_SHEET:
            starts.append(struct.unpack_from("<I", body)[0])
        elif kind in _BOF and at in starts:
            sheet = starts.index(at)
            loads.begin()
        elif sheet is None:
            loads.global_record(kind, body)
        else:
            loads.cell_record(kind, body)
            if (code := _error_code(kind, body)) is not None:
                row, column = struct.unpack_from("<HH", body)
                found.setdefault(sheet, {})[row, column] = ERROR_TEXTS.get(code, "#N/A")
    return dict(found)


def _error_code(kind: int, body: bytes) -> int | None:
    if kind == _BOOL_ERR and body[7]:
        return body[6]
    if kind in _FORMULAS and body[12:14] == b"\xff\xff" and body[6] == 2:
        return body[8]
    return None
