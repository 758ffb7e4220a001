"""Pictures keep what is to be seen, and nothing of where, when and with what they were taken."""

import os

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qunqiao.kit.errors import Invalid
from qunqiao.kit.photos import LARGEST, NotAPicture, TooLarge, stripped
from qunqiao.kit.tests.pictures import a_jpeg, a_png

# QUNQIAO_EXAMPLES=5000 tries more.
MANY = int(os.environ.get("QUNQIAO_EXAMPLES", "60"))


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"<svg/>", b"RIFF....WEBP", b"\xff\xd8", b"\x89PNG\r\n\x1a\n"]
)
def test_what_is_no_jpeg_or_png_is_refused(content):
    with pytest.raises(NotAPicture):
        stripped(content)


def test_a_picture_without_anything_to_draw_is_none():
    with pytest.raises(NotAPicture):
        stripped(b"\xff\xd8\xff\xd9")


@pytest.mark.parametrize("picture", [a_jpeg(), a_png()], ids=["jpeg", "png"])
def test_a_picture_that_ends_in_the_middle_is_refused_wherever_it_ends(picture):
    whole = stripped(picture).content
    for end in range(len(whole)):
        with pytest.raises(Invalid):
            stripped(whole[:end])


def test_too_many_bytes_or_too_long_a_side_is_refused():
    with pytest.raises(TooLarge):
        stripped(a_jpeg() + bytes(LARGEST))
    with pytest.raises(TooLarge):
        stripped(a_jpeg(size=(10_001, 3)))
    with pytest.raises(TooLarge):
        stripped(a_png(size=(10_001, 3)))


def test_a_changed_byte_of_a_png_is_noticed():
    content = bytearray(stripped(a_png()).content)
    content[20] ^= 1

    with pytest.raises(NotAPicture):
        stripped(bytes(content))


@pytest.mark.parametrize(
    ("picture", "kind"), [(a_jpeg(tail=b"SECRET"), "image/jpeg"), (a_png(), "image/png")]
)
def test_nothing_but_the_picture_is_left(picture, kind):
    found = stripped(picture)

    assert found.kind == kind
    assert b"SECRET" not in found.content
    assert b"SEC" not in found.content
    assert b"Photoshop" not in found.content
    assert stripped(found.content) == found


@pytest.mark.parametrize("order", [">", "<"])
@pytest.mark.parametrize("way", [1, 3, 6, 8])
def test_which_way_up_it_is_stays(way, order):
    content = stripped(a_jpeg(way, order=order)).content

    assert (b"\x01\x12\x00\x03\x00\x00\x00\x01\x00" + bytes([way]) in content) == (way != 1)
    assert b"\x88\x25" not in content


def test_the_data_of_the_picture_is_as_it_was():
    data = b"\x12\xff\x00\x34\xff\xd0\x56"

    assert stripped(a_jpeg()).content.endswith(data + b"\xff\xd9")


@settings(max_examples=MANY, deadline=None)
@given(st.integers(0, 300), st.binary(min_size=1, max_size=4))
@example(2, b"\xff\xff")
def test_whatever_is_sent_it_is_a_picture_or_a_refusal(at, junk):
    content = bytearray(a_jpeg())
    content[at : at + len(junk)] = junk

    try:
        found = stripped(bytes(content))
    except Invalid:
        return
    assert stripped(found.content) == found
