"""Requests for data, for machines."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router
from ninja.responses import Status

from qunqiao.burden import models, policy
from qunqiao.burden.actions.answer_request import answer_request as answer
from qunqiao.burden.actions.close_request import close_request as close
from qunqiao.burden.actions.draft_request import Wanted, Wish
from qunqiao.burden.actions.draft_request import draft_request as draft
from qunqiao.burden.actions.remind_request import remind_request as remind
from qunqiao.burden.actions.send_request import send_request as send
from qunqiao.burden.api.answers import (
    SORTS,
    AnswerOut,
    RequestIn,
    RequestListed,
    RequestOut,
    RequestsAsked,
    ValuesIn,
)
from qunqiao.burden.models import Recipient, Request
from qunqiao.burden.queries.requests import (
    answers_of,
    the_recipient,
    the_request,
    visible_requests,
)
from qunqiao.kit import clock
from qunqiao.kit.endpoints import Asked, Page, having, ordered, paged
from qunqiao.kit.errors import NotFound, require
from qunqiao.people.api.access import Scope, reads, who, writes
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.people.queries import visible_units

router = Router(tags=["burden"])


@router.get("/requests", **reads(Scope.READ_BURDEN, Page[RequestListed], _("要数据名单")))
def list_requests(
    request: HttpRequest, response: HttpResponse, asked: Query[RequestsAsked]
) -> dict[str, Any]:
    """The requests one made or is asked by, the newest first."""
    rows = having(visible_requests(_reader(request)), state=asked.state)
    return paged(request, response, ordered(rows, asked.sort, SORTS, ("-pk",)), asked)


@router.get("/requests/{int:request_id}", **reads(Scope.READ_BURDEN, RequestOut, _("一次要数据")))
def get_request(request: HttpRequest, request_id: int) -> Request:
    """One request."""
    return the_request(_reader(request), request_id)


@router.get(
    "/requests/{int:request_id}/answers",
    **reads(Scope.READ_BURDEN, Page[AnswerOut], _("填报结果")),
)
def list_answers(
    request: HttpRequest, response: HttpResponse, request_id: int, asked: Query[Asked]
) -> dict[str, Any]:
    """What the units answered, in tree order; for the body that asked."""
    reach = _reader(request)
    row = the_request(reach, request_id)
    require(policy.may_read_answers(reach, row) and row.state != Request.State.DRAFT)
    page = paged(request, response, answers_of(row).order_by("unit__path"), asked)
    page["items"] = [_answered(one) for one in page["items"]]
    return page


@router.post("/requests", **writes(Scope.RUN_BURDEN, RequestOut, _("起草要数据"), made=True))
def draft_request(request: HttpRequest, sent: RequestIn) -> Status[Request]:
    """A draft; refused for what the registry holds."""
    reach, person = who(request)
    require(policy.may_call(reach))
    units = {unit.pk: unit for unit in _overseen(reach, [sent.unit_id, *sent.unit_ids])}
    wish = Wish(
        title=sent.title,
        why=sent.why,
        due_on=sent.due_on,
        units=[units[pk] for pk in dict.fromkeys(sent.unit_ids)],
        fields=[Wanted(one.name, one.kind.value, one.measure) for one in sent.fields],
        minutes=sent.minutes,
        basis=sent.basis,
        article=sent.article,
    )
    made = draft(actor=person, unit=units[sent.unit_id], wish=wish, on=clock.today())
    return Status(201, the_request(reach, made.pk))


@router.post(
    "/requests/{int:request_id}/send", **writes(Scope.RUN_BURDEN, RequestOut, _("发出要数据"))
)
def send_request(request: HttpRequest, request_id: int) -> Request:
    """Send it, and enter its cost in the ledger."""
    return _stepped(request, request_id, send)


@router.post(
    "/requests/{int:request_id}/remind",
    **writes(Scope.RUN_BURDEN, RequestOut, _("提醒未填报的单位")),
)
def remind_request(request: HttpRequest, request_id: int) -> Request:
    """Remind those who have not answered; once."""
    return _stepped(request, request_id, remind)


@router.post(
    "/requests/{int:request_id}/close",
    **writes(Scope.RUN_BURDEN, RequestOut, _("提前结束要数据")),
)
def close_request(request: HttpRequest, request_id: int) -> Request:
    """End it before its day."""
    return _stepped(request, request_id, close)


@router.post(
    "/requests/{int:request_id}/units/{int:unit_id}/answers",
    **writes(Scope.RUN_BURDEN, AnswerOut, _("填报要数据")),
)
def answer_request(
    request: HttpRequest, request_id: int, unit_id: int, sent: ValuesIn
) -> dict[str, Any]:
    """Answer for one's unit; what is left out stays blank."""
    _reach, person = who(request)
    recipient = the_recipient(_reader(request), request_id, unit_id)
    known = {str(field.pk): field.pk for field in recipient.request.fields.all()}
    if not set(sent.values) <= set(known):
        raise NotFound
    values = {known[key]: value for key, value in sent.values.items()}
    answer(actor=person, recipient=recipient, values=values, on=clock.today())
    return _answered(answers_of(recipient.request).get(pk=recipient.pk))


def _reader(request: HttpRequest) -> Reach:
    reach, _person = who(request)
    require(policy.may_read(reach))
    return reach


def _overseen(reach: Reach, ids: list[int]) -> list[Unit]:
    """These units, all overseen; else ``NotFound``."""
    found = list(visible_units(reach, OVERSEERS).filter(pk__in=set(ids)))
    if len(found) < len(set(ids)):
        raise NotFound
    return found


def _stepped(request: HttpRequest, request_id: int, step: Any) -> Request:
    reach, person = _reader(request), who(request)[1]
    step(actor=person, request=the_request(reach, request_id), on=clock.today())
    return the_request(reach, request_id)


def _answered(recipient: Recipient) -> dict[str, Any]:
    given: list[models.Answer] = recipient.given  # type: ignore[attr-defined]  # set by answers_of
    return {
        "unit_id": recipient.unit_id,
        "answered_on": recipient.answered_on,
        "values": {str(one.field_id): one.value for one in given},
    }
