"""Applying: what was shown, all of it or nothing, once, bound to the trail."""

from datetime import date

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.people.models import Person, Seat, Unit
from qunqiao.registry import jobs
from qunqiao.registry.actions.apply_intake import apply_intake
from qunqiao.registry.actions.confirm_intake import confirm_intake
from qunqiao.registry.errors import IntakeNotReady, NothingToWrite
from qunqiao.registry.models import Appointment, Intake, Organisation
from qunqiao.registry.queries.intakes import digest_of, rows_of
from qunqiao.registry.testing import a_post, an_appointment, an_organisation
from qunqiao.registry.tests.workbooks import (
    applied,
    appointment,
    membership,
    organisation,
    person,
    post,
    previewed,
    sent,
    term,
    unit,
)


def _system():
    return Person.objects.get(is_system=True)


NEW = [person("1", "north", name="李四"), person("2", "south")]


def test_nobody_applies_for_another(cast, trail):
    intake = previewed(cast.officer, people=NEW)
    trail_before = trail.acts()

    with pytest.raises(NotAllowed):
        apply_intake(actor=cast.supervisor, intake=intake)

    assert not Person.objects.filter(staff_number="1").exists()
    assert trail.acts() == trail_before


def test_a_sender_who_lost_the_duty_applies_nothing(cast, today):
    intake = previewed(cast.officer, people=NEW)
    Seat.objects.filter(person=cast.officer).update(ended_on=today)

    with pytest.raises(NotAllowed):
        apply_intake(actor=cast.officer, intake=intake)


def test_what_was_not_read_is_not_applied(cast):
    with pytest.raises(IntakeNotReady):
        apply_intake(actor=cast.officer, intake=sent(cast.officer, people=NEW))


def test_nothing_to_write_is_refused(cast):
    intake = previewed(cast.officer, people=[person("officer", "north", name="officer氏")])

    with pytest.raises(NothingToWrite):
        apply_intake(actor=cast.officer, intake=intake)


def test_a_code_taken_meanwhile_stops_the_write_and_shows_the_conflict(cast, trail):
    intake = previewed(cast.officer, people=[*NEW, person("3", "north")])
    applied(_system(), people=[person("1", "south")])

    intake = apply_intake(actor=cast.officer, intake=intake)

    assert (intake.state, intake.refreshed) == (Intake.State.READY, True)
    assert [row.verdict for row in rows_of(intake)] == ["refused", "refused", "add"]
    assert not Person.objects.filter(staff_number="3").exists()
    assert trail.last().detail.content["after"] == {"outcome": "refreshed", "rows": 1}


def test_a_record_changed_meanwhile_is_shown_again_before_it_is_overwritten(cast):
    intake = previewed(cast.officer, people=[person("worker", "north", name="新名")])
    applied(_system(), people=[person("worker", "north", name="他名")])

    intake = apply_intake(actor=cast.officer, intake=intake)

    assert rows_of(intake)[:1][0].before == {"name": "他名"}
    assert Person.objects.get(staff_number="worker").name == "他名"
    assert apply_intake(actor=cast.officer, intake=intake).state == Intake.State.APPLIED
    assert Person.objects.get(staff_number="worker").name == "新名"


def test_a_refused_row_stays_out_and_the_rest_is_written(cast):
    apply_intake(actor=cast.officer, intake=previewed(cast.officer, people=NEW))

    written = Person.objects.get(staff_number="1")
    assert (written.name, written.pinyin, written.unit) == ("李四", "lisi ls", cast.north)
    assert not Person.objects.filter(staff_number="2").exists()


def test_the_entry_binds_every_row(cast, trail):
    intake = apply_intake(actor=cast.officer, intake=previewed(cast.officer, people=NEW))

    assert trail.acts()[-1] == ("registry.intake.apply", cast.officer.trail_name, str(intake.pk))
    entry = trail.last()
    assert entry.unit_id == cast.north.pk
    assert entry.detail.content["after"]["rows_digest"] == digest_of(intake.parts.all())
    assert entry.detail.content["after"]["tables"]["people"]["add"] == 1


def test_each_row_leads_to_its_record(cast):
    an_organisation(cast.north, "old", name="旧名")
    rows = [organisation("old", "north", name="新名"), organisation("new", "north")]

    intake = apply_intake(actor=cast.officer, intake=previewed(cast.officer, organisations=rows))

    names = [Organisation.objects.get(pk=row.record_id).name for row in rows_of(intake)]
    assert names == ["新名", "new 工会"]


def test_the_same_file_a_second_time_changes_nothing(cast):
    apply_intake(actor=cast.officer, intake=previewed(cast.officer, people=NEW))

    again = previewed(cast.officer, people=NEW)

    assert [row.verdict for row in rows_of(again)] == ["unchanged", "refused"]


def test_a_job_that_runs_twice_writes_once(cast, trail):
    intake = confirm_intake(actor=cast.officer, intake=previewed(cast.officer, people=NEW))

    jobs.apply_intake.call(intake_id=intake.pk)
    jobs.apply_intake.call(intake_id=intake.pk)

    assert [act[0] for act in trail.acts()].count("registry.intake.apply") == 1


def test_a_post_is_vacated_before_it_is_filled(cast):
    chair = a_post(an_organisation(cast.north, "union"))
    began = an_appointment(chair, cast.worker).began_on
    leaves = appointment(chair.code, "worker", began_on=began, ended_on=date(2025, 1, 1))
    comes = appointment(chair.code, "officer", began_on=date(2025, 1, 1))

    apply_intake(actor=cast.officer, intake=previewed(cast.officer, appointments=[comes, leaves]))

    assert Appointment.objects.get(post=chair, ended_on=None).person == cast.officer


def test_a_whole_workbook_is_written_in_the_order_its_tables_depend_on(cast):
    system = Person.objects.get(is_system=True)
    intake = previewed(
        system,
        units=[unit("b", "a"), unit("a"), unit("north-lab", "b", kind="institution")],
        organisations=[organisation("o", "b")],
        terms=[term("o")],
        people=[person("1", "a")],
        posts=[post("p", "o")],
        appointments=[appointment("p", "1")],
        memberships=[membership("o", "1")],
        funds=[{"organisation_code": "o", "year": 2025}],
        venues=[{"code": "v", "unit_code": "b", "name": "活动室", "kind": "gym"}],
    )

    apply_intake(actor=system, intake=intake)

    moved = Unit.objects.get(code="north-lab")
    assert [above.code for above in moved.get_ancestors()] == ["a", "b"]
    assert moved.kind == "institution"
    assert Appointment.objects.get(post__code="p").post.organisation.unit.code == "b"
    assert Unit.find_problems() == ([], [], [], [], [])


def test_units_that_change_places_leave_a_sound_tree(cast):
    rows = [unit("north", "north-lab"), unit("north-lab", "root", kind="institution")]

    apply_intake(actor=cast.supervisor, intake=previewed(cast.supervisor, units=rows))

    north = Unit.objects.get(code="north")
    assert [above.code for above in north.get_ancestors()] == ["root", "north-lab"]
    assert Unit.find_problems() == ([], [], [], [], [])
