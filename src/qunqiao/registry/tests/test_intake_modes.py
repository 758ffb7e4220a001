"""What a row says to a record that is there: fill its blanks, update it, or replace it."""

from datetime import date

import pytest

from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.people.testing import a_unit
from qunqiao.registry.actions.apply_intake import apply_intake
from qunqiao.registry.bridge import reader
from qunqiao.registry.models import Appointment
from qunqiao.registry.policy.intake import scope_of
from qunqiao.registry.queries.comparison import Manner, compared
from qunqiao.registry.testing import a_member, a_post, an_appointment, an_organisation
from qunqiao.registry.tests.workbooks import (
    a_book,
    appointment,
    codes,
    judged,
    membership,
    organisation,
    person,
    previewed_book,
    unit,
    verdicts,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def system(cast):
    return Person.objects.get(is_system=True)


@pytest.fixture
def union(cast):
    return an_organisation(cast.north, "union", approval_document="")


def _row(union, **fields):
    return organisation(
        "union", "north", **{"name": union.name, "founded_on": union.founded_on, **fields}
    )


def _before(sender, mode, **tables):
    (row,) = judged(sender, mode, **tables)
    return dict(row.before)


def test_filling_touches_only_what_is_blank(cast, union):
    row = _row(union, name="新名", approval_document="工发1号")

    assert _before(cast.officer, "fill", organisations=[row]) == {"approval_document": None}


def test_updating_keeps_what_an_empty_cell_faces(cast, union):
    row = _row(union, name="新名", founded_on=None)

    assert _before(cast.officer, "update", organisations=[row]) == {"name": union.name}


def test_replacing_clears_what_an_empty_cell_faces(cast, union):
    row = _row(union, founded_on=None)

    before = _before(cast.officer, "replace", organisations=[row])

    assert before == {"founded_on": union.founded_on.isoformat()}


def test_a_column_the_sheet_does_not_have_never_clears(cast):
    rows = "工号,姓名,单位编号\nworker,worker氏,north\n".encode()
    manner = Manner(scope_of(reach_of(cast.officer)), "replace")

    read = compared(reader.read_stream(rows, filename="a.csv"), manner)

    assert read.count("unchanged") == 1


def test_a_unit_without_a_parent_becomes_a_root_where_that_is_allowed(cast, system):
    row = unit("north")

    assert verdicts(system, "replace", units=[row]) == ["change"]
    (refused,) = judged(cast.supervisor, "replace", units=[row])
    assert codes(refused) == [("parent_code", "missing")]


def test_a_unit_moved_to_the_top_leaves_a_sound_tree(system):
    book = a_book(units=[unit("north")])

    apply_intake(actor=system, intake=previewed_book(system, book, "replace"))

    assert Unit.objects.get(code="north").is_root()
    assert Unit.find_problems() == ([], [], [], [], [])


def test_a_unit_is_not_opened_again_below_a_closed_one(cast, system):
    shut = {"closed_on": date(2024, 1, 1)}
    a_unit("inner", a_unit("outer", cast.root, **shut), **shut)

    (row,) = judged(system, "replace", units=[unit("inner", "outer")])

    assert codes(row) == [("closed_on", "conflict")]


def test_opening_a_post_again_needs_it_free(cast, union):
    chair = a_post(union)
    ended = an_appointment(chair, cast.worker, ended_on=date(2025, 1, 1))
    an_appointment(chair, cast.officer, began_on=date(2025, 1, 1))
    again = appointment(chair.code, "worker", began_on=ended.began_on)

    (row,) = judged(cast.officer, "replace", appointments=[again])

    assert codes(row) == [("post_code", "conflict")]


def test_who_left_and_who_came_back_change_places_in_one_file(cast, union):
    chair = a_post(union)
    ended = an_appointment(chair, cast.worker, ended_on=date(2025, 1, 1))
    holds = an_appointment(chair, cast.officer, began_on=date(2025, 1, 1))
    rows = [
        appointment(chair.code, "worker", began_on=ended.began_on),
        appointment(chair.code, "officer", began_on=holds.began_on, ended_on=date(2025, 2, 1)),
    ]

    intake = previewed_book(cast.officer, a_book(appointments=rows), "replace")
    apply_intake(actor=cast.officer, intake=intake)

    assert Appointment.objects.get(post=chair, ended_on=None).person == cast.worker


def test_a_membership_that_is_filled_with_an_end_makes_room(cast, union):
    joined = a_member(union, cast.worker).joined_on
    rows = [
        membership("union", "worker", joined_on=date(2025, 2, 1)),
        membership("union", "worker", joined_on=joined, left_on=date(2025, 1, 1)),
    ]

    assert verdicts(cast.officer, "fill", memberships=rows) == ["add", "change"]


def test_the_same_person_twice_is_one_record_in_any_mode(cast):
    rows = [person("worker", "north", name="worker氏"), person("worker", "north", name="新名")]

    for mode in ("fill", "update", "replace"):
        assert verdicts(cast.officer, mode, people=rows)[1] == "refused"
