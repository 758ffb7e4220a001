"""Whose rows a workbook may hold: nobody writes, or learns of, what lies outside their reach."""

import pytest

from qunqiao.people.models import Person
from qunqiao.people.testing import a_person
from qunqiao.registry.testing import a_member, a_post, an_organisation
from qunqiao.registry.tests.workbooks import (
    appointment,
    codes,
    judged,
    membership,
    organisation,
    person,
    term,
    unit,
    verdicts,
)

pytestmark = pytest.mark.django_db


def test_a_unit_outside_and_a_unit_that_is_none_are_refused_in_the_same_words(cast):
    rows = judged(cast.officer, people=[person("1", "south"), person("2", "nowhere")])

    first, second = (row.reasons[0] for row in rows)
    assert first["code"] == second["code"] == "forbidden_unit"
    assert first["zh"].replace("south", "nowhere").replace("第 2 行", "第 3 行") == second["zh"]


@pytest.mark.parametrize("code", ["south-union", "no-union"])
def test_an_organisation_outside_is_like_one_that_is_none(cast, code):
    an_organisation(cast.south, "south-union")

    (row,) = judged(cast.officer, terms=[term(code)])

    assert codes(row) == [("organisation_code", "forbidden_unit")]


def test_whoever_sees_all_units_is_told_that_a_code_is_unknown(cast):
    (row,) = judged(cast.supervisor, people=[person("1", "nowhere")])

    assert codes(row) == [("unit_code", "unknown_reference")]


def test_an_organisation_cannot_be_taken_over_from_another_unit(cast):
    an_organisation(cast.south, "south-union")

    (row,) = judged(cast.officer, organisations=[organisation("south-union", "north")])

    assert codes(row) == [("code", "forbidden_unit")]


def test_a_person_cannot_be_taken_over_from_another_unit(cast):
    (row,) = judged(cast.officer, people=[person("stranger", "north")])

    assert codes(row) == [("staff_number", "forbidden_unit")]


def test_a_person_cannot_be_handed_to_a_unit_outside(cast):
    (row,) = judged(cast.officer, people=[person("worker", "south")])

    assert codes(row) == [("unit_code", "forbidden_unit")]


def test_the_system_person_is_nobodys_to_change(cast):
    system = Person.objects.get(is_system=True)

    (row,) = judged(system, people=[person(system.staff_number, "north")])

    assert codes(row) == [("staff_number", "forbidden_unit")]


def test_an_officer_neither_adds_nor_moves_nor_closes_a_unit(cast):
    rows = judged(
        cast.officer, units=[unit("north-new", "north"), unit("north-lab", "root"), unit("south")]
    )

    assert [codes(row) for row in rows] == [
        [("code", "forbidden_unit")],
        [("parent_code", "conflict")],
        [("code", "forbidden_unit")],
    ]


def test_a_supervisor_adds_no_unit_beside_the_whole_tree(cast):
    (row,) = judged(cast.supervisor, units=[unit("second-root")])

    assert codes(row) == [("parent_code", "missing")]


def test_an_officer_corrects_their_own_unit(cast):
    (row,) = judged(cast.officer, units=[unit("north", name="北厅", head_count=120)])

    assert row.verdict == "change"
    assert row.before == {"name": "north 局", "head_count": None}


def test_a_supervisor_adds_moves_and_the_system_begins_a_tree(cast):
    rows = [unit("north-new", "north"), unit("north-lab", "south")]

    assert verdicts(cast.supervisor, units=rows) == ["add", "change"]
    assert verdicts(Person.objects.get(is_system=True), units=[unit("second-root")]) == ["add"]


def test_a_stranger_is_neither_appointed_nor_made_a_member(cast):
    union = an_organisation(cast.north, "union")
    chair = a_post(union)

    rows = judged(
        cast.officer,
        appointments=[appointment(chair.code, "stranger")],
        memberships=[membership("union", "stranger")],
    )

    assert [codes(row) for row in rows] == [[("staff_number", "forbidden_unit")]] * 2


def test_the_membership_of_someone_who_moved_away_can_still_be_ended(cast):
    union = an_organisation(cast.north, "union")
    gone = a_person("gone", cast.south)
    joined = a_member(union, gone).joined_on

    row = membership("union", "gone", joined_on=joined, left_on=joined)

    assert verdicts(cast.officer, memberships=[row]) == ["change"]
