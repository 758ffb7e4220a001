"""Complaints for machines: filing one without a name, following it up, and the desk that answers."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema
from ninja.responses import Status

from qunqiao.kit import clock
from qunqiao.kit.endpoints import Asked, Page, Sent, Text, coded, paged
from qunqiao.kit.errors import NotFound, require
from qunqiao.people.api.access import Scope, open_to_all, reads, who, writes
from qunqiao.people.policy import Reach
from qunqiao.people.queries import system_person, the_unit
from qunqiao.voice import policy
from qunqiao.voice.actions.answer_complaint import answer_complaint as answer
from qunqiao.voice.actions.file_complaint import Said
from qunqiao.voice.actions.file_complaint import file_complaint as file
from qunqiao.voice.actions.hand_complaint import hand_complaint as hand
from qunqiao.voice.actions.take_complaint import take_complaint as take
from qunqiao.voice.errors import UnknownReceipt
from qunqiao.voice.models import (
    ANSWER_LENGTH,
    CONTACT_LENGTH,
    PAGE_LENGTH,
    TEXT_LENGTH,
    Complaint,
)
from qunqiao.voice.queries import (
    complaint_of,
    open_complaints,
    the_complaint,
    unit_to_hand_to,
    visible_complaints,
)

router = Router(tags=["complaints"])
State = Annotated[Complaint.State, coded(Complaint.State)]


class ComplaintIn(Sent):
    """What somebody says; nothing about who they are."""

    text: Text = Field(min_length=5, max_length=TEXT_LENGTH)
    page: Text = Field("", max_length=PAGE_LENGTH, description="The page it is about.")
    contact: Text = Field("", max_length=CONTACT_LENGTH, description="Only if they wish.")


class Receipt(Schema):
    """The code with which the answer can be read; it is told once."""

    code: str


class ReceiptIn(Sent):
    """The code of a receipt; it stands in the body, for addresses are written into logs."""

    code: Text = Field(min_length=1, max_length=40)


class Progress(Schema):
    """How far a complaint is."""

    state: State
    filed_on: date
    answer: str
    answered_on: date | None


class ComplaintOut(Progress):
    """A complaint as the desk sees it; there is nothing about who wrote it."""

    id: int
    text: str
    page: str
    contact: str
    unit_id: int | None


class ComplaintsAsked(Asked):
    """Which complaints the desk asks for; left out, those without an answer."""

    all: Literal["1"] | None = Field(None, description="1: the answered ones too.")


class AnswerIn(Sent):
    """The answer that the receipt shows."""

    answer: Text = Field(min_length=2, max_length=ANSWER_LENGTH)


class HandIn(Sent):
    """The unit that shall deal with it."""

    unit_id: int


@router.post("/complaints", **open_to_all(Receipt, _("提交投诉与求助"), made=True))
def file_complaint(request: HttpRequest, sent: ComplaintIn) -> Status[Receipt]:
    """Say something to the supervising body, without a name and without a token.

    Whose token it was would be who said it; so a unit of one's own is chosen on the page alone.
    """
    del request
    said = Said(sent.text, sent.page, sent.contact)
    filed = file(actor=system_person(), said=said, unit=None, on=clock.today())
    return Status(201, Receipt(code=filed.code))


@router.post("/complaints/receipt", **open_to_all(Progress, _("凭回执码查看答复")))
def read_receipt(request: HttpRequest, sent: ReceiptIn) -> Complaint:
    """How far a complaint is, for whoever holds its receipt."""
    del request
    found = complaint_of(sent.code)
    if found is None:
        raise UnknownReceipt
    return found


@router.get("/complaints", **reads(Scope.HANDLE_VOICE, Page[ComplaintOut], _("投诉与求助名单")))
def list_complaints(
    request: HttpRequest, response: HttpResponse, asked: Query[ComplaintsAsked]
) -> dict[str, Any]:
    """The complaints in one's range, open ones first, the oldest first."""
    reach = _desk(request)
    rows = visible_complaints(reach) if asked.all else open_complaints(reach)
    return paged(request, response, rows, asked)


@router.get(
    "/complaints/{int:complaint_id}", **reads(Scope.HANDLE_VOICE, ComplaintOut, _("一件投诉与求助"))
)
def get_complaint(request: HttpRequest, complaint_id: int) -> Complaint:
    """One complaint."""
    return the_complaint(_desk(request), complaint_id)


@router.post(
    "/complaints/{int:complaint_id}/take", **writes(Scope.HANDLE_VOICE, ComplaintOut, _("受理"))
)
def take_complaint(request: HttpRequest, complaint_id: int) -> Complaint:
    """Say that somebody is at it."""
    _reach, person = who(request)
    return take(actor=person, complaint=the_complaint(_desk(request), complaint_id))


@router.post(
    "/complaints/{int:complaint_id}/answer", **writes(Scope.HANDLE_VOICE, ComplaintOut, _("答复"))
)
def answer_complaint(request: HttpRequest, complaint_id: int, sent: AnswerIn) -> Complaint:
    """Give the answer, once."""
    _reach, person = who(request)
    complaint = the_complaint(_desk(request), complaint_id)
    return answer(actor=person, complaint=complaint, answer=sent.answer, on=clock.today())


@router.post(
    "/complaints/{int:complaint_id}/hand",
    **writes(Scope.HANDLE_VOICE, ComplaintOut, _("交给单位")),
)
def hand_complaint(request: HttpRequest, complaint_id: int, sent: HandIn) -> Complaint:
    """Hand it to a unit, whose leads can then read and answer it."""
    reach, person = who(request)
    complaint = the_complaint(_desk(request), complaint_id)
    require(policy.may_hand(reach))
    unit = unit_to_hand_to(reach, the_unit(reach, sent.unit_id).code)
    if unit is None:
        raise NotFound
    return hand(actor=person, complaint=complaint, unit=unit)


def _desk(request: HttpRequest) -> Reach:
    reach, _person = who(request)
    require(policy.may_use_desk(reach))
    return reach
