"""Meetings and what they demand: by the body that called them, taken once."""

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.supervision.actions.accept_items import accept_items
from qunqiao.supervision.actions.decide_directive import decide_directive
from qunqiao.supervision.actions.hold_meeting import Called, hold_meeting
from qunqiao.supervision.actions.note_minutes import note_minutes
from qunqiao.supervision.actions.take_directives import take_directives
from qunqiao.supervision.errors import NothingTaken, TakenAlready
from qunqiao.supervision.models import Directive, Document, Item
from qunqiao.supervision.queries.documents import items_of
from qunqiao.supervision.testing import a_document, a_meeting


def demands(document):
    """The demands that count."""
    return [item for item in items_of(document) if item.kind == Item.Kind.DIRECTIVE]


def called(today):
    return Called("office", "推进会", today, agenda=["研究换届", "关心职工"])


def test_a_lead_below_calls_no_meeting_of_the_supervising_body(cast, today):
    with pytest.raises(NotAllowed):
        hold_meeting(actor=cast.lead, unit=cast.root, called=called(today), document=None, on=today)


def test_a_report_makes_one_meeting(cast, today, trail):
    document = a_document(cast.supervisor, cast.root)
    given = {"unit": cast.root, "called": called(today), "document": document, "on": today}
    meeting = hold_meeting(actor=cast.supervisor, **given)

    assert trail.acts()[-1][0] == "supervision.meeting.hold"
    assert Document.objects.get().meeting == meeting
    assert [point.title for point in meeting.agenda.all()] == ["研究换届", "关心职工"]
    with pytest.raises(TakenAlready):
        hold_meeting(actor=cast.supervisor, **given)


def test_demands_nobody_accepted_are_not_taken(cast, today):
    with pytest.raises(NothingTaken):
        take_directives(
            actor=cast.supervisor, document=a_document(cast.supervisor, cast.root), on=today
        )


def test_accepted_demands_are_taken_once(cast, today, trail):
    document = a_document(cast.supervisor, cast.root)
    items = demands(document)
    accept_items(actor=cast.supervisor, document=document, items=items[:2], on=today)
    take_directives(actor=cast.supervisor, document=document, on=today)

    assert trail.acts()[-1][0] == "supervision.directive.take"
    assert Directive.objects.count() == 2
    with pytest.raises(NothingTaken):
        take_directives(actor=cast.supervisor, document=document, on=today)


def test_minutes_keep_what_stood_there_on_the_trail(cast, today, trail):
    point = a_meeting(cast.supervisor, cast.root).agenda.get()
    note_minutes(actor=cast.supervisor, point=point, minutes="同意", on=today)
    note_minutes(actor=cast.supervisor, point=point, minutes="缓议", on=today)

    assert trail.acts()[-1][0] == "supervision.minutes.note"
    assert trail.last().detail.content["before"] == {"minutes": "同意"}


def test_a_decision_becomes_a_directive_of_its_meeting(cast, today, trail):
    point = a_meeting(cast.supervisor, cast.root).agenda.get()
    made = decide_directive(actor=cast.supervisor, point=point, head="年底前换届", on=today)

    assert trail.acts() == [
        ("supervision.directive.decide", cast.supervisor.trail_name, str(made.pk))
    ]
    assert made.meeting == point.meeting
