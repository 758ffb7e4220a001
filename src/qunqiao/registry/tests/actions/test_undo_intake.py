"""Undoing: the registry as it was, or nothing; by the sender or a supervisor above."""

from datetime import date

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.people.models import Person, Unit
from qunqiao.registry.actions.undo_intake import undo_intake
from qunqiao.registry.errors import NotUndoable, RecordsMovedOn
from qunqiao.registry.models import Appointment, Intake
from qunqiao.registry.queries.digest import registry_digest
from qunqiao.registry.queries.history import history
from qunqiao.registry.testing import a_member, a_post, an_appointment, an_organisation
from qunqiao.registry.tests.workbooks import (
    a_book,
    applied,
    appointment,
    organisation,
    person,
    post,
    previewed,
    previewed_book,
    reading_of_book,
    unit,
)

NEW = [person("1", "north", name="李四"), person("worker", "north-lab", name="新名")]


@pytest.fixture
def system(cast):
    return Person.objects.get(is_system=True)


@pytest.fixture
def intake(cast):
    return applied(cast.officer, people=NEW)


def test_nobody_else_undoes_it(cast, intake, trail):
    for other in (cast.lead, cast.stranger, cast.worker):
        with pytest.raises(NotAllowed):
            undo_intake(actor=other, intake=intake)

    assert Person.objects.filter(staff_number="1").exists()
    assert trail.acts() == []


def test_what_was_not_written_is_not_undone(cast):
    with pytest.raises(NotUndoable):
        undo_intake(actor=cast.officer, intake=previewed(cast.officer, people=NEW))


def test_what_was_written_before_rows_were_kept_in_parts_is_not_undone(cast, intake):
    intake.parts.all().delete()

    with pytest.raises(NotUndoable):
        undo_intake(actor=cast.officer, intake=intake)


def test_a_record_changed_since_keeps_everything_and_is_named(cast, intake):
    applied(cast.supervisor, people=[person("worker", "north-lab", name="又改")])

    with pytest.raises(RecordsMovedOn) as refusal:
        undo_intake(actor=cast.officer, intake=intake)

    assert (refusal.value.number, refusal.value.records) == (1, ["人员 worker"])
    assert "人员 worker" in str(refusal.value)
    assert Person.objects.filter(staff_number="1").exists()


def test_a_record_that_others_rest_on_keeps_everything_and_is_named(cast, intake):
    a_member(an_organisation(cast.north, "union"), Person.objects.get(staff_number="1"))

    with pytest.raises(RecordsMovedOn) as refusal:
        undo_intake(actor=cast.officer, intake=intake)

    assert refusal.value.records == ["人员 1"]


def test_a_unit_with_a_later_unit_below_keeps_everything(cast, system):
    intake = applied(system, units=[unit("new", "north")])
    applied(system, units=[unit("newer", "new")])

    with pytest.raises(RecordsMovedOn) as refusal:
        undo_intake(actor=system, intake=intake)

    assert refusal.value.records == ["单位 new"]


def test_many_obstacles_are_counted_and_ten_are_named(cast):
    many = [person(f"p{number}", "north") for number in range(12)]
    intake = applied(cast.officer, people=many)
    applied(cast.officer, people=[{**one, "name": "改了"} for one in many])

    with pytest.raises(RecordsMovedOn) as refusal:
        undo_intake(actor=cast.officer, intake=intake)

    assert (refusal.value.number, len(refusal.value.records)) == (12, 10)


def test_added_records_go_and_changed_ones_are_put_back(cast, system):
    before = registry_digest()

    undone = undo_intake(actor=cast.officer, intake=applied(cast.officer, people=NEW))

    assert undone.state == Intake.State.UNDONE
    assert registry_digest() == before
    assert not Person.objects.filter(staff_number="1").exists()
    assert Person.objects.get(staff_number="worker").pinyin != "xinming xm"


def test_a_supervisor_undoes_what_was_sent_below(cast, intake, trail):
    undo_intake(actor=cast.supervisor, intake=intake)

    assert trail.acts() == [
        ("registry.intake.undo", cast.supervisor.trail_name, str(intake.pk)),
    ]
    assert trail.last().detail.content["after"]["tables"]["people"]["add"] == 1


def test_file_and_rows_are_erased(cast, intake):
    undo_intake(actor=cast.officer, intake=intake)

    kept = Intake.objects.get(pk=intake.pk)
    assert (bytes(kept.content), kept.parts.count()) == (b"", 0)


def test_the_same_file_can_be_sent_again(cast):
    book = a_book(people=NEW)
    before = [row.counts for row in reading_of_book(cast.officer, book).parts]

    undo_intake(actor=cast.officer, intake=applied(cast.officer, people=NEW))

    again = previewed_book(cast.officer, book)
    assert [part.counts for part in reading_of_book(cast.officer, book).parts] == before
    assert again.would_write == 2


def test_a_post_goes_back_to_who_held_it(cast):
    chair = a_post(an_organisation(cast.north, "union"))
    began = an_appointment(chair, cast.worker).began_on
    leaves = appointment(chair.code, "worker", began_on=began, ended_on=date(2025, 1, 1))
    comes = appointment(chair.code, "officer", began_on=date(2025, 1, 1))

    undo_intake(actor=cast.officer, intake=applied(cast.officer, appointments=[comes, leaves]))

    assert Appointment.objects.get(post=chair, ended_on=None).person == cast.worker


def test_a_whole_tree_with_all_that_hangs_from_it_is_taken_back(cast, system):
    before = registry_digest()
    intake = applied(
        system,
        units=[unit("a"), unit("b", "a"), unit("north-lab", "b", kind="institution")],
        organisations=[organisation("o", "b")],
        people=[person("1", "a"), person("worker", "b", name="worker氏")],
        posts=[post("p", "o")],
        appointments=[appointment("p", "1")],
    )

    undo_intake(actor=system, intake=intake)

    assert registry_digest() == before
    assert Unit.find_problems() == ([], [], [], [], [])


def test_the_history_of_a_record_tells_of_both(cast, intake):
    undo_intake(actor=cast.supervisor, intake=intake)

    told = history(cast.worker, {"people": [cast.worker.pk]})

    assert [(event.action or event.verdict, event.who) for event in told] == [
        ("registry.intake.undo", cast.supervisor.name),
        ("change", cast.officer.name),
    ]
