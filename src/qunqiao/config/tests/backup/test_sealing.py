"""The envelope: what was sealed opens whole and unchanged, or not at all."""

import io
import struct

import pytest

from qunqiao.config.backup.errors import CutOff, Damaged, NewerFormat, NotABackup, WrongKey
from qunqiao.config.backup.sealing import CHUNK, MAGIC, Cost, Opener, Sealer

PHRASE = "correct horse battery"
HEADER, SEALED = 42, CHUNK + 16
PLAIN = bytes(range(256)) * (CHUNK * 3 // 256) + b"the end"


def _sealed(plain, phrase=PHRASE):
    out = io.BytesIO()
    sealer = Sealer(out, phrase, Cost(log_n=4, r=1, p=1))
    for start in range(0, len(plain), 1000):
        sealer.write(plain[start : start + 1000])
    sealer.finish()
    return out.getvalue()


def _opened(sealed, phrase=PHRASE):
    return Opener.buffered(io.BytesIO(sealed), phrase).read()


@pytest.fixture(scope="module")
def whole():
    return _sealed(PLAIN)


def _chunks(sealed):
    body = sealed[HEADER:]
    return [body[start : start + SEALED] for start in range(0, len(body), SEALED)]


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04" * 40, MAGIC[:7]], ids=["empty", "zip", "cut"]
)
def test_another_file_is_not_a_backup(content):
    with pytest.raises(NotABackup):
        _opened(content)


def test_a_newer_format_is_named(whole):
    with pytest.raises(NewerFormat, match="2"):
        _opened(MAGIC + b"\x02" + whole[len(MAGIC) + 1 :])


def test_a_header_that_asks_for_gigabytes_is_refused(whole):
    with pytest.raises(NotABackup):
        _opened(MAGIC + b"\x01\x1e\x08\x01" + whole[len(MAGIC) + 4 :])


def test_another_passphrase_does_not_open(whole):
    with pytest.raises(WrongKey):
        _opened(whole, "correct horse batterx")


@pytest.mark.parametrize("place", range(len(MAGIC) + 1, HEADER), ids=lambda place: f"byte{place}")
def test_a_changed_header_opens_nothing(whole, place):
    changed = bytearray(whole)
    changed[place] ^= 1

    with pytest.raises((WrongKey, NotABackup)):
        _opened(bytes(changed))


@pytest.mark.parametrize("chunk", range(1, 4))
@pytest.mark.parametrize("back", [1, 16, 17], ids=["tag", "tag-begin", "text"])
def test_a_changed_bit_is_found_in_its_chunk(whole, chunk, back):
    changed = bytearray(whole)
    end = min(HEADER + (chunk + 1) * SEALED, len(whole))
    changed[end - back] ^= 0x80

    with pytest.raises(Damaged, match=str(chunk + 1)):
        _opened(bytes(changed))


@pytest.mark.parametrize("length", [HEADER - 1, HEADER, HEADER + SEALED, HEADER + 3 * SEALED])
def test_a_file_cut_between_two_chunks_is_not_whole(whole, length):
    with pytest.raises(CutOff):
        _opened(whole[:length])


@pytest.mark.parametrize("length", [HEADER + SEALED + 5, HEADER + 3 * SEALED + 5])
def test_a_file_cut_inside_a_chunk_is_damaged(whole, length):
    with pytest.raises(Damaged):
        _opened(whole[:length])


def test_chunks_that_changed_places_do_not_open(whole):
    first, second, third, last = _chunks(whole)

    with pytest.raises(Damaged, match="2"):
        _opened(whole[:HEADER] + first + third + second + last)


def test_a_chunk_left_out_is_found(whole):
    first, _second, third, last = _chunks(whole)

    with pytest.raises(Damaged, match="2"):
        _opened(whole[:HEADER] + first + third + last)


def test_a_chunk_of_another_file_does_not_open(whole):
    first, _second, third, last = _chunks(whole)
    foreign = _chunks(_sealed(PLAIN))[1]

    with pytest.raises(Damaged, match="2"):
        _opened(whole[:HEADER] + first + foreign + third + last)


@pytest.mark.parametrize("size", [1, SEALED], ids=["byte", "chunk"])
def test_nothing_can_be_added_at_the_end(whole, size):
    with pytest.raises(Damaged):
        _opened(whole + _chunks(whole)[0][:size])


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_every_length_comes_back(size):
    plain = PLAIN[:size]

    assert _opened(_sealed(plain)) == plain


def test_the_same_content_is_sealed_differently_each_time():
    first, second = _sealed(b"same"), _sealed(b"same")

    assert first[HEADER:] != second[HEADER:]


def test_nothing_of_the_content_is_readable(whole):
    assert b"the end" not in whole
    assert bytes(range(256)) not in whole


def test_one_character_typed_in_two_ways_is_one_passphrase():
    assert (
        _opened(
            _sealed(b"text", "caf\u00e9 caf\u00e9 caf\u00e9"), "cafe\u0301 cafe\u0301 cafe\u0301"
        )
        == b"text"
    )


def test_the_header_says_what_a_guess_costs_and_nothing_else(whole):
    magic, version, log_n, r, p = struct.unpack_from(">15sBBBB", whole)

    assert (magic, version, log_n, r, p) == (MAGIC, 1, 4, 1, 1)
