"""Closing: by the check-up that no longer shows the finding, or by the verifier; never by the doer."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django_tasks_db.models import DBTaskResult

from qunqiao.checkups.testing import a_checkup
from qunqiao.kit.daily import daily_jobs
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.models import Seat
from qunqiao.people.queries import reach_of, system_person
from qunqiao.people.testing import a_person
from qunqiao.registry.testing import an_organisation
from qunqiao.supervision.actions.clear_task import clear_task
from qunqiao.supervision.actions.reopen_task import reopen_task
from qunqiao.supervision.actions.show_evidence import show_evidence
from qunqiao.supervision.actions.verify_task import verify_task
from qunqiao.supervision.errors import (
    DataDecides,
    DataStillShows,
    NobodyLed,
    NotReturned,
    NotSent,
    SentAlready,
)
from qunqiao.supervision.jobs import settle_tasks
from qunqiao.supervision.models import Task, Verdict
from qunqiao.supervision.queries.closing import verifying_waits
from qunqiao.supervision.queries.evidence import Shown
from qunqiao.supervision.queries.lights import due_as_of, light_of
from qunqiao.supervision.testing import (
    TODAY,
    a_directive,
    a_lead,
    a_measure,
    a_meeting,
    a_rectification,
    a_sent_task,
)


@pytest.fixture
def task(cast, finding):
    """A rectification of the finding at north."""
    return a_rectification(cast.supervisor, cast.root, finding)[0]


@pytest.fixture
def lead(cast):
    """North leads a demand that was sent."""
    directive = a_directive(a_meeting(cast.supervisor, cast.root))
    return a_lead(a_sent_task(directive, cast.supervisor, cast.north), cast.north)


def _light(task):
    return light_of(task.responsibilities.get(), TODAY)


def test_nobody_but_the_check_up_closes_the_task_of_a_finding(cast, task):
    for actor in (cast.supervisor, cast.lead, cast.officer):
        with pytest.raises(NotAllowed):
            clear_task(actor=actor, task=task, on=TODAY)
    with pytest.raises(DataStillShows):
        clear_task(actor=system_person(), task=task, on=TODAY)
    with pytest.raises(DataDecides):
        verify_task(actor=cast.supervisor, task=task, done=True, reason="看过", on=TODAY)


def test_what_was_claimed_without_being_done_stays_open(cast, task, finding):
    measure = a_measure(task.responsibilities.get(), cast.officer)
    show_evidence(
        actor=cast.officer, measure=measure, shown=Shown(finding=finding), says="已换", on=TODAY
    )
    a_checkup(cast.supervisor)
    settle_tasks.call()
    task.refresh_from_db()

    assert task.state == Task.State.SENT
    assert _light(task).outcome != "sound"


def test_the_next_check_up_that_no_longer_shows_it_closes_it(cast, task, mend, trail):
    mend()
    settle_tasks.call()
    task.refresh_from_db()

    checkup = task.finding.cleared_checkup
    assert (task.state, task.closed_on, task.closed_checkup) == ("closed", TODAY, checkup)
    assert ("supervision.task.clear", system_person().trail_name, str(task.pk)) in trail.acts()
    assert _light(task).outcome == "sound"
    with pytest.raises(SentAlready):
        clear_task(actor=system_person(), task=task, on=TODAY)


def test_a_check_up_has_tasks_settled_without_anybody_opening_a_page(
    cast, task, mend, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        mend()

    waiting = DBTaskResult.objects.filter(task_path=settle_tasks.module_path, status="READY")
    assert waiting.count() == 1
    assert settle_tasks in daily_jobs()


def test_a_finding_that_returns_reopens_its_task(cast, task, mend, spoil, trail):
    before = task.finding_id
    mend()
    settle_tasks.call()
    spoil()
    settle_tasks.call()
    task.refresh_from_db()

    assert ("supervision.task.reopen", system_person().trail_name, str(task.pk)) in trail.acts()
    assert (task.state, task.finding.earlier_id, task.closed_on) == ("sent", before, None)
    assert task.due_on >= TODAY + timedelta(days=30)
    assert _light(task).outcome == "breach"
    assert "重现" in str(_light(task).word)


def test_what_went_and_came_back_between_two_runs_is_told_in_order(cast, task, mend, spoil):
    mend()
    spoil()
    settle_tasks.call()
    task.refresh_from_db()

    outcomes = list(task.verdicts.order_by("pk").values_list("outcome", flat=True))
    assert outcomes == ["cleared", "reopened"]
    assert task.state == Task.State.SENT


def test_a_task_whose_finding_stands_is_not_reopened(cast, task, mend):
    with pytest.raises(NotReturned):
        reopen_task(actor=system_person(), task=task, on=TODAY)
    mend()
    settle_tasks.call()
    with pytest.raises(NotReturned):
        reopen_task(actor=system_person(), task=task, on=TODAY)
    with pytest.raises(NotAllowed):
        reopen_task(actor=cast.supervisor, task=task, on=TODAY)


def test_a_second_run_settles_nothing(cast, task, mend, trail):
    mend()
    settle_tasks.call()
    acts = trail.acts()
    settle_tasks.call()

    assert trail.acts() == acts


def _verify(actor, task, *, done=True):
    return verify_task(actor=actor, task=task, done=done, reason="看过名册", on=TODAY)


def test_those_at_or_below_the_leading_unit_do_not_verify(cast, lead):
    below = a_person("below", cast.north_lab, Seat.Role.UNIT_LEAD)
    both = a_person("both", cast.root, Seat.Role.SUPERVISOR)
    Seat.objects.create(person=both, unit=cast.north, role=Seat.Role.AUDITOR, began_on=TODAY)

    for actor in (cast.lead, cast.officer, below, both, cast.stranger, cast.worker):
        with pytest.raises(NotAllowed):
            _verify(actor, lead.task)


def test_those_of_a_unit_that_led_it_once_do_not_verify(cast, lead):
    lead.until = TODAY
    lead.save()
    a_lead(lead.task, cast.south)
    lead.task.verifier = cast.north
    lead.task.save()

    with pytest.raises(NotAllowed):
        _verify(cast.lead, lead.task)


def test_who_planned_a_measure_or_gave_evidence_does_not_verify(cast, lead):
    planner = a_person("planner", cast.root, Seat.Role.SUPERVISOR)
    giver = a_person("giver", cast.root, Seat.Role.SUPERVISOR)
    measure = a_measure(lead, planner)
    place = an_organisation(cast.north)
    measure.evidence.create(organisation=place, says="已换届", given_by=giver, given_on=TODAY)

    for actor in (planner, giver):
        with pytest.raises(NotAllowed):
            _verify(actor, lead.task)


def test_what_nobody_led_nobody_closes(cast):
    directive = a_directive(a_meeting(cast.supervisor, cast.root))

    with pytest.raises(NobodyLed):
        _verify(cast.supervisor, a_sent_task(directive, cast.supervisor, cast.north))


def test_the_verifier_closes_it_once_and_on_record(cast, lead, trail):
    _verify(cast.supervisor, lead.task)
    lead.task.refresh_from_db()

    assert (lead.task.state, lead.task.closed_by) == ("closed", cast.supervisor)
    assert trail.acts() == [
        ("supervision.task.verify", cast.supervisor.trail_name, str(lead.task.pk))
    ]
    with pytest.raises(NotSent):
        _verify(cast.supervisor, lead.task)


def test_what_was_sent_back_stays_open_until_new_evidence(cast, lead):
    measure = a_measure(lead, cast.officer)
    place = an_organisation(cast.north)
    words = {"shown": Shown(organisation=place), "says": "已换届", "on": TODAY}
    show_evidence(actor=cast.officer, measure=measure, **words)
    verdict = _verify(cast.supervisor, lead.task, done=False)

    assert verdict.outcome == Verdict.Outcome.SENT_BACK
    assert (light_of(lead, TODAY).outcome, str(light_of(lead, TODAY).word)) == (
        "breach",
        "退回，要补",
    )
    show_evidence(actor=cast.officer, measure=measure, **words)
    assert light_of(lead, TODAY).outcome == "sound"


def test_the_tables_themselves_keep_a_closed_task_closed_by_somebody(cast, lead):
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=lead.task.pk).update(state=Task.State.CLOSED)


def test_a_past_day_shows_the_task_as_it_was_then(cast, task, mend, spoil):
    early, due = TODAY - timedelta(days=1), task.due_on
    for on in (mend, spoil):
        on()
        settle_tasks.call()
    lead = task.responsibilities.select_related("task__finding").get()

    assert str(light_of(lead, early).word) == "整改中"
    assert due_as_of(lead, early) == due


def test_only_what_may_be_verified_waits_for_the_verifier(cast, lead):
    reach = reach_of(cast.supervisor)
    measure = a_measure(lead, cast.officer)
    assert not verifying_waits(reach).exists()
    place = an_organisation(cast.north)
    show_evidence(
        actor=cast.officer,
        measure=measure,
        shown=Shown(organisation=place),
        says="已换届",
        on=TODAY,
    )

    assert list(verifying_waits(reach)) == [lead.task]
    _verify(cast.supervisor, lead.task, done=False)
    assert not verifying_waits(reach).exists()
    a_measure(lead, cast.supervisor)
    assert not verifying_waits(reach).exists()
