"""Counting by number of group: any order, any number of batches, and nothing beyond the last place."""

from collections import Counter

import numpy as np
import pytest

from qunqiao_engines.exact import Draws
from qunqiao_engines.rulebook.columns import BATCH, Counts, OutOfOrderError, in_order, run_starts

RED, BLUE = 1, 2


def test_a_group_without_a_place_is_refused():
    counts = Counts(3, {"rows": 0})

    for group in (-1, 3):
        with pytest.raises(OutOfOrderError):
            counts.add(np.array([0, group]), np.array([0, 0], np.uint8))


def test_rows_are_counted_by_group_and_flags_in_any_order():
    chance = Draws("counts")
    rows = [(chance.below(9), chance.below(4)) for _ in range(500)]
    groups, flags = (np.array(column) for column in zip(*rows, strict=True))
    counts = Counts(9, {"rows": 0, "red": RED, "blue": BLUE, "both": RED | BLUE})
    counts.add(groups, flags.astype(np.uint8))

    for name, test in (("rows", 0), ("red", RED), ("blue", BLUE), ("both", RED | BLUE)):
        by_hand = Counter(group for group, own in rows if own & test == test)
        assert counts.totals[name].tolist() == [by_hand[group] for group in range(9)]


def test_a_group_larger_than_a_batch_is_counted_whole():
    size = 9 * BATCH
    counts = Counts(1, {"rows": 0, "red": RED, "blue": BLUE})
    counts.add(np.zeros(size, np.int32), np.full(size, RED, np.uint8))

    assert {name: int(total[0]) for name, total in counts.totals.items()} == {
        "rows": size,
        "red": size,
        "blue": 0,
    }


def test_a_group_that_is_only_heard_of_is_there_with_nothing_counted():
    counts = Counts(3, {"red": RED})
    counts.add(np.array([1]), np.array([0], np.uint8))

    assert counts.table("group").to_pylist() == [{"group": 1, "red": 0}]


def test_runs_begin_where_the_group_changes():
    assert run_starts(np.array([4, 4, 2, 4])).tolist() == [0, 2, 3]
    assert run_starts(np.array([], np.int64)).tolist() == []


@pytest.mark.parametrize(
    ("first", "second", "rising"),
    [
        ([1, 1, 2], [5, 6, 0], True),
        ([1, 1, 2], [5, 5, 0], False),
        ([1, 2, 1], [0, 0, 0], False),
        ([1], [1], True),
    ],
)
def test_order_is_by_the_first_column_and_then_the_next(first, second, rising):
    assert in_order([np.array(first), np.array(second)]) is rising
