"""Who reads which visits, and which units nobody has been to."""

from datetime import date

import pytest

from qunqiao.kit.errors import NotFound
from qunqiao.needs.testing import a_complaint
from qunqiao.people.queries import reach_of
from qunqiao.visits import queries
from qunqiao.visits.testing import a_visit

SPRING = date(2026, 5, 1)


def test_what_was_said_to_others_at_ones_own_unit_is_not_shown_there(cast):
    visit = a_visit(cast.supervisor, cast.north)

    for who in (cast.lead, cast.officer, cast.stranger, cast.worker):
        with pytest.raises(NotFound):
            queries.the_visit(reach_of(who), visit.pk)


def test_it_is_read_by_who_went_and_by_who_oversees_the_unit_from_above(cast):
    visit = a_visit(cast.officer, cast.north_lab)

    for who in (cast.officer, cast.lead, cast.supervisor):
        assert queries.the_visit(reach_of(who), visit.pk) == visit


def test_a_unit_nobody_came_to_is_shown_with_nothing(cast):
    (north, lab, south) = queries.coverage(reach_of(cast.supervisor))

    assert [one.name for one in (north, lab, south)] == [
        cast.north.name, cast.north_lab.name, cast.south.name,
    ]  # fmt: skip
    assert (south.visited_on, south.heard_on) == (None, None)


def test_ones_own_people_are_no_visitors_and_a_complaint_is_heard(cast):
    a_visit(cast.officer, cast.north)
    a_visit(cast.supervisor, cast.south, visited_on=SPRING)
    a_complaint(owner=cast.root, about=cast.north)
    units = {one.pk: one for one in queries.coverage(reach_of(cast.supervisor))}

    assert units[cast.north.pk].visited_on is None
    assert units[cast.north.pk].heard_on == date(2026, 11, 20)
    assert units[cast.south.pk].visited_on == SPRING


def test_only_those_of_whom_nothing_was_heard_since_are_left(cast):
    a_visit(cast.supervisor, cast.south, visited_on=SPRING)
    a_visit(cast.supervisor, cast.north)
    rows = queries.coverage(reach_of(cast.supervisor))

    assert [one.pk for one in queries.unheard_since(rows, date(2026, 6, 1))] == [
        cast.north_lab.pk, cast.south.pk,
    ]  # fmt: skip
    assert [one.pk for one in queries.unheard_since(rows, date(2026, 4, 1))] == [cast.north_lab.pk]


def test_a_lead_is_shown_the_units_below_alone(cast):
    assert [one.pk for one in queries.coverage(reach_of(cast.lead))] == [cast.north_lab.pk]
