"""Sections: read as they were written, and never more than was promised."""

import io
import os
import struct
import zlib

import pytest

from qunqiao.config.backup import sections
from qunqiao.config.backup.errors import Unusable
from qunqiao.config.backup.sections import PIECE, Writer


def _piece(kind, packed, plain=None):
    return struct.pack(">cII", kind, len(packed), len(packed) if plain is None else plain) + packed


def _read(stream):
    return [(section.title, b"".join(section)) for section in sections.read(io.BytesIO(stream))]


TITLE = zlib.compress(b"{}")
OPENING = struct.pack(">cII", b"S", len(TITLE), 2) + TITLE
BOMB = zlib.compress(b"\0" * 50_000_000)
BROKEN = {
    "a bomb with its true length": OPENING + _piece(b"D", BOMB, 50_000_000),
    "a bomb that claims to be small": OPENING + _piece(b"D", BOMB, 100),
    "a piece that claims gigabytes": OPENING + struct.pack(">cII", b"D", 0xFFFFFFFF, 10),
    "bytes that are not packed": OPENING + _piece(b"D", b"not zlib", 8),
    "a piece shorter than it says": OPENING + _piece(b"D", zlib.compress(b"abc"), 9),
    "a piece that ends early": OPENING + struct.pack(">cII", b"D", 100, 3) + zlib.compress(b"abc"),
    "half a head": OPENING + b"D\0\0",
    "an unknown kind": OPENING + _piece(b"X", zlib.compress(b"abc"), 3),
    "data before any title": _piece(b"D", zlib.compress(b"abc"), 3),
    "a title that is no object": _piece(b"S", zlib.compress(b"[]"), 2),
    "a title that is no JSON": _piece(b"S", zlib.compress(b"{"), 1),
}


@pytest.mark.parametrize("stream", BROKEN.values(), ids=BROKEN)
def test_bytes_that_are_no_sections_are_refused(stream):
    with pytest.raises(Unusable):
        _read(stream)


def test_a_last_line_without_its_end_is_refused():
    out = io.BytesIO()
    writer = Writer(out)
    writer.begin({"table": "x"})
    writer.write(b"[1]\n[2")
    writer.end()

    with pytest.raises(Unusable):
        [list(section.lines()) for section in sections.read(io.BytesIO(out.getvalue()))]


def test_sections_come_back_in_their_order():
    large = os.urandom(PIECE * 2 + 17)
    out = io.BytesIO()
    writer = Writer(out)
    for number, content in enumerate([b"", b"short", large]):
        writer.begin({"n": number})
        writer.write(content)
        writer.end()

    assert _read(out.getvalue()) == [({"n": 0}, b""), ({"n": 1}, b"short"), ({"n": 2}, large)]


def test_a_section_nobody_reads_is_passed_over():
    out = io.BytesIO()
    writer = Writer(out)
    for number in range(3):
        writer.begin({"n": number})
        writer.write(b"x" * (PIECE + 1))
        writer.end()
    titles = [section.title["n"] for section in sections.read(io.BytesIO(out.getvalue()))]

    assert titles == [0, 1, 2]


def test_lines_may_lie_across_pieces():
    rows = [b"%d" % number * 300 for number in range(20_000)]
    out = io.BytesIO()
    writer = Writer(out)
    writer.begin({"table": "x"})
    for row in rows:
        writer.write(row + b"\n")
    written = writer.end()
    section = next(sections.read(io.BytesIO(out.getvalue())))

    assert list(section.lines()) == rows
    assert section.sum() == written
