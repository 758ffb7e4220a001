"""Needs for machines: complaining without a name, following it up, and the inbox that answers."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema
from ninja.responses import Status

from qunqiao.kit import clock
from qunqiao.kit.endpoints import (
    Asked,
    Page,
    Sent,
    Text,
    coded,
    having,
    ordered,
    paged,
    sorting,
)
from qunqiao.kit.errors import NotFound, require
from qunqiao.needs import policy
from qunqiao.needs.actions.add_words import add_words as add
from qunqiao.needs.actions.answer_need import answer_need as answer
from qunqiao.needs.actions.file_complaint import Said
from qunqiao.needs.actions.file_complaint import file_complaint as file
from qunqiao.needs.actions.issue_receipt import issue_receipt as issue
from qunqiao.needs.actions.pass_need import pass_need as pass_it
from qunqiao.needs.actions.take_need import take_need as take
from qunqiao.needs.actions.tell_raiser import tell_raiser as tell
from qunqiao.needs.bridge import receipt_indexes
from qunqiao.needs.errors import UnknownReceipt
from qunqiao.needs.models import (
    ANSWER_LENGTH,
    CONTACT_LENGTH,
    PAGE_LENGTH,
    PLACE_LENGTH,
    REASON_LENGTH,
    TEXT_LENGTH,
    Need,
)
from qunqiao.needs.queries import need_of, the_need, unit_numbered, visible_needs
from qunqiao.needs.queries.narrowing import due_in, in_state, of_unit
from qunqiao.people.api.access import Scope, open_to_all, reads, who, writes
from qunqiao.people.models import Person
from qunqiao.people.policy import Reach
from qunqiao.people.queries import system_person

router = Router(tags=["needs"])
_SORTS = {
    "state": ("state",),
    "due_on": ("due_on",),
    "origin": ("origin",),
    "kind": ("kind",),
    "owner": ("owner__path",),
    "raised_on": ("raised_on",),
}
State = Annotated[Need.State, coded(Need.State)]
Kind = Annotated[Need.Kind, coded(Need.Kind)]
Origin = Annotated[Need.Origin, coded(Need.Origin)]


class ComplaintIn(Sent):
    """What somebody says; nothing about who they are."""

    text: Text = Field(min_length=5, max_length=TEXT_LENGTH)
    kind: Kind = Field(Need.Kind.OTHER, description="What it is about.")
    place: Text = Field("", max_length=PLACE_LENGTH, description="The unit's name; optional.")
    page: Text = Field("", max_length=PAGE_LENGTH, description="The page it is about.")
    contact: Text = Field("", max_length=CONTACT_LENGTH, description="Only if they wish.")


class Receipt(Schema):
    """The code with which the answer can be read; it is told once."""

    code: str


class ReceiptIn(Sent):
    """The code of a receipt; it stands in the body, for addresses are written into logs."""

    code: Text = Field(min_length=1, max_length=40)


class AddedIn(ReceiptIn):
    """Something to add, once."""

    text: Text = Field(min_length=2, max_length=ANSWER_LENGTH)


class Progress(Schema):
    """How far a need is, for whoever raised it."""

    state: State
    raised_on: date
    due_on: date
    outcome: str
    answered_on: date | None


class NeedOut(Progress):
    """A need as those who see to it read it; there is nothing about who complained."""

    id: int
    origin: Origin
    kind: Kind
    text: str
    about_id: int | None
    place: str
    page: str
    contact: str
    owner_id: int | None
    told_on: date | None


class NeedsAsked(Asked):
    """Which needs are asked for."""

    state: Literal["open", "taken", "answered", "told", "late", "all"] | None = Field(
        None, description="Only those in this state; late: past their day without an answer."
    )
    due: Literal["week"] | None = Field(None, description="week: due within a week, unanswered.")
    unit: Text | None = Field(None, max_length=120, description="Owned by, or about, such a unit.")
    sort: str | None = sorting(_SORTS)
    origin: Origin | None = Field(None, description="Only those heard this way.")
    kind: Kind | None = Field(None, description="Only those of this kind.")


class AnswerIn(Sent):
    """The answer."""

    answer: Text = Field(min_length=2, max_length=ANSWER_LENGTH)


class PassIn(Sent):
    """The unit that shall see to it, and why."""

    unit_id: int
    reason: Text = Field(min_length=1, max_length=REASON_LENGTH)


class ToldIn(Sent):
    """How whoever raised it was told; not who that is."""

    how: Text = Field(min_length=1, max_length=REASON_LENGTH)


@router.post("/complaints", **open_to_all(Receipt, _("提交投诉与求助"), made=True))
def file_complaint(request: HttpRequest, sent: ComplaintIn) -> Status[Receipt]:
    """Say something, without a name and without a token.

    Whose token it was would be who said it; to be told in the portal is chosen on the page alone.
    """
    del request
    said = Said(sent.text, sent.kind, sent.place, sent.page, sent.contact)
    filed = file(actor=system_person(), said=said, on=clock.today())
    return Status(201, Receipt(code=filed.code))


@router.post("/complaints/receipt", **open_to_all(Progress, _("凭回执码查看答复")))
def read_receipt(request: HttpRequest, sent: ReceiptIn) -> Need:
    """How far a need is, for whoever holds its receipt."""
    del request
    return _of_code(sent.code)


@router.post("/complaints/receipt/add", **open_to_all(Progress, _("凭回执码补充情况")))
def add_words(request: HttpRequest, sent: AddedIn) -> Need:
    """Add something, once; what was answered waits for an answer again."""
    del request
    found = _of_code(sent.code)
    return add(actor=system_person(), need=found, text=sent.text, on=clock.today())


@router.get("/needs", **reads(Scope.HANDLE_VOICE, Page[NeedOut], _("诉求名单")))
def list_needs(
    request: HttpRequest, response: HttpResponse, asked: Query[NeedsAsked]
) -> dict[str, Any]:
    """The needs in one's range, the one due first first."""
    reach, _person = _handler(request)
    rows = having(visible_needs(reach), origin=asked.origin, kind=asked.kind)
    rows = in_state(rows, asked.state or "all")
    rows = due_in(rows, asked.due) if asked.due else rows
    rows = of_unit(rows, asked.unit) if asked.unit else rows
    return paged(request, response, ordered(rows, asked.sort, _SORTS, ("due_on",)), asked)


@router.get("/needs/{int:need_id}", **reads(Scope.HANDLE_VOICE, NeedOut, _("一件诉求")))
def get_need(request: HttpRequest, need_id: int) -> Need:
    """One need."""
    reach, _person = _handler(request)
    return the_need(reach, need_id)


@router.post("/needs/{int:need_id}/take", **writes(Scope.HANDLE_VOICE, NeedOut, _("接手诉求")))
def take_need(request: HttpRequest, need_id: int) -> Need:
    """Say that somebody is at it."""
    reach, person = _handler(request)
    return take(actor=person, need=the_need(reach, need_id), on=clock.today())


@router.post("/needs/{int:need_id}/answer", **writes(Scope.HANDLE_VOICE, NeedOut, _("答复诉求")))
def answer_need(request: HttpRequest, need_id: int, sent: AnswerIn) -> Need:
    """Give the answer, once."""
    reach, person = _handler(request)
    need = the_need(reach, need_id)
    return answer(actor=person, need=need, answer=sent.answer, on=clock.today())


@router.post("/needs/{int:need_id}/pass", **writes(Scope.HANDLE_VOICE, NeedOut, _("转交诉求")))
def pass_need(request: HttpRequest, need_id: int, sent: PassIn) -> Need:
    """Give it to another unit: one of one's own range, or the one above; never to whom it is about."""
    reach, person = _handler(request)
    need = the_need(reach, need_id)
    require(policy.may_handle(reach, need))
    unit = unit_numbered(sent.unit_id)
    if unit is None or not policy.may_pass_to(reach, need, unit):
        raise NotFound
    return pass_it(actor=person, need=need, unit=unit, reason=sent.reason, on=clock.today())


@router.post(
    "/needs/{int:need_id}/tell", **writes(Scope.HANDLE_VOICE, NeedOut, _("登记已告知反映人"))
)
def tell_raiser(request: HttpRequest, need_id: int, sent: ToldIn) -> Need:
    """Note that whoever raised it was told."""
    reach, person = _handler(request)
    return tell(actor=person, need=the_need(reach, need_id), how=sent.how, on=clock.today())


@router.post(
    "/needs/{int:need_id}/receipt", **writes(Scope.HANDLE_VOICE, Receipt, _("给反映人一张回执"))
)
def issue_receipt(request: HttpRequest, need_id: int) -> Receipt:
    """A code for whoever said it on a visit; told once."""
    reach, person = _handler(request)
    return Receipt(code=issue(actor=person, need=the_need(reach, need_id)).code)


def _of_code(code: str) -> Need:
    found = need_of(receipt_indexes(code))
    if found is None:
        raise UnknownReceipt
    return found


def _handler(request: HttpRequest) -> tuple[Reach, Person]:
    reach, person = who(request)
    require(policy.may_use_inbox(reach))
    return reach, person
