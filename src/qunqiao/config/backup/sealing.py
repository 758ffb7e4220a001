"""The envelope: a stream of bytes under a passphrase, in which no change goes unnoticed.

A file is a header and chunks. Header: magic, format, cost of scrypt (log2 N, r, p), salt, nonce
prefix. Each chunk is 64 KiB of plain text (the last one may be shorter) under AES-256-GCM, with the
header as associated data and the nonce ``prefix (7 bytes) | number of the chunk (4) | 1 if last``:
the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár (CRYPTO 2015). A chunk that was
changed, moved, left out or added does not open; neither does any chunk under a changed header.
"""

import io
import secrets
import struct
import unicodedata
from dataclasses import astuple, dataclass
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from qunqiao.config.backup.errors import CutOff, Damaged, NewerFormat, NotABackup, WrongKey

MAGIC = b"qunqiao-backup\n"
FORMAT = 1
CHUNK = 1 << 16
_TAG = 16
_SEALED = CHUNK + _TAG
_HEADER = struct.Struct(">15sBBBB16s7s")
# A header is read before anything proves it genuine: it must not make us fill the memory.
_MOST_LOG_N, _MOST_R, _MOST_P = 18, 8, 4


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at the passphrase costs; the default is the 32 MiB variant OWASP advises."""

    log_n: int = 15
    r: int = 8
    p: int = 3

    @property
    def bearable(self) -> bool:
        """Whether this machine would rather compute it than refuse (at most 256 MiB)."""
        return 1 <= self.log_n <= _MOST_LOG_N and 1 <= self.r <= _MOST_R and 1 <= self.p <= _MOST_P


def _cipher(passphrase: str, salt: bytes, cost: Cost) -> AESGCM:
    # The same characters may be typed in two ways; NFC makes them the same bytes.
    typed = unicodedata.normalize("NFC", passphrase).encode()
    scrypt = Scrypt(salt=salt, length=32, n=1 << cost.log_n, r=cost.r, p=cost.p)
    return AESGCM(scrypt.derive(typed))


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + struct.pack(">IB", number, last)


class Sealer:
    """Seals what is written to it into ``out``; ``finish`` writes the chunk that ends the stream.

    That is the promise that everything was written: a stream without it does not open to its end.
    """

    def __init__(self, out: BinaryIO, passphrase: str, cost: Cost | None = None) -> None:
        cost = cost or Cost()
        salt, self._prefix = secrets.token_bytes(16), secrets.token_bytes(7)
        self._cipher = _cipher(passphrase, salt, cost)
        self._header = _HEADER.pack(MAGIC, FORMAT, *astuple(cost), salt, self._prefix)
        self._out, self._waiting, self._number = out, bytearray(), 0
        out.write(self._header)

    def write(self, data: bytes) -> None:
        """Take ``data``; whole chunks go out at once."""
        self._waiting += data
        # One chunk always waits: which one is the last is known only when the stream is closed.
        whole = (len(self._waiting) - 1) // CHUNK * CHUNK if self._waiting else 0
        for start in range(0, whole, CHUNK):
            self._seal(bytes(self._waiting[start : start + CHUNK]), last=False)
        del self._waiting[:whole]

    def finish(self) -> None:
        """Seal what is left as the last chunk."""
        self._seal(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _seal(self, plain: bytes, *, last: bool) -> None:
        nonce = _nonce(self._prefix, self._number, last=last)
        self._out.write(self._cipher.encrypt(nonce, plain, self._header))
        self._number += 1


class Opener(io.RawIOBase):
    """Reads what was sealed; each byte it gives is proven genuine and in its place.

    Raises:
        NotABackup, NewerFormat: the header is not ours, or not yet.
        WrongKey, Damaged, CutOff: while reading, at the first chunk that does not open.
    """

    def __init__(self, source: BinaryIO, passphrase: str) -> None:
        self._header = source.read(_HEADER.size)
        if not self._header.startswith(MAGIC):
            raise NotABackup
        if len(self._header) < _HEADER.size:
            raise CutOff
        _magic, version, log_n, r, p, salt, self._prefix = _HEADER.unpack(self._header)
        if version > FORMAT:
            raise NewerFormat(version)
        cost = Cost(log_n, r, p)
        if version < 1 or not cost.bearable:
            raise NotABackup
        self._cipher = _cipher(passphrase, salt, cost)
        self._source, self._number = source, 0
        self._next: bytes | None = source.read(_SEALED)
        self._open = b""
        if not self._next:
            raise CutOff

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._open and self._next is not None:
            self._open = self._opened(self._next)
        size = min(len(buffer), len(self._open))
        buffer[:size], self._open = self._open[:size], self._open[size:]
        return size

    @classmethod
    def buffered(cls, source: BinaryIO, passphrase: str) -> io.BufferedReader:
        """The plain stream, for reads of any size."""
        return io.BufferedReader(cls(source, passphrase), CHUNK)

    def _opened(self, sealed: bytes) -> bytes:
        following = self._source.read(_SEALED)
        last = not following
        try:
            plain = self._cipher.decrypt(
                _nonce(self._prefix, self._number, last=last), sealed, self._header
            )
        except InvalidTag:
            raise self._fault(sealed, last=last) from None
        self._number += 1
        self._next = None if last else following
        return plain

    def _fault(self, sealed: bytes, *, last: bool) -> Exception:
        """What is told of a chunk that does not open where it stands."""
        if last and self._opens(sealed, last=False):
            return CutOff()
        if self._number == 0 and not self._opens(sealed, last=not last):
            return WrongKey()
        return Damaged(self._number + 1)

    def _opens(self, sealed: bytes, *, last: bool) -> bool:
        try:
            self._cipher.decrypt(
                _nonce(self._prefix, self._number, last=last), sealed, self._header
            )
        except InvalidTag:
            return False
        return True
