"""What the sheets of an .xls will take in memory: the reader holds all of them at once.

Source: [MS-XLS] for the records of cells, SST and Continue (XLUnicodeRichExtendedString), MergeCells.
"""

import struct
from array import array

from qunqiao_engines.sheets.reach import SHORT, Load
from qunqiao_engines.sheets.shared_texts import EACH

_SST, _CONTINUE, _MUL_RK, _LABEL_SST, _LABEL = 0xFC, 0x3C, 0xBD, 0xFD, 0x204
_CELLS = frozenset({0x06, 0x206, 0x406, 0x203, 0x27E, 0x205, _LABEL_SST, _LABEL})
_MERGED, _EACH_MERGED = 0xE5, 200


class XlsLoads:
    """Adds up the loads as the records of the workbook go by; refuses what is too much."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._lengths: array[int] | None = None
        self._before = 0
        self._load = Load()

    def global_record(self, kind: int, body: bytes) -> None:
        """A record before the first sheet: the shared texts are among them."""
        if kind == _SST or (kind == _CONTINUE and self._pieces):
            self._pieces.append(body)

    def begin(self) -> None:
        """The next sheet begins."""
        if self._lengths is None:
            self._lengths = _lengths(self._pieces)
            self._before = sum(self._lengths) + EACH * len(self._lengths)
        self._before += self._load.bytes
        self._load = Load()

    def cell_record(self, kind: int, body: bytes) -> None:
        """A record of the sheet; those that are no cells are passed over."""
        if kind == _MERGED:
            self._before += len(body) // 8 * _EACH_MERGED
        if (kind not in _CELLS and kind != _MUL_RK) or len(body) < 6:
            return
        row, column = struct.unpack_from("<HH", body)
        count = max(1, (len(body) - 6) // 6) if kind == _MUL_RK else 1
        self._load.reach(row + 1, column + count)
        self._load.cells += count
        if kind == _LABEL_SST and self._lengths and len(body) >= 10:
            index = struct.unpack_from("<I", body, 6)[0]
            self._load.text += self._lengths[index] if index < len(self._lengths) else 0
        self._load.check(self._before)


def _lengths(pieces: list[bytes]) -> "array[int]":
    """How long each shared text may be, in bytes, beyond what is counted for a cell anyway.

    A table that is damaged ends where it can no longer be followed.
    """
    lengths = array("L")
    reader = _Pieces(pieces)
    try:
        for _ in range(struct.unpack_from("<I", pieces[0], 4)[0]):
            lengths.append(max(0, 3 * reader.skip_text() - SHORT))
    except (struct.error, IndexError):
        pass
    return lengths


class _Pieces:
    """Follows texts through a record and those that continue it."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces
        self._piece, self._at = 0, 8

    def skip_text(self) -> int:
        """Passes over one text and gives its length in characters."""
        if self._at >= len(self._pieces[self._piece]):
            self._next(0)
        count, flags = struct.unpack_from("<HB", self._pieces[self._piece], self._at)
        self._at += 3
        behind = 0
        if flags & 0x08:
            behind += 4 * struct.unpack_from("<H", self._pieces[self._piece], self._at)[0]
            self._at += 2
        if flags & 0x04:
            behind += struct.unpack_from("<I", self._pieces[self._piece], self._at)[0]
            self._at += 4
        self._skip_characters(count, 1 + (flags & 1))
        self._skip(behind)
        return int(count)

    def _skip_characters(self, left: int, width: int) -> None:
        while left:
            taken = min(left, (len(self._pieces[self._piece]) - self._at) // width)
            self._at += taken * width
            left -= taken
            if left:
                # A continued text says anew whether its characters are wide.
                self._next(1)
                width = 1 + (self._pieces[self._piece][0] & 1)

    def _skip(self, left: int) -> None:
        while left:
            taken = min(left, len(self._pieces[self._piece]) - self._at)
            self._at += taken
            left -= taken
            if left:
                self._next(0)

    def _next(self, at: int) -> None:
        self._piece, self._at = self._piece + 1, at
