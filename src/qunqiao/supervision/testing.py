"""Builders of reports, meetings, tasks and what follows, for tests of this and of higher apps."""

from datetime import date
from itertools import count
from typing import Any

from qunqiao.checkups.models import Finding
from qunqiao.checkups.queries import latest_checkup
from qunqiao.people.models import Person, Unit
from qunqiao.supervision.actions.answer_sheet import Said, answer_sheet
from qunqiao.supervision.actions.read_document import Given, read_document
from qunqiao.supervision.actions.send_inspection import Questions, send_inspection
from qunqiao.supervision.actions.send_rectification import Order, send_rectification
from qunqiao.supervision.models import (
    AgendaPoint,
    Directive,
    Document,
    Extension,
    FieldPart,
    Inspection,
    Item,
    Measure,
    Meeting,
    Relay,
    Responsibility,
    Sheet,
    Task,
)
from qunqiao.supervision.policy.rectifying import due_days
from qunqiao.supervision.queries.inspecting import asked_of, problems_of
from qunqiao.supervision.queries.letter_words import Days, house_words

TODAY = date(2026, 11, 20)
TEXT = """省直机关群团工作推进会召开

会议由工委副书记周明主持。周明要求，一是健全基层组织。二是按期换届，不得拖延。三是关心职工。
"""
_numbers = count(1)


def a_document(actor: Person, unit: Unit, text: str = "") -> Document:
    """A report that was read, with three numbered demands; another text each time."""
    text = text or f"{TEXT}第{next(_numbers)}稿\n"
    return read_document(actor=actor, unit=unit, given=Given(text), on=TODAY)


def a_meeting(actor: Person, unit: Unit, **fields: Any) -> Meeting:
    """A symposium of last week with one point on its agenda."""
    values: dict[str, Any] = {
        "kind": Meeting.Kind.SYMPOSIUM,
        "title": f"群团工作座谈会（{next(_numbers)}）",
        "held_on": date(2026, 11, 13),
        "added_by": actor,
        "added_on": TODAY,
    }
    meeting = Meeting.objects.create(unit=unit, **{**values, **fields})
    AgendaPoint.objects.create(meeting=meeting, number=1, title="研究换届工作")
    return meeting


def a_directive(meeting: Meeting, head: str = "按期换届") -> Directive:
    """A demand decided under the first point."""
    return Directive.objects.create(
        unit=meeting.unit,
        meeting=meeting,
        agenda_point=meeting.agenda.get(number=1),
        head=head,
        given_on=meeting.held_on,
    )


def a_task(directive: Directive, actor: Person, *parts: Unit, **fields: Any) -> Task:
    """A draft over ``parts``, from today to the end of February, verified by who set it."""
    values: dict[str, Any] = {
        "what": directive.head,
        "began_on": TODAY,
        "due_on": date(2027, 2, 28),
        "verifier": directive.unit,
        "drafted_by": actor,
    }
    task = Task.objects.create(directive=directive, unit=directive.unit, **{**values, **fields})
    for unit in parts:
        FieldPart.objects.create(task=task, unit=unit)
    return task


def a_sent_task(directive: Directive, actor: Person, *parts: Unit, **fields: Any) -> Task:
    """The same, sent last Monday."""
    sent = {"state": Task.State.SENT, "sent_on": date(2026, 11, 16), **fields}
    return a_task(directive, actor, *parts, **sent)


def a_lead(task: Task, unit: Unit, part: Unit | None = None, **fields: Any) -> Responsibility:
    """``unit`` leads the task over ``part``, over its own branch if not given."""
    values: dict[str, Any] = {"role": Responsibility.Role.LEAD, "began_on": task.began_on}
    return Responsibility.objects.create(
        task=task, unit=unit, part=part or unit, **{**values, **fields}
    )


def a_measure(lead: Responsibility, actor: Person, **fields: Any) -> Measure:
    """A measure to be done by the end of the year."""
    values: dict[str, Any] = {"what": "逐个支部排出换届日程", "by_on": date(2026, 12, 31)}
    return Measure.objects.create(
        responsibility=lead, planned_by=actor, planned_on=TODAY, **{**values, **fields}
    )


def a_relay(meeting: Meeting, unit: Unit) -> Relay:
    """``unit`` was told of the meeting last Monday."""
    return Relay.objects.create(meeting=meeting, unit=unit, told_on=date(2026, 11, 16))


def an_extension(lead: Responsibility, actor: Person) -> Extension:
    """A request for another month."""
    return Extension.objects.create(
        task=lead.task,
        unit=lead.unit,
        until=date(2027, 3, 31),
        reason="上级批复还没有下来",
        asked_by=actor,
        asked_on=TODAY,
        due_before=lead.task.due_on,
    )


def a_rectification(actor: Person, sender: Unit, *findings: Finding, **days: Any) -> list[Task]:
    """Tasks of these findings, sent today by ``sender`` with a letter in the words of the house."""
    due = {**due_days(TODAY), **days}
    order = Order(
        sender, [one.pk for one in findings], Days(TODAY, due), house_words(latest_checkup())
    )
    letters = send_rectification(actor=actor, order=order)
    return list(Task.objects.filter(letter__in=letters).order_by("pk"))


def an_inspection(actor: Person, unit: Unit, branch: Unit, **fields: Any) -> Inspection:
    """Two tendencies, and the problems of a ``document`` if there is one, asked of a branch."""
    document = fields.pop("document", None)
    values: dict[str, Any] = {
        "title": "对照四种倾向自查",
        "below": True,
        "due_on": date(2026, 12, 4),
        "tendencies": ["organ", "entertainment"],
        "items": problems_of(document) if document else (),
    }
    asked = Questions(branch=branch, document=document, **{**values, **fields})
    return send_inspection(actor=actor, unit=unit, asked=asked, on=TODAY)


def a_problem(document: Document, text: str) -> Item:
    """A problem in the document's own words, added by a person."""
    return Item.objects.create(
        document=document, kind=Item.Kind.PROBLEM, found_by=Item.FoundBy.PERSON,
        at=0, length=1, fields={"text": text},
    )  # fmt: skip


def an_answer(actor: Person, sheet: Sheet, *, ours: bool) -> list[Task]:
    """The same answer to all lines of a sheet, with a plan; the tasks that came of it."""
    said = {
        one.concern.pk: Said(ours, "已经核对", "逐个支部补上", date(2027, 1, 20))
        for one in asked_of(sheet)
    }
    return answer_sheet(actor=actor, sheet=sheet, said=said, on=TODAY)
