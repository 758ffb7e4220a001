"""Tasks: drafted over a field one oversees, led by somebody, sent with a gap only for a reason."""

from datetime import timedelta

import pytest

from qunqiao.burden import models as burden
from qunqiao.kit.errors import NotAllowed
from qunqiao.supervision.actions.draft_task import Plan, draft_task
from qunqiao.supervision.actions.end_responsibility import end_responsibility
from qunqiao.supervision.actions.give_responsibility import Charge, give_responsibility
from qunqiao.supervision.actions.lead_branches import lead_branches
from qunqiao.supervision.actions.send_task import send_task
from qunqiao.supervision.errors import (
    DoerVerifies,
    EndsBeforeItBegins,
    NoField,
    OutsideField,
    ReasonNeeded,
    SentAlready,
)
from qunqiao.supervision.models import Relay, Responsibility
from qunqiao.supervision.testing import a_directive, a_lead, a_meeting, a_sent_task, a_task

A_DAY = timedelta(days=1)


@pytest.fixture
def directive(cast):
    """A demand of the supervising body."""
    return a_directive(a_meeting(cast.supervisor, cast.root))


def plan(today, verifier, *parts, days=30):
    return Plan("按期换届", today, today + days * A_DAY, parts, verifier)


def test_a_lead_below_drafts_nothing_of_the_supervising_body(cast, directive, today):
    with pytest.raises(NotAllowed):
        draft_task(actor=cast.lead, directive=directive, plan=plan(today, cast.root, cast.north))


def test_a_task_lies_somewhere_and_ends_after_it_begins(cast, directive, today):
    with pytest.raises(NoField):
        draft_task(actor=cast.supervisor, directive=directive, plan=plan(today, cast.root))
    early = plan(today, cast.root, cast.north, days=-1)
    with pytest.raises(EndsBeforeItBegins):
        draft_task(actor=cast.supervisor, directive=directive, plan=early)


def test_a_draft_is_on_record(cast, directive, today, trail):
    made = draft_task(
        actor=cast.supervisor, directive=directive, plan=plan(today, cast.root, cast.north)
    )

    actor = cast.supervisor.trail_name
    assert trail.acts() == [("supervision.task.draft", actor, str(made.pk))]


def test_nobody_leads_outside_of_the_field(cast, directive, today):
    task = a_task(directive, cast.supervisor, cast.north)

    with pytest.raises(OutsideField):
        give_responsibility(
            actor=cast.supervisor, task=task, charge=Charge("lead", cast.south, cast.south, today)
        )


def test_who_verifies_does_not_lead(cast, directive, today):
    task = a_task(directive, cast.supervisor, cast.north, verifier=cast.north)

    with pytest.raises(DoerVerifies):
        give_responsibility(
            actor=cast.supervisor, task=task, charge=Charge("lead", cast.north, cast.north, today)
        )


def test_a_lead_is_on_record(cast, directive, today, trail):
    task = a_task(directive, cast.supervisor, cast.north)
    given = give_responsibility(
        actor=cast.supervisor, task=task, charge=Charge("lead", cast.north, cast.north, today)
    )

    actor = cast.supervisor.trail_name
    assert trail.acts() == [("supervision.responsibility.give", actor, str(given.pk))]


def test_every_branch_leads_its_own_but_for_who_verifies(cast, directive, trail):
    task = a_task(directive, cast.supervisor, cast.root, verifier=cast.south)
    with pytest.raises(NotAllowed):
        lead_branches(actor=cast.lead, task=task)
    (given,) = lead_branches(actor=cast.supervisor, task=task)

    assert {name for name, _actor, _on in trail.acts()} == {"supervision.responsibility.branch"}
    assert (given.part, given.unit) == (cast.north, cast.north)
    assert lead_branches(actor=cast.supervisor, task=task) == []


def test_a_draft_with_a_vacuum_or_an_overlap_is_not_sent_without_a_reason(cast, directive, today):
    task = a_task(directive, cast.supervisor, cast.north)
    with pytest.raises(ReasonNeeded):
        send_task(actor=cast.supervisor, task=task, reason=" ", on=today)
    a_lead(task, cast.north)
    a_lead(task, cast.north_lab)

    with pytest.raises(ReasonNeeded):
        send_task(actor=cast.supervisor, task=task, reason="", on=today)


def test_a_reason_is_kept_where_one_was_needed(cast, directive, today, trail):
    task = a_task(directive, cast.supervisor, cast.north)
    sent = send_task(actor=cast.supervisor, task=task, reason="下周补上", on=today)

    acts = trail.acts()
    assert acts[-1] == ("supervision.task.send", cast.supervisor.trail_name, str(task.pk))
    assert [name for name, _actor, _on in acts[:-1]] == ["burden.charge.enter"] * 2
    assert sent.sent_reason == "下周补上"
    with pytest.raises(SentAlready):
        send_task(actor=cast.supervisor, task=task, reason="再发", on=today)


def test_what_a_task_costs_stands_in_the_ledger(cast, directive, today):
    task = a_task(directive, cast.supervisor, cast.north, cast.south)
    for part in (cast.north, cast.south):
        a_lead(task, part)
    send_task(actor=cast.supervisor, task=task, reason="", on=today, minutes=45)

    rows = burden.Charge.objects.order_by("pk").values_list(
        "kind", "minutes", "recipients", "basis"
    )
    meeting = directive.meeting.title
    assert list(rows) == [("task", 45, 2, meeting), ("reading", 30, 2, "")]


def test_each_unit_is_told_of_a_meeting_once(cast, directive, today):
    for part in (cast.north, cast.north, cast.south):
        task = a_task(directive, cast.supervisor, part)
        a_lead(task, part)
        send_task(actor=cast.supervisor, task=task, reason="", on=today)

    told = sorted(Relay.objects.values_list("unit__code", flat=True))
    assert told == ["north", "south"]


def test_what_nobody_was_told_of_is_taken_out(cast, directive, today, trail):
    lead = a_lead(a_task(directive, cast.supervisor, cast.north), cast.north)
    end_responsibility(actor=cast.supervisor, responsibility=lead, on=today)

    assert trail.acts()[-1][0] == "supervision.responsibility.end"
    assert not Responsibility.objects.exists()


def test_a_lead_of_a_sent_task_ends_and_stays_on_record(cast, directive, today):
    lead = a_lead(a_sent_task(directive, cast.supervisor, cast.north), cast.north)
    end_responsibility(actor=cast.supervisor, responsibility=lead, on=today + A_DAY)

    lead.refresh_from_db()
    assert lead.on(today)
    assert not lead.on(today + A_DAY)
