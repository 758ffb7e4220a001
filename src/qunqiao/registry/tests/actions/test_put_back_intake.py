"""Putting back: what could not be written waits for its sender again, and says why."""

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.people.models import Person, Seat
from qunqiao.registry import jobs
from qunqiao.registry.actions.confirm_intake import confirm_intake
from qunqiao.registry.actions.put_back_intake import put_back_intake
from qunqiao.registry.models import Intake
from qunqiao.registry.tests.workbooks import person, previewed

NEW = [person("1", "north")]
WHY = {"zh": "写不成", "en": "It could not be written"}


@pytest.fixture
def intake(cast):
    return confirm_intake(actor=cast.officer, intake=previewed(cast.officer, people=NEW))


def test_nobody_puts_back_for_another(cast, intake):
    with pytest.raises(NotAllowed):
        put_back_intake(actor=cast.supervisor, intake=intake, trouble=WHY)


def test_it_waits_again_and_the_entry_says_why(cast, intake, trail):
    back = put_back_intake(actor=cast.officer, intake=intake, trouble=WHY)

    assert (back.state, back.trouble) == (Intake.State.READY, WHY)
    assert trail.acts() == [
        ("registry.intake.put_back", cast.officer.trail_name, str(intake.pk)),
    ]
    assert trail.last().detail.content["after"]["trouble"] == WHY


def test_a_fault_of_ours_while_writing_reaches_the_sender_as_a_sentence(cast, intake, monkeypatch):
    monkeypatch.setattr(jobs, "write", lambda **_: 1 / 0)

    jobs.apply_intake.call(intake_id=intake.pk)

    intake.refresh_from_db()
    assert intake.state == Intake.State.READY
    assert "故障" in intake.trouble["zh"]


def test_a_sender_without_the_duty_is_told_and_nothing_is_written(cast, intake, today):
    Seat.objects.filter(person=cast.officer).update(ended_on=today)

    jobs.apply_intake.call(intake_id=intake.pk)

    intake.refresh_from_db()
    assert intake.state == Intake.State.READY
    assert "职责" in intake.trouble["zh"]
    assert not Person.objects.filter(staff_number="1").exists()
