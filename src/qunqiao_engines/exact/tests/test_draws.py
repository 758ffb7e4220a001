"""Draws: repeatable by anybody, unbiased, and refusing what has no answer."""

import doctest
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from qunqiao_engines import exact
from qunqiao_engines.exact import Draws, chance, draws


@pytest.mark.parametrize("n", [0, -1, 2**64 + 1])
def test_a_range_without_an_answer_is_refused(n):
    with pytest.raises(ValueError, match="cannot draw below"):
        Draws("seed").below(n)


def test_a_span_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="between 5 and 4"):
        Draws("seed").between(5, 4)


@pytest.mark.parametrize(("numerator", "denominator"), [(-1, 2), (3, 2), (0, 0)])
def test_a_fraction_outside_nought_to_one_is_no_chance(numerator, denominator):
    with pytest.raises(ValueError, match="is not a chance"):
        Draws("seed").chance(numerator, denominator)


def test_nothing_to_pick_from_is_refused():
    with pytest.raises(ValueError, match="empty sequence"):
        Draws("seed").pick([])


@pytest.mark.parametrize("weights", [{}, {"a": 0}, {"a": 2, "b": -1}])
def test_weights_that_name_nobody_are_refused(weights):
    with pytest.raises(ValueError, match="weight"):
        Draws("seed").weighted(weights)


def test_the_words_are_those_of_the_written_method():
    key = sha256("qunqiao.exact.draws/1\n群桥".encode()).digest()
    block = sha256(key + bytes(8)).digest()
    stream = Draws("群桥")

    drawn = [stream.below(2**64) for _ in range(4)]

    assert drawn == [int.from_bytes(block[at : at + 8], "big") for at in (0, 8, 16, 24)]


def test_another_seed_is_another_stream():
    one, other = Draws("a"), Draws("b")

    assert [one.below(100) for _ in range(20)] != [other.below(100) for _ in range(20)]


def test_forks_do_not_depend_on_what_was_drawn_before():
    fresh, used = Draws("seed"), Draws("seed")
    used.shuffled(range(50))

    assert fresh.fork("names").below(10**9) == used.fork("names").below(10**9)


def test_forks_of_different_labels_differ_and_differ_from_their_parent():
    streams = [Draws("seed"), Draws("seed").fork("a"), Draws("seed").fork("b")]

    assert len({stream.below(2**64) for stream in streams}) == 3


def test_each_face_of_a_die_falls_about_equally_often():
    stream = Draws("die")

    faces = Counter(stream.below(6) for _ in range(12_000))

    # Six standard deviations of a binomial(12000, 1/6) are 245.
    assert all(abs(count - 2_000) < 245 for count in faces.values())


def test_words_that_would_bias_a_large_range_are_thrown_away():
    n = 2**63 + 1
    stream, words = Draws("large"), Draws("large")
    raw = [words.below(2**64) for _ in range(40)]

    drawn = [stream.below(n) for _ in range(10)]

    assert drawn == [word for word in raw if word < n][:10]


def test_weights_shape_the_draw():
    stream = Draws("weights")

    drawn = Counter(stream.weighted({"a": 1, "never": 0, "b": 3}) for _ in range(8_000))

    assert drawn["never"] == 0
    assert abs(drawn["b"] - 6_000) < 250


def test_a_shuffle_keeps_every_item_and_its_input():
    items = list(range(100))

    shuffled = Draws("shuffle").shuffled(items)

    assert sorted(shuffled) == items
    assert shuffled != items
    assert items == list(range(100))


def test_all_orders_of_three_occur():
    orders = {tuple(Draws(str(seed)).shuffled("abc")) for seed in range(200)}

    assert len(orders) == 6


@pytest.mark.parametrize("module", [exact, chance, draws])
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


def test_the_worked_example_in_the_manual_holds():
    page = Path(__file__).parents[4] / "docs" / "engines" / "exact.md"

    assert doctest.testfile(str(page), module_relative=False, encoding="utf-8") == (0, 10)
