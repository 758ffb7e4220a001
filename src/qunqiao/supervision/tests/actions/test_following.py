"""Passing on, measures, evidence, more time: each by whom it concerns, on record."""

from datetime import date, timedelta

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.registry.testing import an_organisation
from qunqiao.supervision.actions.ask_extension import Wish, ask_extension
from qunqiao.supervision.actions.decide_extension import decide_extension
from qunqiao.supervision.actions.pass_on import pass_on
from qunqiao.supervision.actions.plan_measure import plan_measure
from qunqiao.supervision.actions.show_evidence import show_evidence
from qunqiao.supervision.errors import (
    AskedAlready,
    EndsBeforeItBegins,
    NotALead,
    NotLater,
    NotSent,
    NotWaiting,
    NotYet,
    PassedAlready,
)
from qunqiao.supervision.queries.evidence import Shown
from qunqiao.supervision.testing import (
    a_directive,
    a_lead,
    a_measure,
    a_meeting,
    a_relay,
    a_sent_task,
    a_task,
    an_extension,
)

LATER = date(2027, 3, 31)


@pytest.fixture
def lead(cast):
    """North leads a task that was sent."""
    directive = a_directive(a_meeting(cast.supervisor, cast.root))
    return a_lead(a_sent_task(directive, cast.supervisor, cast.north), cast.north)


def test_only_the_unit_that_was_told_passes_it_on(cast, today, trail):
    relay = a_relay(a_meeting(cast.supervisor, cast.root), cast.north)

    with pytest.raises(NotAllowed):
        pass_on(actor=cast.stranger, relay=relay, on=today, at="专题会")
    assert trail.acts() == []


def test_it_is_passed_on_after_it_was_told_and_once(cast, today, trail):
    relay = a_relay(a_meeting(cast.supervisor, cast.root), cast.north)
    with pytest.raises(EndsBeforeItBegins):
        pass_on(actor=cast.officer, relay=relay, on=date(2026, 11, 1), at="专题会")
    pass_on(actor=cast.officer, relay=relay, on=today, at="专题会")

    assert trail.acts() == [("supervision.relay.pass_on", cast.officer.trail_name, str(relay.pk))]
    with pytest.raises(PassedAlready):
        pass_on(actor=cast.lead, relay=relay, on=today, at="又一个会")


def test_what_is_to_come_was_not_passed_on(cast, today):
    relay = a_relay(a_meeting(cast.supervisor, cast.root), cast.north)
    with pytest.raises(NotYet):
        pass_on(actor=cast.lead, relay=relay, on=today + timedelta(days=1), at="支部大会")


def test_measures_are_the_leads_and_of_sent_tasks(cast, today, lead):
    words = {"what": "排出日程", "by_on": LATER, "on": today}
    support = a_lead(lead.task, cast.north, role="support")
    draft = a_lead(a_task(lead.task.directive, cast.supervisor, cast.north), cast.north)

    with pytest.raises(NotAllowed):
        plan_measure(actor=cast.stranger, responsibility=lead, **words)
    with pytest.raises(NotALead):
        plan_measure(actor=cast.officer, responsibility=support, **words)
    with pytest.raises(NotSent):
        plan_measure(actor=cast.officer, responsibility=draft, **words)


def test_a_measure_is_on_record(cast, today, lead, trail):
    made = plan_measure(
        actor=cast.officer, responsibility=lead, what="排出日程", by_on=LATER, on=today
    )

    assert trail.acts() == [("supervision.measure.plan", cast.officer.trail_name, str(made.pk))]


def test_evidence_is_shown_by_the_lead_and_on_record(cast, today, lead, trail):
    measure = a_measure(lead, cast.lead)
    shown = Shown(organisation=an_organisation(cast.north))
    with pytest.raises(NotAllowed):
        show_evidence(actor=cast.stranger, measure=measure, shown=shown, says="已换届", on=today)
    made = show_evidence(actor=cast.officer, measure=measure, shown=shown, says="已换届", on=today)

    assert trail.acts() == [("supervision.evidence.show", cast.officer.trail_name, str(made.pk))]


def test_more_time_is_asked_by_the_lead_once_and_means_later(cast, today, lead, trail):
    with pytest.raises(NotAllowed):
        ask_extension(actor=cast.stranger, lead=lead, wish=Wish(LATER, "批复未到"), on=today)
    early = Wish(lead.task.due_on, "批复未到")
    with pytest.raises(NotLater):
        ask_extension(actor=cast.officer, lead=lead, wish=early, on=today)
    asked = ask_extension(actor=cast.officer, lead=lead, wish=Wish(LATER, "批复未到"), on=today)

    assert trail.acts() == [("supervision.extension.ask", cast.officer.trail_name, str(asked.pk))]
    with pytest.raises(AskedAlready):
        ask_extension(actor=cast.lead, lead=lead, wish=Wish(LATER, "再申请"), on=today)


def test_who_asked_does_not_decide(cast, today, lead):
    asked = an_extension(lead, cast.supervisor)

    with pytest.raises(NotAllowed):
        decide_extension(
            actor=cast.supervisor, extension=asked, granted=True, answer="好", on=today
        )


@pytest.mark.parametrize(("granted", "due"), [(True, LATER), (False, date(2027, 2, 28))])
def test_only_a_grant_moves_the_day_and_the_answer_is_given_once(
    cast, today, lead, trail, granted, due
):
    asked = an_extension(lead, cast.lead)
    answer = {"extension": asked, "granted": granted, "answer": "已研究", "on": today}
    decide_extension(actor=cast.supervisor, **answer)
    lead.task.refresh_from_db()

    assert trail.acts() == [
        ("supervision.extension.decide", cast.supervisor.trail_name, str(asked.pk))
    ]
    assert lead.task.due_on == due
    with pytest.raises(NotWaiting):
        decide_extension(actor=cast.supervisor, **answer)
