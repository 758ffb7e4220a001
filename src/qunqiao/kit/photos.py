"""Pictures without what a camera writes into them: where, when, with what, by whom.

A JPEG is rebuilt from the parts that draw it, a PNG too; all else is left out - EXIF with its
position, XMP, IPTC, comments, colour profiles, the small preview, whatever follows the picture. Of
EXIF one number stays, which way up the picture is. Nothing is decoded, so nothing gets worse.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Invalid

LARGEST, LONGEST_SIDE = 6_000_000, 10_000
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"sRGB"})
_SOI, _EOI, _SOS, _APP0, _APP1, _APP14 = 0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xEE
# Frames and tables without which a JPEG cannot be drawn (ITU T.81, table B.1).
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_DRAWN = _FRAMES | {0xC4, 0xCC, 0xDB, 0xDD, _SOS}
_ORIENTATION = 0x0112


class NotAPicture(Invalid):
    """Neither JPEG nor PNG, or one that is broken."""

    default = _("这不是能读的照片，请选 JPEG 或 PNG 格式的照片。")


class TooLarge(Invalid):
    """More than a picture of a visit needs."""

    default = _("照片太大，请选 6 MB 以内的照片。")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with nothing but what is to be seen; ``kind`` is its media type."""

    kind: str
    content: bytes


def stripped(content: bytes) -> Picture:
    """The picture alone.

    Raises:
        TooLarge: more bytes or a longer side than a picture of a visit needs.
        NotAPicture: what was sent is no JPEG or PNG, or ends in the middle.
    """
    if len(content) > LARGEST:
        raise TooLarge
    try:
        if content.startswith(_PNG):
            return Picture("image/png", _png(content))
        if content.startswith(b"\xff\xd8"):
            return Picture("image/jpeg", _jpeg(content))
    except (struct.error, IndexError):
        raise NotAPicture from None
    raise NotAPicture


def _png(content: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while True:
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        body = content[at + 4 : end - 4]
        (check,) = struct.unpack_from(">I", content, end - 4)
        if zlib.crc32(body) != check or (at == len(_PNG)) != (name == b"IHDR"):
            raise NotAPicture
        if name == b"IHDR":
            _measured(*struct.unpack_from(">II", body, 4))
        if name in _PNG_KEPT:
            kept.append(content[at:end])
        if name == b"IEND":
            return b"".join(kept)
        at = end


def _jpeg(content: bytes) -> bytes:
    kept, turned, framed, drawn = [b"\xff\xd8"], 1, False, False
    for marker, body, data in _segments(content):
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", body, 1)
            _measured(width, height)
            framed = True
        if marker == _APP1 and body.startswith(b"Exif\0\0"):
            turned = _way_up(body[6:])
        elif marker == _APP0 and body.startswith(b"JFIF\0"):
            kept.append(_written(_APP0, body[:12] + b"\0\0"))
        elif marker in _DRAWN or (marker == _APP14 and body.startswith(b"Adobe")):
            kept.append(_written(marker, body[:12] if marker == _APP14 else body) + data)
            drawn = drawn or marker == _SOS
    if not (framed and drawn):
        raise NotAPicture
    if turned != 1:
        kept.insert(1, _written(_APP1, _only_way_up(turned)))
    return b"".join(kept) + b"\xff\xd9"


def _segments(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Marker, body and, after the beginning of a scan, its data; ends with the picture."""
    at = 2
    while True:
        if content[at] != 0xFF:
            raise NotAPicture
        while content[at] == 0xFF:
            at += 1
        marker = content[at]
        at += 1
        if marker == _EOI:
            return
        (length,) = struct.unpack_from(">H", content, at)
        body, at = content[at + 2 : at + length], at + length
        if length < 2 or at > len(content):
            raise NotAPicture
        end = _end_of_scan(content, at) if marker == _SOS else at
        yield marker, body, content[at:end]
        at = end


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the next marker begins; FF 00 is data, FF D0 to D7 are marks inside of a scan."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise NotAPicture
        following = content[at + 1]
        if following != 0 and not 0xD0 <= following <= 0xD7:
            return at
        at += 2


def _measured(width: int, height: int) -> None:
    if not width or not height:
        raise NotAPicture
    if max(width, height) > LONGEST_SIDE:
        raise TooLarge


def _written(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _way_up(tiff: bytes) -> int:
    """The orientation of EXIF's first directory, 1 to 8; 1 where it cannot be read."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return 1
    (at,) = struct.unpack_from(f"{order}I", tiff, 4)
    try:
        (number,) = struct.unpack_from(f"{order}H", tiff, at)
        for place in range(at + 2, at + 2 + 12 * number, 12):
            tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", tiff, place)
            if tag == _ORIENTATION and 1 <= value <= 8:
                return int(value)
    except struct.error:
        return 1
    return 1


def _only_way_up(turned: int) -> bytes:
    """EXIF of one entry."""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, turned, 0)
    return b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
