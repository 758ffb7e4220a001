"""The table says what was measured, and nothing about what was not there."""

from __future__ import annotations

import pytest

from tests.shape import measures
from tests.shape.table import Figure, line
from tests.shape.tree import Source

CODE = Source(
    "src/qunqiao/voice/queries.py",
    '"""Reads."""\ndef a():\n    """A."""\n    import csv\nclass B:\n    def c(self): ...\n',
)


@pytest.mark.parametrize(
    ("ours", "rising", "score"),
    [(5, False, 2), (6, False, 1), (9, False, 0), (5, True, 2), (4, True, 1), (None, False, None)],
)
def test_a_figure_is_scored_by_its_goal_and_its_limit(ours, rising, score):
    fail = 3 if rising else 8

    assert Figure(2, "x", ours, goal=5, fail=fail, rising=rising).score == score


def test_nothing_to_measure_is_shown_as_a_dash():
    nothing = measures.spread([])

    assert line(Figure(2, "x", nothing.median, 70, 100)).split() == [
        "2",
        "x",
        "-",
        "70",
        "100",
        "-",
    ]


def test_the_ninth_tenth_is_a_size_that_occurs():
    spread = measures.spread(range(1, 11))

    assert (spread.median, spread.p90, spread.longest) == (5.5, 9, 10)


def test_functions_are_counted_with_their_methods_and_docstrings():
    assert measures.function_sizes([CODE]) == [3, 1]
    assert measures.function_docstrings([CODE]) == [True, False]


def test_imports_inside_functions_are_counted_by_lines():
    assert measures.lazy_per_thousand([CODE]) == pytest.approx(1000 / 6)
