"""Rows about units: the tree stays a tree, from the top down."""

from datetime import date

import pytest

from qunqiao.people.models import Person
from qunqiao.people.testing import a_unit
from qunqiao.registry.tests.workbooks import codes, judged, unit, verdicts

pytestmark = pytest.mark.django_db
CLOSED = {"closed_on": date(2024, 1, 1)}


@pytest.fixture
def system(cast):
    return Person.objects.get(is_system=True)


def test_units_that_are_each_others_parent_are_refused(system):
    rows = judged(system, units=[unit("a", "b"), unit("b", "a"), unit("c", "a")])

    assert [codes(row) for row in rows] == [[("parent_code", "conflict")]] * 3
    assert "绕成了一圈" in rows[0].reasons[0]["zh"]


def test_a_move_below_itself_is_refused(system):
    (row,) = judged(system, units=[unit("north", "north-lab")])

    assert codes(row) == [("parent_code", "conflict")]


def test_what_hangs_from_a_refused_row_is_refused_and_told_which(system):
    rows = judged(system, units=[unit("a", "nowhere"), unit("b", "a")])

    assert codes(rows[0]) == [("parent_code", "unknown_reference")]
    assert "第 2 行" in rows[1].reasons[0]["zh"]


def test_an_open_unit_is_not_placed_below_a_closed_one(system, cast):
    a_unit("shut", cast.root, closed_on=date(2024, 1, 1))

    (row,) = judged(system, units=[unit("new", "shut")])

    assert codes(row) == [("parent_code", "conflict")]


def test_a_unit_with_open_units_below_is_not_closed(system):
    (row,) = judged(system, units=[unit("north", **CLOSED)])

    assert codes(row) == [("closed_on", "conflict")]


def test_a_unit_is_closed_together_with_those_below(system):
    rows = [unit("north", **CLOSED), unit("north-lab", kind="institution", **CLOSED)]

    assert verdicts(system, units=rows) == ["change", "change"]


def test_two_units_may_change_places(system):
    rows = [unit("north", "north-lab"), unit("north-lab", "root", kind="institution")]

    assert verdicts(system, units=rows) == ["change", "change"]


def test_the_order_of_rows_does_not_matter(system):
    assert verdicts(system, units=[unit("c", "b"), unit("b", "a"), unit("a")]) == ["add"] * 3


def test_an_empty_parent_keeps_the_unit_where_it_is(system):
    (row,) = judged(system, units=[unit("north")])

    assert row.verdict == "unchanged"
