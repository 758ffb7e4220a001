"""Chance: as counted by hand over every draw, corrected for many looks, never too narrow.

More examples: CHANCE_EXAMPLES=2000 in the environment.
"""

import os
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qunqiao_engines.exact import Counts, chance_of_more, held_down, share_between

EXAMPLES = int(os.environ.get("CHANCE_EXAMPLES", "40"))


def by_hand(these, others):
    """Every way to pick the cases of ``these`` out of all, counted one by one."""
    pot = [1] * (these.hits + others.hits)
    pot += [0] * (these.cases + others.cases - len(pot))
    draws = list(combinations(pot, these.cases))
    return Fraction(sum(sum(draw) >= these.hits for draw in draws), len(draws))


@st.composite
def some_counts(draw, most=6):
    cases = draw(st.integers(0, most))
    return Counts(draw(st.integers(0, cases)), cases)


@pytest.mark.parametrize(("hits", "cases"), [(-1, 3), (4, 3), (1, 0)])
def test_more_hits_than_cases_are_refused(hits, cases):
    with pytest.raises(ValueError, match="hits of"):
        Counts(hits, cases)


@settings(max_examples=EXAMPLES, deadline=None)
@given(some_counts(), some_counts())
def test_the_chance_is_what_counting_every_draw_gives(these, others):
    assert chance_of_more(these, others) == by_hand(these, others)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.dictionaries(st.text(max_size=2), st.fractions(0, 1), max_size=8))
def test_corrected_chances_are_larger_keep_their_order_and_stay_chances(chances):
    told = held_down(chances)

    assert list(told) == list(chances)
    assert all(chances[name] <= told[name] <= 1 for name in chances)
    for one, other in combinations(chances, 2):
        if chances[one] < chances[other]:
            assert told[one] <= told[other]
        if chances[one] == chances[other]:
            assert told[one] == told[other]


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.dictionaries(st.integers(0, 9).map(str), st.fractions(0, 1), max_size=6))
def test_holm_is_what_its_steps_give(chances):
    """Refuse the smallest while it is at most level / remaining; level by level."""
    told = held_down(chances)
    for level in (Fraction(1, 20), Fraction(1, 2)):
        refused = set()
        for place, name in enumerate(sorted(chances, key=lambda name: (chances[name], name))):
            if chances[name] * (len(chances) - place) > level:
                break
            refused.add(name)

        assert {name for name in told if told[name] <= level} == refused


def heads_at_least(counts, share):
    cases = counts.cases
    ways = (
        share**k * (1 - share) ** (cases - k) * len(list(combinations(range(cases), k)))
        for k in range(counts.hits, cases + 1)
    )
    return sum(ways, Fraction(0))


@settings(max_examples=EXAMPLES, deadline=None)
@given(some_counts(most=9))
def test_the_interval_ends_where_the_counts_become_too_unlikely(counts):
    between, tail, step = share_between(counts), Fraction(1, 40), Fraction(1, 1000)

    assert 0 <= between.low <= between.high <= 1
    if between.low:
        assert heads_at_least(counts, between.low) <= tail
    if counts.hits:
        assert heads_at_least(counts, between.low + step) > tail
    else:
        assert between.low == 0
    missed = Counts(counts.cases - counts.hits, counts.cases)
    assert share_between(missed).low == 1 - between.high


def test_published_figures_come_out():
    """Fisher's lady tasting tea; Clopper and Pearson's 8 of 10."""
    between = share_between(Counts(8, 10))

    assert chance_of_more(Counts(4, 4), Counts(0, 4)) == Fraction(1, 70)
    assert (between.low, between.high) == (Fraction(443, 1000), Fraction(975, 1000))
