"""Correcting what was sent: by who sent it, with a reason, as long as nobody has answered."""

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.people.queries import reach_of
from qunqiao.registry.testing import a_post, an_organisation
from qunqiao.supervision.actions import correct_meeting as meetings
from qunqiao.supervision.actions import correct_task as tasks
from qunqiao.supervision.errors import Answered, DoerVerifies, NotAChange
from qunqiao.supervision.models import Relay
from qunqiao.supervision.queries.standing_teams import demanded, empty_posts
from qunqiao.supervision.testing import (
    TODAY,
    a_directive,
    a_lead,
    a_measure,
    a_meeting,
    a_rectification,
    a_relay,
    a_sent_task,
)


@pytest.fixture
def lead(cast):
    """North leads a task that was sent."""
    directive = a_directive(a_meeting(cast.supervisor, cast.root))
    return a_lead(a_sent_task(directive, cast.supervisor, cast.north), cast.north)


def _correct(actor, lead, verifier, what="按期换届选举"):
    change = tasks.Change(what, verifier, "写得不清楚")
    return tasks.correct_task(actor=actor, task=lead.task, change=change)


def test_a_task_is_corrected_by_who_set_it_and_the_reason_is_on_the_trail(cast, lead, trail):
    with pytest.raises(NotAllowed):
        _correct(cast.lead, lead, cast.root)
    _correct(cast.supervisor, lead, cast.root)
    lead.task.refresh_from_db()

    assert lead.task.what == "按期换届选举"
    assert trail.acts() == [
        ("supervision.task.correct", cast.supervisor.trail_name, str(lead.task.pk))
    ]
    with pytest.raises(NotAChange):
        _correct(cast.supervisor, lead, cast.root)


def test_the_verifier_is_neither_the_lead_nor_below_it(cast, lead):
    for unit in (cast.north, cast.north_lab):
        with pytest.raises(DoerVerifies):
            _correct(cast.supervisor, lead, unit)


def test_what_was_answered_is_not_corrected(cast, lead):
    a_measure(lead, cast.officer)

    with pytest.raises(Answered):
        _correct(cast.supervisor, lead, cast.root)


def test_the_words_of_a_rectification_are_its_findings(cast, finding):
    (task,) = a_rectification(cast.supervisor, cast.root, finding)

    with pytest.raises(Answered):
        _correct(cast.supervisor, task.responsibilities.get(), cast.root)


def _meeting_words(meeting, title="群团工作座谈会"):
    return meetings.Change(title, "江州", "", "名称写错")


def test_a_meeting_is_corrected_until_a_unit_has_passed_it_on(cast, trail):
    meeting = a_meeting(cast.supervisor, cast.root)
    change = _meeting_words(meeting)
    with pytest.raises(NotAllowed):
        meetings.correct_meeting(actor=cast.lead, meeting=meeting, change=change)
    meetings.correct_meeting(actor=cast.supervisor, meeting=meeting, change=change)
    with pytest.raises(NotAChange):
        meetings.correct_meeting(actor=cast.supervisor, meeting=meeting, change=change)

    assert trail.acts() == [
        ("supervision.meeting.correct", cast.supervisor.trail_name, str(meeting.pk))
    ]
    a_relay(meeting, cast.north)
    Relay.objects.update(passed_on=TODAY)
    with pytest.raises(Answered):
        meetings.correct_meeting(
            actor=cast.supervisor, meeting=meeting, change=_meeting_words(meeting, "例会")
        )


def test_the_pages_say_so_too(cast, lead, sign_in):
    browser = sign_in(cast.supervisor)
    task, meeting = f"/tasks/{lead.task_id}/correct/", lead.task.directive.meeting_id
    words = {"what": "按期换届选举", "verifier": cast.root.pk, "reason": "写得不清楚"}

    assert browser.post(task, {**words, "what": "x" * 201}).status_code == 422
    assert browser.post(task, {**words, "reason": "x\x00"}).status_code == 422
    assert browser.post(task, words).status_code == 302
    assert browser.post(task, words).status_code == 422
    said = {"title": "座谈会", "reason": "名称写错"}
    assert browser.post(f"/meetings/{meeting}/correct/", said).status_code == 302


def test_an_empty_post_of_a_leadership_is_told(cast):
    organisation = an_organisation(cast.north)
    post = a_post(organisation, title="deputy_chair")

    assert [one.post for one in empty_posts(reach_of(cast.supervisor), TODAY)] == [post]
    assert empty_posts(reach_of(cast.stranger), TODAY) == []


def test_what_a_unit_must_do_and_does_not_is_told_with_what_is_being_put_right(cast, finding):
    (before,) = demanded(reach_of(cast.lead), TODAY)
    a_rectification(cast.supervisor, cast.root, finding)
    (after,) = demanded(reach_of(cast.lead), TODAY)

    assert (before.unmet, before.tasked) == (1, 0)
    assert (after.unmet, after.tasked) == (1, 1)
