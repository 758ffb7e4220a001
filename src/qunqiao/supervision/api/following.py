"""What follows once a task is sent, and the progress call, for machines."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema
from ninja.responses import Status

from qunqiao.kit import clock
from qunqiao.kit.endpoints import Asked, AskedOn, Day, Page, Sent, Text, paged
from qunqiao.kit.errors import Invalid, NotFound
from qunqiao.people.api.access import Scope, reads, who, writes
from qunqiao.supervision.actions.ask_extension import Wish
from qunqiao.supervision.actions.ask_extension import ask_extension as ask
from qunqiao.supervision.actions.decide_extension import decide_extension as decide
from qunqiao.supervision.actions.pass_on import pass_on as pass_it
from qunqiao.supervision.actions.plan_measure import plan_measure as plan
from qunqiao.supervision.actions.show_evidence import show_evidence as show
from qunqiao.supervision.api.documents import reader
from qunqiao.supervision.models import Evidence, Extension, Measure, Relay, Responsibility
from qunqiao.supervision.queries.evidence import shown_as
from qunqiao.supervision.queries.following import (
    own_lead,
    progress_of,
    the_extension,
    the_measure,
    the_relay,
)
from qunqiao.supervision.queries.lights import due_as_of, light_of
from qunqiao.supervision.queries.map import holder_name
from qunqiao.supervision.queries.tasks import the_responsibility, the_task

router = Router(tags=["supervision"])


class RelayOut(Schema):
    """A unit that was told of a meeting, and when it passed that on."""

    id: int
    meeting_id: int
    unit_id: int
    told_on: date
    passed_on: date | None
    passed_at: str


class RelayIn(Sent):
    """When, and in which meeting of its own."""

    passed_on: Day
    passed_at: Text = Field(min_length=1, max_length=120)


class MeasureIn(Sent):
    """What will be done, and by when."""

    what: Text = Field(min_length=1, max_length=300)
    by_on: Day


class MeasureOut(Schema):
    """A measure of a lead."""

    id: int
    responsibility_id: int
    what: str
    by_on: date
    planned_on: date


class EvidenceIn(Sent):
    """A record of ours by the address of its page: an organisation, a finding or a document."""

    record: Text = Field(min_length=1, max_length=200)
    says: Text = Field(min_length=1, max_length=200)


class EvidenceOut(Schema):
    """What shows that a measure was carried out."""

    id: int
    measure_id: int
    organisation_id: int | None
    finding_id: int | None
    document_id: int | None
    says: str
    given_on: date


class ExtensionIn(Sent):
    """Until when, and why."""

    until: Day
    reason: Text = Field(min_length=1, max_length=300)


class ExtensionAnswer(Sent):
    """Granted or not, and why."""

    granted: bool
    answer: Text = Field(min_length=1, max_length=300)


class ExtensionOut(Schema):
    """A request for more time."""

    id: int
    task_id: int
    unit_id: int
    until: date
    reason: str
    state: str
    answer: str
    asked_on: date
    decided_on: date | None


class ProgressOut(Schema):
    """One lead of one task on a day; ``light`` is breach, due, unknown or sound, ``said`` its words."""

    responsibility_id: int
    task_id: int
    holder: str
    unit_id: int
    part_id: int
    due_on: date
    light: str
    said: str
    measures: int
    shown: int
    last_evidence_on: date | None


class ProgressAsked(Asked, AskedOn):
    """The day, and the page."""


@router.post(
    "/relays/{int:relay_id}/pass", **writes(Scope.RUN_SUPERVISION, RelayOut, _("登记传达"))
)
def pass_on(request: HttpRequest, relay_id: int, sent: RelayIn) -> Relay:
    """Say that one's unit has passed it on; said once."""
    _reach, person = who(request)
    relay = the_relay(reader(request), relay_id)
    return pass_it(actor=person, relay=relay, on=sent.passed_on, at=sent.passed_at)


@router.post(
    "/responsibilities/{int:responsibility_id}/measures",
    **writes(Scope.RUN_SUPERVISION, MeasureOut, _("登记落实措施"), made=True),
)
def plan_measure(request: HttpRequest, responsibility_id: int, sent: MeasureIn) -> Status[Measure]:
    """Plan a measure of a lead of one's own."""
    _reach, person = who(request)
    lead = the_responsibility(reader(request), responsibility_id)
    made = plan(
        actor=person, responsibility=lead, what=sent.what, by_on=sent.by_on, on=clock.today()
    )
    return Status(201, made)


@router.post(
    "/measures/{int:measure_id}/evidence",
    **writes(Scope.RUN_SUPERVISION, EvidenceOut, _("附上佐证"), made=True),
)
def show_evidence(request: HttpRequest, measure_id: int, sent: EvidenceIn) -> Status[Evidence]:
    """Lay a record of ours beside a measure."""
    reach, person = who(request)
    measure = the_measure(reader(request), measure_id)
    shown = shown_as(reach, sent.record)
    if shown is None:
        raise Invalid(
            fields={"record": _("这不是您能打开的组织、体检问题或督导文件的网址，请核对。")}
        )
    made = show(actor=person, measure=measure, shown=shown, says=sent.says, on=clock.today())
    return Status(201, made)


@router.post(
    "/tasks/{int:task_id}/extensions",
    **writes(Scope.RUN_SUPERVISION, ExtensionOut, _("申请延期"), made=True),
)
def ask_extension(request: HttpRequest, task_id: int, sent: ExtensionIn) -> Status[Extension]:
    """Ask for more time for what one's body leads."""
    reach, person = who(request)
    lead = own_lead(reach, the_task(reader(request), task_id))
    if lead is None:
        raise NotFound
    wish = Wish(sent.until, sent.reason)
    return Status(201, ask(actor=person, lead=lead, wish=wish, on=clock.today()))


@router.post(
    "/extensions/{int:extension_id}/decide",
    **writes(Scope.RUN_SUPERVISION, ExtensionOut, _("答复延期申请")),
)
def decide_extension(request: HttpRequest, extension_id: int, sent: ExtensionAnswer) -> Extension:
    """Grant it or decline it."""
    _reach, person = who(request)
    extension = the_extension(reader(request), extension_id)
    return decide(
        actor=person,
        extension=extension,
        granted=sent.granted,
        answer=sent.answer,
        on=clock.today(),
    )


@router.get("/progress", **reads(Scope.READ_SUPERVISION, Page[ProgressOut], _("督办调度")))
def list_progress(
    request: HttpRequest, response: HttpResponse, asked: Query[ProgressAsked]
) -> dict[str, Any]:
    """Each lead of each task sent by the day: how far, by dates and evidence."""
    day = asked.day
    rows = progress_of(reader(request), day).order_by("task__due_on", "task", "part__path", "pk")
    page = paged(request, response, rows, asked)
    return {**page, "items": [_progress(one, day) for one in page["items"]]}


def _progress(one: Responsibility, day: date) -> ProgressOut:
    light = light_of(one, day)
    return ProgressOut(
        responsibility_id=one.pk,
        task_id=one.task_id,
        holder=holder_name(one),
        unit_id=one.unit_id,
        part_id=one.part_id,
        due_on=due_as_of(one, day),
        light=light.outcome,
        said=str(light.word),
        measures=light.measures,
        shown=light.shown,
        last_evidence_on=light.last,
    )
