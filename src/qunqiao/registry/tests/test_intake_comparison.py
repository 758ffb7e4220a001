"""What a row would do: compared field by field, an empty cell keeps what is there."""

from datetime import date

import pytest

from qunqiao.people.testing import a_person
from qunqiao.registry.testing import (
    a_member,
    a_post,
    a_term,
    an_appointment,
    an_organisation,
    one_of_everything,
)
from qunqiao.registry.tests.workbooks import (
    DAY,
    appointment,
    codes,
    judged,
    membership,
    organisation,
    person,
    post,
    term,
    verdicts,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def union(cast):
    return an_organisation(cast.north, "union")


def test_a_row_pointing_to_a_refused_row_is_refused(cast):
    rows = judged(
        cast.officer,
        organisations=[organisation("new", "south")],
        terms=[term("new")],
    )

    assert codes(rows[1]) == [("organisation_code", "conflict")]
    assert "第 2 行" in rows[1].reasons[0]["zh"]


def test_a_second_open_holder_of_a_post_is_refused(cast, union):
    chair = a_post(union)
    an_appointment(chair, cast.worker)

    (row,) = judged(cast.officer, appointments=[appointment(chair.code, "officer")])

    assert codes(row) == [("post_code", "conflict")]


def test_of_two_rows_that_fill_a_post_the_first_is_taken(cast, union):
    chair = a_post(union)

    rows = judged(
        cast.officer,
        appointments=[appointment(chair.code, "officer"), appointment(chair.code, "worker")],
    )

    assert [row.verdict for row in rows] == ["add", "refused"]
    assert "第 2 行" in rows[1].reasons[0]["zh"]


def test_a_second_open_membership_is_refused(cast, union):
    a_member(union, cast.worker)

    (row,) = judged(cast.officer, memberships=[membership("union", "worker")])

    assert codes(row) == [("organisation_code", "conflict")]


def test_a_beginning_after_the_end_on_record_is_refused(cast, union):
    a_term(union, number=2, began_on=date(2020, 1, 1), ended_on=date(2023, 1, 1))

    (row,) = judged(cast.officer, terms=[term("union", 2, began_on=date(2024, 1, 1))])

    assert codes(row) == [("began_on", "conflict")]


def test_closing_before_the_founding_on_record_is_refused(cast, union):
    row = organisation("union", "north", closed_on=date(1999, 1, 1))

    assert codes(judged(cast.officer, organisations=[row])[0]) == [
        ("closed_on", "would_close_before_open")
    ]


def test_a_name_longer_than_the_registry_keeps_is_refused(cast):
    (row,) = judged(cast.officer, organisations=[organisation("new", "north", name="长" * 130)])

    assert codes(row) == [("name", "too_long")]


def test_what_the_file_itself_spoils_is_not_compared(cast):
    rows = judged(cast.officer, people=[person("1", "north", name=None), person("2", "north")])

    assert codes(rows[0]) == [("name", "missing")]
    assert rows[1].verdict == "add"


def test_the_first_holder_leaves_and_the_next_comes_in_one_file(cast, union):
    chair = a_post(union)
    began = an_appointment(chair, cast.worker).began_on
    leaves = appointment(chair.code, "worker", began_on=began, ended_on=date(2025, 1, 1))

    rows = [appointment(chair.code, "officer", began_on=date(2025, 1, 1)), leaves]

    assert verdicts(cast.officer, appointments=rows) == ["add", "change"]


def test_an_empty_cell_keeps_what_is_there(cast, union):
    (row,) = judged(
        cast.officer,
        organisations=[organisation("union", "north", name=union.name, founded_on=None)],
    )

    assert row.verdict == "unchanged"


def test_a_change_tells_the_fields_that_differ_as_they_were(cast):
    (row,) = judged(cast.officer, people=[person("worker", "north-lab", name="worker氏")])

    assert (row.verdict, row.before) == ("change", {"unit_code": "north"})


def test_rows_may_point_to_rows_of_the_same_file(cast):
    rows = judged(
        cast.officer,
        organisations=[organisation("new", "north")],
        terms=[term("new")],
        people=[person("1", "north")],
        posts=[post("new-1", "new")],
        appointments=[appointment("new-1", "1")],
        memberships=[membership("new", "1", joined_on=DAY)],
    )

    assert {row.verdict for row in rows} == {"add"}


def test_more_rows_cost_no_more_queries(cast, django_assert_max_num_queries):
    filed = one_of_everything(cast.north, cast.worker)
    people = [person(f"p{number}", "north") for number in range(200)]
    for number in range(50):
        a_person(f"p{number}", cast.north)
    members = [membership(filed.organisation.code, f"p{number}") for number in range(200)]

    with django_assert_max_num_queries(8):
        judged(cast.officer, people=people, memberships=members)
