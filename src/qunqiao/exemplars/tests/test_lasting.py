"""What the data finds: lasting, beside its like, hardly by chance; and what an exemplar changed elsewhere."""

from datetime import timedelta
from fractions import Fraction

import pytest

from qunqiao.exemplars.bridge import Counts
from qunqiao.exemplars.queries.effect import effect_of
from qunqiao.exemplars.queries.lasting import candidates, counts_by_unit
from qunqiao.exemplars.testing import (
    TODAY,
    a_problem,
    a_published,
    an_adoption,
    some_checkups,
)
from qunqiao.people.queries import reach_of
from qunqiao.people.testing import a_unit


@pytest.fixture
def units(cast):
    """Four organs of a hundred people each, and one of another size."""
    alike = [a_unit(f"alike-{n}", cast.root, head_count=100) for n in range(4)]
    return [*alike, a_unit("large", cast.root, head_count=5000)]


def found(cast):
    return candidates(reach_of(cast.supervisor))


def problems(unit, checkups, cleared, stand):
    first, second = checkups[0], checkups[1]
    return [
        *(a_problem(unit, first, second) for _n in range(cleared)),
        *(a_problem(unit, first) for _n in range(stand)),
    ]


def test_two_checkups_are_too_few_to_say_that_something_lasts(cast, units):
    checkups = some_checkups(cast.supervisor, 2)
    problems(units[0], checkups, 10, 0)

    assert found(cast).too_early


def test_who_cleared_much_more_than_its_like_is_found(cast, units):
    checkups = some_checkups(cast.supervisor, 3)
    problems(units[0], checkups, 9, 1)
    for other in units[1:4]:
        problems(other, checkups, 2, 8)
    problems(units[4], checkups, 10, 0)
    search = found(cast)

    (one,) = search.candidates
    assert (one.unit, one.units, search.compared) == (units[0], 4, 4)
    assert (one.own, one.others) == (Counts(9, 10), Counts(6, 30))
    assert one.chance <= Fraction(1, 20)
    assert one.own_between.low > one.others_between.high


def test_a_small_difference_is_no_exemplar(cast, units):
    checkups = some_checkups(cast.supervisor, 3)
    problems(units[0], checkups, 5, 5)
    for other in units[1:4]:
        problems(other, checkups, 4, 6)

    assert found(cast).candidates == []


def test_few_problems_or_few_units_are_compared_with_nobody(cast, units):
    checkups = some_checkups(cast.supervisor, 3)
    problems(units[0], checkups, 4, 0)
    problems(units[4], checkups, 10, 0)

    assert found(cast).compared == 0


def test_what_was_cleared_only_now_or_came_back_does_not_last(cast, units):
    first, second, third = some_checkups(cast.supervisor, 3)
    a_problem(units[0], first, third)
    before = a_problem(units[0], first, second)
    again = a_problem(units[0], third)
    again.earlier = before
    again.save(update_fields=["earlier"])
    a_problem(units[0], second, third)

    assert counts_by_unit()[units[0].pk] == Counts(0, 2)


def test_what_ended_with_its_unit_was_not_put_right(cast, units):
    checkups = some_checkups(cast.supervisor, 3)
    problems(units[0], checkups, 3, 0)
    units[0].closed_on = TODAY
    units[0].save(update_fields=["closed_on"])

    assert units[0].pk not in counts_by_unit()


def adopted(cast, units, checkups):
    """Published and taken over by the second of the units just after the first check-up."""
    day = checkups[0].as_of + timedelta(days=1)
    evidence = a_problem(cast.north, checkups[0], checkups[1])
    row = a_published(
        cast.officer, cast.north, cast.supervisor, day, evidence=[evidence], rules=["term-full"]
    )
    an_adoption(cast.supervisor, row, units[1], day)
    return row


def test_where_no_rule_is_named_nothing_is_measured(cast, units):
    assert effect_of(a_published(cast.officer, cast.north, cast.supervisor)).verdict == "unnamed"


def test_right_after_it_was_taken_over_it_is_too_early(cast, units):
    row = adopted(cast, units, some_checkups(cast.supervisor, 3)[1:])

    assert effect_of(row).verdict == "early"


def test_few_problems_at_the_adopters_are_withheld(cast, units):
    checkups = some_checkups(cast.supervisor, 4)
    problems(units[1], checkups, 4, 0)
    problems(units[2], checkups, 0, 20)
    effect = effect_of(adopted(cast, units, checkups))

    assert (effect.verdict, effect.adopters, effect.others) == ("few", Counts(0, 0), Counts(0, 0))


@pytest.mark.parametrize(("cleared", "verdict"), [(9, "more"), (3, "alike")])
def test_adopters_are_measured_beside_those_of_their_class(cast, units, cleared, verdict):
    checkups = some_checkups(cast.supervisor, 4)
    row = adopted(cast, units, checkups)
    problems(units[1], checkups, cleared, 10 - cleared)
    for other in units[2:4]:
        problems(other, checkups, 2, 8)
    problems(units[4], checkups, 10, 0)
    effect = effect_of(row)

    assert (effect.verdict, effect.adopters) == (verdict, Counts(cleared, 10))
    assert effect.others == Counts(4, 20)
