"""Sealing: opens for the same owner under the same key, and for nothing else."""

import json
import stat

import pytest

from qunqiao.kit import keyring
from qunqiao.kit.keyring import KeysDamaged, KeysMissing, add_key, make_first_key, read_ring
from qunqiao.kit.sealing import Key, Ring, Sealed, Unsealable

PLAIN = "11010519491231002X"
FIRST, SECOND = Key(1, b"\1" * 32), Key(2, b"\2" * 32)


@pytest.fixture(autouse=True)
def a_key_file_of_its_own(settings, tmp_path):
    settings.KEYS = tmp_path / "keys.json"


def test_a_value_moved_to_another_owner_does_not_open():
    sealed = Ring([FIRST]).seal(PLAIN, about="1:id_number")

    with pytest.raises(Unsealable):
        Ring([FIRST]).open(sealed, about="2:id_number")


@pytest.mark.parametrize("place", [0, 5, 20, -1])
def test_one_changed_bit_anywhere_is_noticed(place):
    sealed = Ring([FIRST]).seal(PLAIN, about="1:id_number")
    bits = bytearray(sealed.cipher)
    bits[place] ^= 1

    with pytest.raises(Unsealable):
        Ring([FIRST]).open(Sealed(bytes(bits), 1), about="1:id_number")


def test_another_key_of_the_same_number_is_told_apart():
    sealed = Ring([FIRST]).seal(PLAIN, about="1:id_number")

    with pytest.raises(Unsealable):
        Ring([Key(1, b"\3" * 32)]).open(sealed, about="1:id_number")


def test_a_key_that_is_not_in_the_ring_opens_nothing():
    sealed = Ring([SECOND]).seal(PLAIN, about="1:id_number")

    with pytest.raises(Unsealable):
        Ring([FIRST]).open(sealed, about="1:id_number")


def test_the_newest_key_seals_and_every_key_opens():
    old, both = Ring([FIRST]), Ring([FIRST, SECOND])

    before = old.seal(PLAIN, about="1:id_number")
    after = both.seal(PLAIN, about="1:id_number")

    assert (before.key_number, after.key_number) == (1, 2)
    assert both.open(before, about="1:id_number") == both.open(after, about="1:id_number") == PLAIN


def test_the_same_value_sealed_twice_looks_different():
    ring = Ring([FIRST])

    assert (
        ring.seal(PLAIN, about="1:id_number").cipher != ring.seal(PLAIN, about="1:id_number").cipher
    )


def test_the_index_is_stable_per_kind_and_key_and_holds_nothing_of_the_value():
    ring = Ring([FIRST, SECOND])

    assert ring.index(PLAIN, kind="id_number") == SECOND.index(PLAIN, "id_number")
    assert set(ring.indexes(PLAIN, kind="id_number")) == {
        FIRST.index(PLAIN, "id_number"),
        SECOND.index(PLAIN, "id_number"),
    }
    assert ring.index(PLAIN, kind="phone") != ring.index(PLAIN, kind="id_number")


def test_the_keys_for_sealing_and_for_the_index_differ():
    assert FIRST.derived("seal") != FIRST.derived("index")


def test_a_missing_file_is_said():
    with pytest.raises(KeysMissing):
        read_ring()


@pytest.mark.parametrize(
    "text", ["", "[]", '{"format": "qunqiao-keys-1", "keys": []}', '{"format": "x", "keys": [1]}']
)
def test_a_damaged_file_is_said(text):
    keyring.key_file().write_text(text, "utf-8")

    with pytest.raises(KeysDamaged):
        read_ring()


def test_the_file_is_made_once_and_for_its_owner_only():
    first = make_first_key()

    again = make_first_key()

    assert again.newest.secret == first.newest.secret
    assert stat.S_IMODE(keyring.key_file().stat().st_mode) == 0o600
    assert [path.name for path in keyring.key_file().parent.iterdir()] == ["keys.json"]


def test_a_new_key_stands_beside_the_old_one():
    old = make_first_key().newest.secret

    number = add_key()

    ring = read_ring()
    assert (number, ring.newest.number, ring.keys[1].secret) == (2, 2, old)
    assert stat.S_IMODE(keyring.key_file().stat().st_mode) == 0o600
    assert json.loads(keyring.key_file().read_text("utf-8"))["format"] == keyring.FORMAT
