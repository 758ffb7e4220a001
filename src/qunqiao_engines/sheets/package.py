"""A zipped workbook looked at before it is unpacked: how large it is, how far it reaches, what fails.

The reader of workbooks allocates the rectangle that spans all cells; one cell at XFD1048576 in a file
of five kilobytes asks for half a terabyte and aborts the process. So every part is inflated here
first, piece by piece, counted, and its cell references measured.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from qunqiao_engines.sheets.refusals import UnreadableWorkbook

MEGABYTE = 1024 * 1024
UNPACKED_LIMIT = 300 * MEGABYTE
PARTS_LIMIT = 5_000
# The rectangle of one sheet, at 32 bytes a cell in the reader: at most 640 MB.
CELLS_LIMIT = 20_000_000
_PIECE = MEGABYTE
_LONGEST_TAG = 65_536

# A cell with a style and no content does not count: whole columns are formatted to the last row.
_FILLED = rb"""["'](?![^<>]*/>)"""
# Cells beyond column Z or row 99,999; all others need looking at only when one of these is found.
_NEAR_ROWS, _NEAR_COLUMNS = 99_999, 26
_FAR = re.compile(rb"""[\s"']r\s*=\s*["'](?:([A-Z]{2,3})(\d{1,7})|([A-Z])(\d{6,7}))""" + _FILLED)
_ANY = re.compile(rb"""[\s"']r\s*=\s*["']([A-Z]{1,3})(\d{1,7})""" + _FILLED)
_ERROR_TYPE = re.compile(rb"""\st\s*=\s*["']e["']""")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the package: its name, its directory entry, whether it holds error cells."""

    name: str
    info: zipfile.ZipInfo
    has_errors: bool


@dataclass(frozen=True, slots=True)
class Package:
    """A zipped workbook that is safe to unpack."""

    data: bytes
    parts: dict[str, Part]

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of one part, a megabyte at a time; raises ``KeyError`` where there is none."""
        return _pieces(self.data, self.parts[name].info)

    def read(self, name: str) -> bytes:
        """The bytes of one part; raises ``KeyError`` where there is none."""
        return b"".join(self.pieces(name))


def open_package(data: bytes) -> Package:
    """The package, once it is known to be of bounded size and reach.

    Cost: one inflation of the whole file, in pieces of a megabyte.

    Raises:
        UnreadableWorkbook: encrypted, damaged, too_large or too_wide.

    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    # NotImplementedError is zipfile's word for a compression or version it does not know.
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError) as error:
        raise UnreadableWorkbook("damaged") from error
    if any(info.flag_bits & 0x1 for info in infos):
        raise UnreadableWorkbook("encrypted")
    # The directory's own figures first: an honest bomb costs nothing to refuse.
    if len(infos) > PARTS_LIMIT or sum(info.file_size for info in infos) > UNPACKED_LIMIT:
        raise UnreadableWorkbook("too_large", {"limit": UNPACKED_LIMIT // MEGABYTE})
    return Package(data, {info.filename: _inspected(data, info) for info in infos})


def _inspected(data: bytes, info: zipfile.ZipInfo) -> Part:
    rows = columns = 0
    has_errors = False
    for window in _windows(data, info):
        has_errors = has_errors or _ERROR_TYPE.search(window) is not None
        for match in _FAR.finditer(window):
            columns = max(columns, column_number(match[1] or match[3]))
            rows = max(rows, int(match[2] or match[4]))
    if max(rows, _NEAR_ROWS) * max(columns, _NEAR_COLUMNS) > CELLS_LIMIT:
        _measure(data, info)
    return Part(info.filename, info, has_errors)


def _measure(data: bytes, info: zipfile.ZipInfo) -> None:
    """Refuses a part whose cells, all looked at, span too large a rectangle."""
    rows = columns = 0
    for window in _windows(data, info):
        for match in _ANY.finditer(window):
            columns = max(columns, column_number(match[1]))
            rows = max(rows, int(match[2]))
        check_reach(rows, columns)


def _windows(data: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part inflated, cut before a tag so that no tag is seen in halves (unless absurdly long)."""
    tail = b""
    for piece in _pieces(data, info):
        window = tail + piece
        cut = window.rfind(b"<")
        if cut <= 0 or len(window) - cut > _LONGEST_TAG:
            cut = len(window)
        yield window[:cut]
        tail = window[cut:]
    yield tail


def column_number(letters: bytes) -> int:
    """A → 1, Z → 26, AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def check_reach(rows: int, columns: int) -> None:
    """Refuses a sheet whose rectangle would not fit in memory."""
    if rows * columns > CELLS_LIMIT:
        raise UnreadableWorkbook("too_wide", {"rows": rows, "columns": columns})


def _pieces(data: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part inflated in pieces; a part that holds more than its directory entry says is refused."""
    packed = memoryview(data)[_start_of(data, info) :][: info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        for offset in range(0, len(packed), _PIECE):
            yield bytes(packed[offset : offset + _PIECE])
        return
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise UnreadableWorkbook("damaged")
    inflater, left, waiting = zlib.decompressobj(-15), info.file_size, bytes(packed)
    try:
        while not inflater.eof:
            piece = inflater.decompress(waiting, _PIECE)
            waiting = inflater.unconsumed_tail
            left -= len(piece)
            if left < 0:
                raise UnreadableWorkbook("too_large", {"limit": UNPACKED_LIMIT // MEGABYTE})
            if not piece and not waiting:
                break
            yield piece
    except zlib.error as error:
        raise UnreadableWorkbook("damaged") from error


def _start_of(data: bytes, info: zipfile.ZipInfo) -> int:
    header = data[info.header_offset : info.header_offset + 30]
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise UnreadableWorkbook("damaged")
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    return info.header_offset + 30 + int(name_length) + int(extra_length)
