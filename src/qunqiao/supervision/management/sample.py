"""The sample province's meeting: a report of our own invention, read, sent on and partly followed."""

from collections.abc import Sequence
from datetime import date, timedelta

from qunqiao.checkups.queries import latest_checkup, open_findings
from qunqiao.kit import clock
from qunqiao.kit.jinja import day as written
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision.actions.accept_items import accept_items
from qunqiao.supervision.actions.answer_sheet import Said, answer_sheet
from qunqiao.supervision.actions.draft_task import Plan, draft_task
from qunqiao.supervision.actions.give_responsibility import Charge, give_responsibility
from qunqiao.supervision.actions.hold_meeting import Called, hold_meeting
from qunqiao.supervision.actions.lead_branches import lead_branches
from qunqiao.supervision.actions.pass_on import pass_on
from qunqiao.supervision.actions.plan_measure import plan_measure
from qunqiao.supervision.actions.read_document import Given, read_document
from qunqiao.supervision.actions.send_inspection import Questions, send_inspection
from qunqiao.supervision.actions.send_rectification import Order, send_rectification
from qunqiao.supervision.actions.send_task import send_task
from qunqiao.supervision.actions.take_directives import take_directives
from qunqiao.supervision.models import Concern, Directive, Document, Meeting, Task
from qunqiao.supervision.policy.rectifying import due_days
from qunqiao.supervision.queries.documents import calling_units, items_of
from qunqiao.supervision.queries.following import leads_waiting
from qunqiao.supervision.queries.inspecting import Asked, asked_of, problems_of, sheets_waiting
from qunqiao.supervision.queries.letter_words import Days, house_words
from qunqiao.supervision.queries.prefilled import meeting_told
from qunqiao.supervision.queries.rectifying import sorted_out
from qunqiao.supervision.queries.tasks import branches_of, units_to_choose

TEXT = """澜江省直机关群团工作推进会在江州召开

{day}  来源：澜江机关党建  作者：程晓  责任编辑：苏禾
【摘要】省直机关群团工作推进会日前在江州召开，部署换届、建家和服务职工三项重点工作。

日前，省直机关群团工作推进会在江州召开。会议由省直机关工委副书记林远主持，省直机关工委书记方立新讲话。省水利厅、省审计厅、澜江电力工程咨询有限公司作交流发言。

方立新说，一年来省直机关群团工作有了新进步：一是组织覆盖更广。二是职工服务更实。三是干部队伍更稳。职工问卷显示，85%以上的职工知道自己单位的工会委员是谁。调研也发现，有的单位工会届满没有按时换届，有的单位女职工组织不健全，一些职工之家存在重建轻用的问题。

方立新要求，一是按期换届选举。届满的基层组织要在明年一季度前完成选举，确有困难的按程序报批延期。二是补齐组织短板。女职工达到规定人数的单位要建立女职工组织，空缺的主席、书记要及时补选。三是用好职工之家。活动场所要向全体职工开放，不得挪作他用。

林远要求，一是抓好传达学习，各单位要在半个月内召开专题会议传达会议精神。二是明确责任分工，每一项要求都要落实到单位、落实到人，防止出现责任真空和重叠。

省直各单位分管负责同志、群团组织负责人共120余人参加会议。
"""
_A_FORTNIGHT = timedelta(days=14)
_RECTIFIED, _ELSEWHERE = 3, 9
_A_WEEK, _TWO_MONTHS = timedelta(days=7), timedelta(days=60)
_PASSED = 9


def load(supervisor: Person, lead: Person, officer: Person) -> None:
    """The meeting of last week, as the province's supervisor, one unit's lead and an officer worked on it."""
    today = clock.today()
    meeting, directives = _meeting(supervisor, today)
    for directive in directives[:2]:
        _sent(supervisor, directive, today)
    _draft(supervisor, directives[2], today)
    for relay in meeting.relays.exclude(unit=lead.unit)[:_PASSED]:
        pass_on(actor=supervisor, relay=relay, on=today, at="机关党委专题会议")
    _planned(lead, today)
    _rectified(supervisor, lead, today)
    _inspected(supervisor, (lead, officer), meeting, today)


def _rectified(supervisor: Person, lead: Person, today: date) -> None:
    """Terms that are over: some at the lead's unit, some elsewhere, each a task with a letter."""
    sender = calling_units(reach_of(supervisor))[0]
    late = open_findings(reach_of(supervisor)).filter(rule="union-term-expired")
    own = late.filter(unit=lead.unit)[:_RECTIFIED]
    chosen = [*own, *late.exclude(unit=lead.unit)[:_ELSEWHERE]]
    fit = sorted_out(chosen, sender, today).ready
    if fit:
        days = Days(today, due_days(today))
        ids = [one.pk for one in fit]
        order = Order(sender, ids, days, house_words(latest_checkup()))
        send_rectification(actor=supervisor, order=order)


def _inspected(
    supervisor: Person, answering: Sequence[Person], meeting: Meeting, today: date
) -> None:
    """What the report names, and the four tendencies, asked of all units; two have answered.

    One says that all is well although the check-up shows otherwise.
    """
    document = meeting.documents.get()
    asked = Questions(
        title="省直机关群团工作对照自查",
        branch=meeting.unit,
        below=True,
        due_on=today + _A_FORTNIGHT,
        document=document,
        items=problems_of(document),
        tendencies=Concern.Tendency.values,
    )
    send_inspection(actor=supervisor, unit=meeting.unit, asked=asked, on=today)
    for person in answering:
        for sheet in sheets_waiting(reach_of(person))[:1]:
            said = {one.concern.pk: _said(one, today) for one in asked_of(sheet)}
            answer_sheet(actor=person, sheet=sheet, said=said, on=today)


def _said(line: Asked, today: date) -> Said:
    if line.concern.tendency != Concern.Tendency.ORGAN:
        return Said(ours=False, grounds="已逐个组织核对，没有这个问题。")
    plan = "班子成员每季度到基层工会蹲点两天，问题带回来办"
    return Said(ours=True, grounds="下基层少，靠发通知。", what=plan, by_on=today + _TWO_MONTHS)


def _meeting(supervisor: Person, today: date) -> tuple[Meeting, list[Directive]]:
    held_on = today - _A_WEEK
    unit = calling_units(reach_of(supervisor))[0]
    given = Given(TEXT.format(day=written(held_on)))
    document = read_document(actor=supervisor, unit=unit, given=given, on=today)
    items = items_of(document)
    accept_items(actor=supervisor, document=document, items=items, on=today)
    meeting = hold_meeting(
        actor=supervisor,
        unit=unit,
        called=_called(document, held_on),
        document=document,
        on=today,
    )
    document.refresh_from_db()
    return meeting, take_directives(actor=supervisor, document=document, on=today)


def _called(document: Document, held_on: date) -> Called:
    told = meeting_told(document, items_of(document))
    agenda = ("交流一年来的工作", "部署换届、建家和服务职工")
    return Called(
        told.kind, told.title, held_on, told.place, told.host, told.presence, agenda, told.speeches
    )


def _sent(supervisor: Person, directive: Directive, today: date) -> None:
    """Every branch leads its own; nothing is left open."""
    task = _drafted(supervisor, directive, today)
    lead_branches(actor=supervisor, task=task)
    send_task(actor=supervisor, task=task, reason="", on=today)


def _draft(supervisor: Person, directive: Directive, today: date) -> None:
    """Two lead one branch, and nobody the others: what the map is for."""
    task = _drafted(supervisor, directive, today)
    first, second, *_others = branches_of(task)
    for unit in (first, second):
        charge = Charge("lead", first, unit, today)
        give_responsibility(actor=supervisor, task=task, charge=charge)


def _drafted(supervisor: Person, directive: Directive, today: date) -> Task:
    top, *units = units_to_choose(reach_of(supervisor))
    parts = [unit for unit in units if unit.depth == top.depth + 1]
    plan = Plan(directive.head, today, today + _TWO_MONTHS, parts, verifier=top)
    return draft_task(actor=supervisor, directive=directive, plan=plan)


def _planned(lead: Person, today: date) -> None:
    """The lead has planned one measure, and owes the other task one."""
    for mine in leads_waiting(reach_of(lead), today)[:1]:
        what = "逐个排出届满组织的选举日程，报机关党委"
        plan_measure(
            actor=lead, responsibility=mine, what=what, by_on=today + 4 * _A_WEEK, on=today
        )
