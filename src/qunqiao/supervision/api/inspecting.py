"""Self-inspections for machines."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema
from ninja.responses import Status

from qunqiao.kit import clock
from qunqiao.kit.endpoints import Asked as PageAsked
from qunqiao.kit.endpoints import Day, Page, Record, Sent, Text, coded, paged
from qunqiao.kit.errors import NotFound, require
from qunqiao.people.api.access import Scope, reads, who, writes
from qunqiao.supervision import policy
from qunqiao.supervision.actions.answer_sheet import Said
from qunqiao.supervision.actions.answer_sheet import answer_sheet as answer
from qunqiao.supervision.actions.send_inspection import Questions
from qunqiao.supervision.actions.send_inspection import send_inspection as send
from qunqiao.supervision.api.documents import overseen, reader
from qunqiao.supervision.models import Concern, Document, Inspection, Item, Sheet
from qunqiao.supervision.policy.inspecting import MOST_PROBLEMS
from qunqiao.supervision.queries.documents import the_document
from qunqiao.supervision.queries.inspecting import (
    Asked,
    asked_of,
    problems_of,
    sheets_of,
    the_inspection,
    the_sheet,
    visible_inspections,
)
from qunqiao.supervision.queries.inspection_words import against

router = Router(tags=["supervision"])
Tendency = Annotated[Concern.Tendency, coded(Concern.Tendency)]


class InspectionListed(Schema):
    """Problems sent to units, each to say whether they are its own."""

    id: int
    unit_id: int
    document_id: int | None
    title: str
    branch_id: int
    sent_on: date
    due_on: date
    sheet_count: int
    answered_count: int


class InspectionSheetListed(Schema):
    """What one unit was asked; not answered yet where there is no day."""

    id: int
    inspection_id: int
    unit_id: int
    answered_on: date | None


class InspectionOut(InspectionListed):
    """An inspection with its problems in order, and the sheets one may see."""

    problems: list[str]
    sheets: list[InspectionSheetListed]


class SheetLineOut(Schema):
    """One problem at one unit: the findings that bear on it today, and what the unit said.

    ``contradicted`` says what of the answer data shows otherwise; "" where nothing does.
    """

    concern_id: int
    problem: str
    finding_ids: list[int]
    covered: bool
    ours: bool | None
    grounds: str
    task_id: int | None
    contradicted: str


class InspectionSheetOut(InspectionSheetListed):
    """A sheet with its lines."""

    lines: list[SheetLineOut]


class InspectionIn(Sent):
    """Which problems of a document, which tendencies, and to which branch."""

    unit_id: int
    title: Text = Field(min_length=1, max_length=120)
    document_id: int | None = None
    item_ids: list[int] = Field([], max_length=MOST_PROBLEMS)
    tendencies: list[Tendency] = Field([], max_length=4)
    branch_id: int
    below: bool = False
    due_on: Day


class SheetLineIn(Sent):
    """Whether a problem is the unit's own; if so, what it will do and by when."""

    concern_id: int
    ours: bool
    grounds: Text = Field("", max_length=300)
    what: Text = Field("", max_length=300)
    by_on: Day | None = None


class InspectionSheetIn(Sent):
    """All lines at once."""

    lines: list[SheetLineIn] = Field(min_length=1, max_length=MOST_PROBLEMS + 4)


@router.get(
    "/inspections", **reads(Scope.READ_SUPERVISION, Page[InspectionListed], _("对号入座名单"))
)
def list_inspections(
    request: HttpRequest, response: HttpResponse, asked: Query[PageAsked]
) -> dict[str, Any]:
    """The inspections one may see, the latest first."""
    rows = visible_inspections(reader(request)).order_by("-sent_on", "-pk")
    return paged(request, response, rows, asked)


@router.get(
    "/inspections/{int:inspection_id}",
    **reads(Scope.READ_SUPERVISION, InspectionOut, _("一次对号入座")),
)
def get_inspection(request: HttpRequest, inspection_id: int) -> Record:
    """One inspection."""
    reach = reader(request)
    found = the_inspection(reach, inspection_id)
    return _whole(found, list(sheets_of(found, reach)))


@router.post(
    "/inspections",
    **writes(Scope.RUN_SUPERVISION, InspectionOut, _("发起对号入座"), made=True),
)
def send_inspection(request: HttpRequest, sent: InspectionIn) -> Status[Record]:
    """Send problems to the units of a branch; each is asked once."""
    reach, person = who(request)
    require(policy.may_call(reader(request)))
    document = the_document(reach, sent.document_id) if sent.document_id is not None else None
    asked = Questions(
        title=sent.title,
        branch=overseen(reach, sent.branch_id),
        below=sent.below,
        due_on=sent.due_on,
        document=document,
        items=_items(document, sent.item_ids),
        tendencies=[one.value for one in sent.tendencies],
    )
    made = send(actor=person, unit=overseen(reach, sent.unit_id), asked=asked, on=clock.today())
    found = the_inspection(reach, made.pk)
    return Status(201, _whole(found, list(sheets_of(found, reach))))


@router.get(
    "/sheets/{int:sheet_id}", **reads(Scope.READ_SUPERVISION, InspectionSheetOut, _("一张自查表"))
)
def get_sheet(request: HttpRequest, sheet_id: int) -> Record:
    """One unit's sheet: what data shows and what the unit said."""
    return _sheet(the_sheet(reader(request), sheet_id))


@router.post(
    "/sheets/{int:sheet_id}/answer",
    **writes(Scope.RUN_SUPERVISION, InspectionSheetOut, _("填报自查表")),
)
def answer_sheet(request: HttpRequest, sheet_id: int, sent: InspectionSheetIn) -> Record:
    """Answer all lines of one's own unit's sheet, once."""
    _reach, person = who(request)
    sheet = the_sheet(reader(request), sheet_id)
    said = {one.concern_id: Said(one.ours, one.grounds, one.what, one.by_on) for one in sent.lines}
    answer(actor=person, sheet=sheet, said=said, on=clock.today())
    return _sheet(the_sheet(reader(request), sheet_id))


def _items(document: Document | None, wanted: Sequence[int]) -> list[Item]:
    offered = {item.pk: item for item in problems_of(document)} if document else {}
    if not set(wanted) <= set(offered):
        raise NotFound
    return [offered[pk] for pk in dict.fromkeys(wanted)]


def _whole(inspection: Inspection, sheets: Sequence[Sheet]) -> Record:
    problems = [one.words for one in inspection.concerns.all()]
    return Record(inspection, problems=problems, sheets=sheets)


def _sheet(sheet: Sheet) -> Record:
    return Record(sheet, lines=[_line(one) for one in asked_of(sheet)])


def _line(one: Asked) -> SheetLineOut:
    given = one.answer
    task = getattr(given, "task", None)
    return SheetLineOut(
        concern_id=one.concern.pk,
        problem=one.concern.words,
        finding_ids=[finding.pk for finding in one.findings],
        covered=one.covered,
        ours=given.ours if given else None,
        grounds=given.grounds if given else "",
        task_id=task.pk if task else None,
        contradicted=against(one.concern, given, len(one.findings)),
    )
