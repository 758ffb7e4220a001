"""Meetings and demands for machines."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema
from ninja.responses import Status

from qunqiao.kit import clock
from qunqiao.kit.endpoints import Asked, Day, Page, Record, Sent, Text, coded, paged
from qunqiao.kit.errors import NotFound, require
from qunqiao.people.api.access import Scope, reads, who, writes
from qunqiao.supervision import policy
from qunqiao.supervision.actions.decide_directive import decide_directive as decide
from qunqiao.supervision.actions.hold_meeting import Called
from qunqiao.supervision.actions.hold_meeting import hold_meeting as hold
from qunqiao.supervision.actions.note_minutes import note_minutes as note
from qunqiao.supervision.api.documents import overseen, reader
from qunqiao.supervision.models import AgendaPoint, Directive, Meeting
from qunqiao.supervision.queries.meetings import (
    tasks_of,
    the_directive,
    the_meeting,
    visible_directives,
    visible_meetings,
)

router = Router(tags=["supervision"])
Kind = Annotated[Meeting.Kind, coded(Meeting.Kind)]


class MeetingListed(Schema):
    """A meeting; nobody who was there is named."""

    id: int
    unit_id: int
    kind: Kind
    title: str
    held_on: date
    place: str
    directive_count: int
    told_count: int
    passed_count: int


class DirectiveOut(Schema):
    """A demand, and the visible tasks that came of it."""

    id: int
    unit_id: int
    meeting_id: int | None
    item_id: int | None
    speaker: str
    marker: str
    head: str
    body: str
    given_on: date
    task_ids: list[int]

    @staticmethod
    def resolve_task_ids(directive: Directive) -> list[int]:
        """What came of it."""
        return [task.pk for task in tasks_of(directive)]


class PointOut(Schema):
    """A point of the agenda with its minutes."""

    number: int
    title: str
    minutes: str


class MeetingOut(MeetingListed):
    """A meeting with its agenda and what it demanded."""

    agenda: list[PointOut]
    directives: list[DirectiveOut]


class MeetingIn(Sent):
    """A meeting of the supervising body at a unit."""

    unit_id: int
    kind: Kind
    title: Text = Field(min_length=1, max_length=120)
    held_on: Day
    place: Text = Field("", max_length=80)
    agenda: list[Annotated[Text, Field(min_length=1, max_length=200)]] = Field([], max_length=50)


class MinutesIn(Sent):
    """What was said under a point."""

    minutes: Text = Field(max_length=4000)


class DecisionIn(Sent):
    """What was decided under a point."""

    head: Text = Field(min_length=1, max_length=200)


@router.get("/meetings", **reads(Scope.READ_SUPERVISION, Page[MeetingListed], _("督导会议名单")))
def list_meetings(
    request: HttpRequest, response: HttpResponse, asked: Query[Asked]
) -> dict[str, Any]:
    """The meetings one may see, the latest first."""
    rows = visible_meetings(reader(request)).order_by("-held_on", "-pk")
    return paged(request, response, rows, asked)


@router.get(
    "/meetings/{int:meeting_id}", **reads(Scope.READ_SUPERVISION, MeetingOut, _("一次督导会议"))
)
def get_meeting(request: HttpRequest, meeting_id: int) -> Record:
    """One meeting."""
    return _whole(request, the_meeting(reader(request), meeting_id))


@router.post("/meetings", **writes(Scope.RUN_SUPERVISION, MeetingOut, _("登记会议"), made=True))
def hold_meeting(request: HttpRequest, sent: MeetingIn) -> Status[Record]:
    """Put a meeting on record."""
    reach, person = who(request)
    require(policy.may_call(reach))
    unit = overseen(reach, sent.unit_id)
    called = Called(sent.kind, sent.title, sent.held_on, sent.place, agenda=sent.agenda)
    made = hold(actor=person, unit=unit, called=called, document=None, on=clock.today())
    return Status(201, _whole(request, the_meeting(reach, made.pk)))


@router.post(
    "/meetings/{int:meeting_id}/agenda/{int:number}/minutes",
    **writes(Scope.RUN_SUPERVISION, PointOut, _("记录会议议题")),
)
def note_minutes(
    request: HttpRequest, meeting_id: int, number: int, sent: MinutesIn
) -> AgendaPoint:
    """Write down the minutes of one point."""
    _reach, person = who(request)
    point = _point(request, meeting_id, number)
    return note(actor=person, point=point, minutes=sent.minutes, on=clock.today())


@router.post(
    "/meetings/{int:meeting_id}/agenda/{int:number}/directives",
    **writes(Scope.RUN_SUPERVISION, DirectiveOut, _("把会议决定转为督办"), made=True),
)
def decide_directive(
    request: HttpRequest, meeting_id: int, number: int, sent: DecisionIn
) -> Status[Directive]:
    """A decision that demands something."""
    reach, person = who(request)
    point = _point(request, meeting_id, number)
    made = decide(actor=person, point=point, head=sent.head, on=clock.today())
    return Status(201, the_directive(reach, made.pk))


@router.get(
    "/directives/{int:directive_id}",
    **reads(Scope.READ_SUPERVISION, DirectiveOut, _("一条督办要求")),
)
def get_directive(request: HttpRequest, directive_id: int) -> Directive:
    """One demand."""
    return the_directive(reader(request), directive_id)


def _point(request: HttpRequest, meeting_id: int, number: int) -> AgendaPoint:
    meeting = the_meeting(reader(request), meeting_id)
    point = meeting.agenda.filter(number=number).first()
    if point is None:
        raise NotFound
    return point


def _whole(request: HttpRequest, meeting: Meeting) -> Record:
    directives = visible_directives(reader(request)).filter(meeting=meeting)
    return Record(meeting, agenda=list(meeting.agenda.all()), directives=list(directives))
