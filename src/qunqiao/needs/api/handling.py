"""The inbox that answers, for machines."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router

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
from qunqiao.needs.actions.answer_need import answer_need as answer
from qunqiao.needs.actions.issue_receipt import issue_receipt as issue
from qunqiao.needs.actions.pass_need import pass_need as pass_it
from qunqiao.needs.actions.take_need import take_need as take
from qunqiao.needs.actions.tell_raiser import tell_raiser as tell
from qunqiao.needs.api.complaints import Kind, Progress, Receipt
from qunqiao.needs.models import (
    ANSWER_LENGTH,
    REASON_LENGTH,
    Need,
)
from qunqiao.needs.queries import the_need, unit_numbered, visible_needs
from qunqiao.needs.queries.narrowing import due_in, in_state, of_unit
from qunqiao.people.api.access import Scope, reads, who, writes
from qunqiao.people.models import Person
from qunqiao.people.policy import Reach

router = Router(tags=["needs"])
_SORTS = {
    "state": ("state",),
    "due_on": ("due_on",),
    "origin": ("origin",),
    "kind": ("kind",),
    "owner": ("owner__path",),
    "raised_on": ("raised_on",),
}
Origin = Annotated[Need.Origin, coded(Need.Origin)]


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


def _handler(request: HttpRequest) -> tuple[Reach, Person]:
    reach, person = who(request)
    require(policy.may_use_inbox(reach))
    return reach, person
