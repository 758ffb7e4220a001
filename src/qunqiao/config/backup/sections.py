"""Inside the envelope: sections, each a title and a stream of bytes in compressed pieces.

A piece is its kind (``S`` a section's title in JSON, ``D`` data of the section before it), its packed
and its unpacked length (four bytes each), and the bytes under zlib. No piece unpacks to more than
``PIECE``, whatever its length claims, so that nothing read can fill the memory.
"""

import hashlib
import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol

from qunqiao.config.backup.errors import Unusable

PIECE = 1 << 20
_PIECE_HEAD = struct.Struct(">cII")
# Fast, and close enough to the best: most bytes are parquet or workbooks, which are packed already.
_LEVEL = 3


class Sink(Protocol):
    """Where sections are written to."""

    def write(self, data: bytes, /) -> object:
        """Take these bytes."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What a section's bytes add up to."""

    size: int
    sha256: str


class Writer:
    """Writes one section after the other."""

    def __init__(self, out: Sink) -> None:
        self._out = out
        self._waiting = bytearray()
        self._size, self._digest = 0, hashlib.sha256()

    def begin(self, title: dict[str, Any]) -> None:
        """Open a section; the one before must have been ended."""
        self._piece(b"S", json.dumps(title, ensure_ascii=False).encode())
        self._size, self._digest = 0, hashlib.sha256()

    def write(self, data: bytes) -> None:
        """Add bytes to the open section."""
        self._waiting += data
        self._digest.update(data)
        self._size += len(data)
        while len(self._waiting) >= PIECE:
            self._piece(b"D", bytes(self._waiting[:PIECE]))
            del self._waiting[:PIECE]

    def end(self) -> Sum:
        """Close the section; says what was written."""
        if self._waiting:
            self._piece(b"D", bytes(self._waiting))
            self._waiting.clear()
        return Sum(self._size, self._digest.hexdigest())

    def _piece(self, kind: bytes, plain: bytes) -> None:
        packed = zlib.compress(plain, _LEVEL)
        self._out.write(_PIECE_HEAD.pack(kind, len(packed), len(plain)) + packed)


class Section:
    """One section while it is read: ``title``, and its bytes once, from the beginning to the end."""

    def __init__(self, title: dict[str, Any], pieces: Iterator[bytes]) -> None:
        self.title, self._pieces = title, pieces
        self._size, self._digest = 0, hashlib.sha256()

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self._size += len(piece)
            self._digest.update(piece)
            yield piece

    def lines(self) -> Iterator[bytes]:
        """The bytes line by line, without the line ends."""
        rest = b""
        for piece in self:
            *whole, rest = (rest + piece).split(b"\n")
            yield from whole
        if rest:
            raise Unusable(str(self.title))

    def sum(self) -> Sum:
        """What the bytes added up to; reads those nobody asked for."""
        for _piece in self:
            pass
        return Sum(self._size, self._digest.hexdigest())


def read(stream: BinaryIO) -> Iterator[Section]:
    """The sections of a stream in their order; each must be read, or left, before the next.

    Raises:
        Unusable: the bytes are no sections.
    """
    pieces = _Pieces(stream)
    while (piece := pieces.take(b"S")) is not None:
        section = Section(_title(piece), iter(lambda: pieces.take(b"D"), None))
        yield section
        section.sum()
    if not pieces.at_end:
        raise Unusable("D")


class _Pieces:
    """Pieces of one kind as long as they come."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._head = stream.read(_PIECE_HEAD.size)

    @property
    def at_end(self) -> bool:
        return not self._head

    def take(self, wanted: bytes) -> bytes | None:
        """The next piece unpacked if it is of this kind; else None, and it stays for the next."""
        if self.at_end:
            return None
        if len(self._head) < _PIECE_HEAD.size:
            raise Unusable("piece")
        kind, packed, plain = _PIECE_HEAD.unpack(self._head)
        if kind != wanted:
            return None
        piece = _unpacked(self._stream, packed, plain)
        self._head = self._stream.read(_PIECE_HEAD.size)
        return piece


def _unpacked(stream: BinaryIO, packed: int, plain: int) -> bytes:
    if plain > PIECE or packed > PIECE + 1024:  # zlib adds a few bytes to what cannot be packed
        raise Unusable("size")
    opening = zlib.decompressobj()
    content = stream.read(packed)
    try:
        piece = opening.decompress(content, plain + 1)
    except zlib.error:
        raise Unusable("zlib") from None
    if len(content) != packed or len(piece) != plain or not opening.eof or opening.unused_data:
        raise Unusable("size")
    return piece


def _title(piece: bytes) -> dict[str, Any]:
    try:
        title = json.loads(piece)
    except ValueError:
        title = None
    if not isinstance(title, dict):
        raise Unusable("title")
    return title
