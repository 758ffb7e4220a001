"""Reports for machines: taking one in, and what was found in it."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema
from ninja.responses import Status

from qunqiao.kit import clock
from qunqiao.kit.endpoints import Asked, Page, Record, Sent, Text, paged
from qunqiao.kit.errors import NotFound, require
from qunqiao.people.api.access import Scope, reads, who, writes
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.people.queries import visible_units
from qunqiao.supervision import policy
from qunqiao.supervision.actions.read_document import Given
from qunqiao.supervision.actions.read_document import read_document as take_in
from qunqiao.supervision.bridge import papers
from qunqiao.supervision.models import Document, Item
from qunqiao.supervision.queries.documents import items_of, the_document, visible_documents

router = Router(tags=["supervision"])


class DocumentListed(Schema):
    """A report that was taken in; ``open_count`` of its items nobody has judged yet."""

    id: int
    title: str
    unit_id: int
    meeting_id: int | None
    added_on: date
    digest: str
    item_count: int
    open_count: int
    directive_count: int


class ItemOut(Schema):
    """Something the text says: ``at`` counts its characters; ``found`` is what the reader found.

    ``said`` is what counts now, ``verdict`` what was judged of it last ("" if nobody has looked).
    """

    id: int
    kind: str
    found_by: str
    at: int
    length: int
    cue: str
    found: dict[str, Any]
    said: dict[str, Any]
    verdict: str

    @staticmethod
    def resolve_found(item: Item) -> dict[str, Any]:
        """As it was read; never changed."""
        fields: dict[str, Any] = item.fields
        return fields


class DocumentOut(DocumentListed):
    """The report with its text and the items that count."""

    text: str
    about: dict[str, Any]
    items: list[ItemOut]


class DocumentIn(Sent):
    """A report to be read for the supervising body at a unit."""

    unit_id: int
    text: Text = Field(min_length=1, max_length=papers.LONGEST)


def reader(request: HttpRequest) -> Reach:
    """The duties of a caller who has some over units."""
    reach, _person = who(request)
    require(policy.may_read(reach))
    return reach


def overseen(reach: Reach, unit_id: int) -> Unit:
    """One open unit one oversees, or ``NotFound``."""
    unit = visible_units(reach, OVERSEERS).filter(pk=unit_id, closed_on__isnull=True).first()
    if unit is None:
        raise NotFound
    return unit


@router.get("/documents", **reads(Scope.READ_SUPERVISION, Page[DocumentListed], _("督导文件名单")))
def list_documents(
    request: HttpRequest, response: HttpResponse, asked: Query[Asked]
) -> dict[str, Any]:
    """The reports one may see, the newest first."""
    rows = visible_documents(reader(request)).order_by("-added_on", "-pk")
    return paged(request, response, rows, asked)


@router.get(
    "/documents/{int:document_id}",
    **reads(Scope.READ_SUPERVISION, DocumentOut, _("一份督导文件")),
)
def get_document(request: HttpRequest, document_id: int) -> Record:
    """One report with all that counts of what was found."""
    found = the_document(reader(request), document_id)
    return _whole(found)


@router.post(
    "/documents", **writes(Scope.RUN_SUPERVISION, DocumentOut, _("收录督导文件"), made=True)
)
def read_document(request: HttpRequest, sent: DocumentIn) -> Status[Record]:
    """Take in a report and read it; the same text a second time is refused."""
    reach, person = who(request)
    require(policy.may_call(reach))
    given = Given(sent.text.replace("\r\n", "\n").replace("\r", "\n"))
    unit = overseen(reach, sent.unit_id)
    made = take_in(actor=person, unit=unit, given=given, on=clock.today())
    return Status(201, _whole(the_document(reach, made.pk)))


def _whole(document: Document) -> Record:
    return Record(document, items=items_of(document))
