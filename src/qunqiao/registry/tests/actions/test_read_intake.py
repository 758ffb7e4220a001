"""Reading: the preview is kept, twice is once, and what has moved on stays as it is."""

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.registry import jobs
from qunqiao.registry.actions.read_intake import read_intake
from qunqiao.registry.actions.send_intake import send_intake
from qunqiao.registry.models import Intake
from qunqiao.registry.policy.intake import Scope
from qunqiao.registry.queries.comparison import Reading
from qunqiao.registry.queries.intakes import rows_of
from qunqiao.registry.tests.workbooks import person, previewed, sent

PEOPLE = [person("1", "north"), person("2", "south"), person("officer", "north", name="officer氏")]


def test_nobody_reads_for_another(cast, trail):
    intake = sent(cast.officer, people=PEOPLE)

    with pytest.raises(NotAllowed):
        read_intake(
            actor=cast.lead, intake=intake, reading=Reading(0, Scope(everything=True), "update")
        )

    assert [act[0] for act in trail.acts()] == ["registry.intake.send"]


def test_a_file_that_cannot_be_read_says_why_in_both_languages(cast, trail):
    intake = send_intake(actor=cast.officer, filename="a.xlsx", content=b"no workbook")

    jobs.read_intake.call(intake_id=intake.pk)

    intake.refresh_from_db()
    assert intake.state == Intake.State.UNREADABLE
    assert set(intake.trouble) == {"zh", "en"}
    assert trail.last().detail.content["after"] == {"outcome": "unreadable"}


def test_a_fault_of_ours_reaches_the_sender_as_a_sentence(cast, monkeypatch):
    intake = sent(cast.officer, people=PEOPLE)
    monkeypatch.setattr(jobs, "read_workbook", lambda *_: 1 / 0)

    jobs.read_intake.call(intake_id=intake.pk)

    intake.refresh_from_db()
    assert intake.state == Intake.State.UNREADABLE
    assert "故障" in intake.trouble["zh"]


def test_the_preview_is_kept_and_the_entry_holds_its_counts(cast, trail):
    intake = sent(cast.officer, people=PEOPLE)

    jobs.read_intake.call(intake_id=intake.pk)

    intake.refresh_from_db()
    assert intake.state == Intake.State.READY
    assert [row.verdict for row in rows_of(intake)] == ["add", "refused", "unchanged"]
    assert intake.rows_read == 3
    assert trail.acts()[1:] == [("registry.intake.read", cast.officer.trail_name, str(intake.pk))]
    assert trail.last().detail.content["after"]["tables"] == {
        "people": {"add": 1, "change": 0, "unchanged": 1, "refused": 1}
    }


def test_a_job_that_was_killed_and_runs_again_reads_once(cast):
    intake = sent(cast.officer, people=PEOPLE)

    jobs.read_intake.call(intake_id=intake.pk)
    jobs.read_intake.call(intake_id=intake.pk)

    intake.refresh_from_db()
    assert rows_of(intake).count() == 3


def test_a_late_job_leaves_a_written_intake_alone(cast, trail):
    intake = previewed(cast.officer, people=PEOPLE)
    Intake.objects.filter(pk=intake.pk).update(state=Intake.State.APPLIED)

    read_intake(
        actor=cast.officer, intake=intake, reading=Reading(0, Scope(everything=True), "update")
    )

    assert rows_of(intake).count() == 3
    assert trail.last().detail.content["after"] == {"outcome": "too_late"}
