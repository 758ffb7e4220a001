"""Official documents for machines: drafting from the records, reading, the bytes, and whether they are the issued ones."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema
from ninja.responses import Status

from qunqiao.circulars import policy
from qunqiao.circulars.actions.draft_circular import draft_circular as draft
from qunqiao.circulars.bridge.marks import plain, texts
from qunqiao.circulars.bridge.papers import DOCX, docx
from qunqiao.circulars.forms.asking import ABOUT
from qunqiao.circulars.models import Circular
from qunqiao.circulars.queries.circulars import (
    content_of,
    the_circular,
    visible_circulars,
    with_digest,
)
from qunqiao.circulars.queries.compose import quarter_began
from qunqiao.circulars.queries.composing import Asked, address_of
from qunqiao.kit import clock
from qunqiao.kit.endpoints import Asked as AskedPage
from qunqiao.kit.endpoints import Day, Page, Record, Sent, Text, coded, having, paged
from qunqiao.kit.errors import NotFound, require
from qunqiao.people.api.access import Scope, file_of, open_to_all, reads, who, writes
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.people.queries import visible_units
from qunqiao.supervision.queries.meetings import the_directive, the_meeting

router = Router(tags=["circulars"])
Kind = Annotated[Circular.Kind, coded(Circular.Kind)]
Topic = Annotated[Circular.Topic, coded(Circular.Topic)]
State = Annotated[Circular.State, coded(Circular.State)]


class CircularListed(Schema):
    """A document; a draft has no number and no digest yet."""

    id: int
    unit_id: int
    kind: Kind
    topic: Topic
    state: State
    title: str
    number: str
    since: date
    as_of: date
    issued_on: date | None
    digest: str


class FigureOut(Schema):
    """A figure of the text: what it was counted from, and the page that lists these records."""

    text: str
    key: str
    ref: str
    href: str


class CircularOut(CircularListed):
    """The document's text, and every figure in it."""

    addressees: str
    text: list[str]
    figures: list[FigureOut]


class CircularsAsked(AskedPage):
    """The list, narrowed."""

    kind: Kind | None = None
    state: State | None = None


class DraftIn(Sent):
    """What a document is to be about; of ``meeting_id``, ``directive_id`` and ``to_unit_id`` the one its topic needs."""

    topic: Topic
    unit_id: int
    since: Day | None = None
    day: Day | None = None
    to_unit_id: int | None = None
    meeting_id: int | None = None
    directive_id: int | None = None
    due_on: Day | None = None


class DigestIn(Sent):
    """The SHA-256 of a file, in hexadecimal."""

    digest: Text = Field(pattern=r"^[0-9a-fA-F]{64}$")


class Verified(Schema):
    """Whether a file with that digest was issued, and whether it is in force; "" where it was not."""

    issued: bool
    in_force: bool
    number: str = ""
    title: str = ""
    unit: str = ""


@router.get("/circulars", **reads(Scope.READ_CIRCULARS, Page[CircularListed], _("公文名单")))
def list_circulars(
    request: HttpRequest, response: HttpResponse, asked: Query[CircularsAsked]
) -> dict[str, Any]:
    """The documents one may see, the latest first."""
    rows = having(visible_circulars(_reader(request)), kind=asked.kind, state=asked.state)
    return paged(request, response, rows.order_by("-pk"), asked)


@router.get(
    "/circulars/{int:circular_id}", **reads(Scope.READ_CIRCULARS, CircularOut, _("一份公文"))
)
def get_circular(request: HttpRequest, circular_id: int) -> Record:
    """One document with its text."""
    return _whole(the_circular(_reader(request), circular_id))


@router.get(
    "/circulars/{int:circular_id}/file.docx",
    **file_of(Scope.READ_CIRCULARS, _("公文的 Word 文件"), DOCX),
)
def get_circular_file(request: HttpRequest, circular_id: int) -> HttpResponse:
    """The bytes as issued; of a draft, as it stands."""
    found = the_circular(_reader(request), circular_id)
    if not found.is_draft:
        return HttpResponse(content_of(found), content_type=DOCX)
    made = docx(found, on=clock.today(), address=lambda _figure: "")
    return HttpResponse(made, content_type=DOCX)


@router.post("/circulars", **writes(Scope.WRITE_CIRCULARS, CircularOut, _("起草公文"), made=True))
def draft_circular(request: HttpRequest, sent: DraftIn) -> Status[Record]:
    """A draft from the records; a person reads it, works on it, and issues it."""
    reach, person = who(request)
    require(policy.may_write(reach))
    day, about = sent.day or clock.today(), ABOUT.get(sent.topic, "")
    asked = Asked(
        sent.topic,
        _overseen(reach, sent.unit_id),
        sent.since or quarter_began(day),
        day,
        _overseen(reach, sent.to_unit_id) if about == "to_unit" and sent.to_unit_id else None,
        the_meeting(reach, sent.meeting_id) if about == "meeting" and sent.meeting_id else None,
        the_directive(reach, sent.directive_id)
        if about == "directive" and sent.directive_id
        else None,
        due_on=sent.due_on,
    )
    made = draft(actor=person, asked=asked, on=clock.today())
    return Status(201, _whole(made))


@router.post("/circulars/verify", **open_to_all(Verified, _("核对公文指纹")))
def verify_circular(request: HttpRequest, sent: DigestIn) -> Verified:
    """Whether these bytes were issued; open to whoever holds them."""
    del request
    found = with_digest(sent.digest.lower())
    if found is None:
        return Verified(issued=False, in_force=False)
    return Verified(
        issued=True,
        in_force=found.state == Circular.State.ISSUED,
        number=found.number,
        title=found.title,
        unit=found.unit.name,
    )


def _reader(request: HttpRequest) -> Reach:
    reach, _person = who(request)
    require(policy.may_read(reach))
    return reach


def _overseen(reach: Reach, unit_id: int) -> Unit:
    unit = visible_units(reach, OVERSEERS).filter(pk=unit_id, closed_on__isnull=True).first()
    if unit is None:
        raise NotFound
    return unit


def _whole(found: Circular) -> Record:
    figures = [
        {"text": one["text"], "key": one["key"], "ref": one["ref"], "href": address_of(one)}
        for one in found.figures
    ]
    return Record(found, text=[plain(text) for text in texts(found.blocks)], figures=figures)
