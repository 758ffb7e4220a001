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
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from qunqiao_engines.sheets.extent import Extent
from qunqiao_engines.sheets.reach import MEMORY, Load
from qunqiao_engines.sheets.refusals import UnreadableWorkbook
from qunqiao_engines.sheets.shared_texts import EACH, copied, lengths_of

MEGABYTE = 1024 * 1024
UNPACKED_LIMIT = 300 * MEGABYTE
PARTS_LIMIT = 5_000
# Of one cell; the spreadsheets of the world end at 32,767 characters.
TEXT_LIMIT = MEGABYTE
_SHARED = "sharedstrings.xml"
# Copies of shared texts that need no exact count.
_COPIES = 40_000_000
_ERROR_TYPE = re.compile(rb"""\st\s*=\s*["']e["']""")
_PIECE = MEGABYTE
_BITE = 65_536
_LONGEST_TAG = 65_536


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the package: its name, its directory entry, whether it may hold error cells, its load."""

    name: str
    info: zipfile.ZipInfo
    has_errors: bool
    load: Load


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
    # NotImplementedError is zipfile's word for a file of a later version of zip.
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError) as error:
        raise UnreadableWorkbook("damaged") from error
    if any(info.flag_bits & 0x1 for info in infos):
        raise UnreadableWorkbook("encrypted")
    # The directory's own figures first: an honest bomb costs nothing to refuse.
    if len(infos) > PARTS_LIMIT or sum(info.file_size for info in infos) > UNPACKED_LIMIT:
        raise UnreadableWorkbook("too_large", {"limit": UNPACKED_LIMIT // MEGABYTE})
    package = Package(data, {info.filename: _inspected(data, info) for info in infos})
    _check_loads(package)
    return package


def _inspected(data: bytes, info: zipfile.ZipInfo) -> Part:
    extent = Extent()
    has_errors, untagged = False, 0
    for window in _windows(data, info):
        extent.see(window)
        has_errors = has_errors or _holds_errors(window)
        untagged = untagged + len(window) if b"<" not in window[1:] else 0
        if untagged > TEXT_LIMIT and info.filename.endswith(".xml"):
            raise UnreadableWorkbook("text_too_long", {"limit": TEXT_LIMIT // MEGABYTE})
    return Part(info.filename, info, has_errors, extent.load(lambda: _windows(data, info)))


def _holds_errors(window: bytes) -> bool:
    # Two plain searches are ten times as fast as the pattern, and nearly always say no.
    quoted = b'"e"' in window or b"'e'" in window
    return quoted and _ERROR_TYPE.search(window) is not None


def _check_loads(package: Package) -> None:
    """Refuses sheets that are too large for memory, each with the texts that all of them share.

    An .ods has another XML and is measured when it is walked (``errors_ods``).
    """
    shared = next((p for name, p in package.parts.items() if name.lower().endswith(_SHARED)), None)
    beside, lengths = 0, array("L")
    if shared:
        lengths = lengths_of(_windows(package.data, shared.info))
        beside = shared.info.file_size + len(lengths) * EACH
    longest = max(lengths, default=0)
    for part in package.parts.values():
        if part is shared or (part.load.cells == 0 and part.load.text < MEMORY // 2):
            continue
        copies = part.load.cells * longest
        if copies > _COPIES:
            copies = copied(_windows(package.data, part.info), lengths)
        part.load.check(beside + copies)


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


def _pieces(data: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part inflated in pieces; a part that holds more than its directory entry says is refused."""
    packed = memoryview(data)[_start_of(data, info) :][: info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        for offset in range(0, len(packed), _PIECE):
            yield bytes(packed[offset : offset + _PIECE])
        return
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise UnreadableWorkbook("damaged")
    inflater, left, offset = zlib.decompressobj(-15), info.file_size, 0
    try:
        while not inflater.eof:
            # Fed in bites: what is not yet consumed is copied at each step.
            waiting = inflater.unconsumed_tail or packed[offset : offset + _BITE]
            offset += 0 if inflater.unconsumed_tail else _BITE
            piece = inflater.decompress(waiting, _PIECE)
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
