"""The smallest pictures there are, with what cameras write into them."""

import struct
import zlib


def _part(marker, body):
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def exif(orientation, secret=b"", order=">"):
    """An APP1 body that says which way up, and something else."""
    mark = b"MM\0*" if order == ">" else b"II*\0"
    entries = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
    entries += struct.pack(f"{order}HHII", 0x8825, 4, 1, 200)
    head = struct.pack(f"{order}IH", 8, 2)
    return b"Exif\0\0" + mark + head + entries + struct.pack(f"{order}I", 0) + secret


def a_jpeg(orientation=1, secret=b"SECRET", order=">", size=(4, 3), tail=b""):
    """A JPEG in form, with everything a camera adds; nobody draws it."""
    width, height = size
    return b"".join(
        (
            b"\xff\xd8",
            _part(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01" + secret[:3]),
            _part(0xE1, exif(orientation, secret, order)),
            _part(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + secret),
            _part(0xED, b"Photoshop 3.0\0" + secret),
            _part(0xFE, secret),
            _part(0xDB, bytes(65)),
            _part(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0"),
            _part(0xC4, bytes(20)),
            _part(0xDA, b"\x01\x01\0\0\x3f\0"),
            b"\x12\xff\x00\x34\xff\xd0\x56",
            b"\xff\xd9",
            tail,
        )
    )


def _chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def a_png(secret=b"SECRET", size=(1, 1)):
    """A PNG of one grey point, with words and EXIF beside it."""
    head = struct.pack(">IIBBBBB", *size, 8, 0, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", head),
            _chunk(b"eXIf", secret),
            _chunk(b"tEXt", b"Comment\0" + secret),
            _chunk(b"IDAT", zlib.compress(b"\0\x80")),
            _chunk(b"IEND", b""),
            secret,
        )
    )
