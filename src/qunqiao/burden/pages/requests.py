"""Requests for data: the list, a new one, and what becomes of one."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from qunqiao.burden import policy
from qunqiao.burden.actions.close_request import close_request
from qunqiao.burden.actions.remind_request import remind_request
from qunqiao.burden.actions.send_request import send_request
from qunqiao.burden.models import Request
from qunqiao.burden.pages import reader_in
from qunqiao.burden.queries.requests import the_request, visible_requests
from qunqiao.kit import clock, columns
from qunqiao.kit.components import state
from qunqiao.kit.listing import Table, answer, choice
from qunqiao.people.pages import person_in


@login_required
@require_safe
def requests(request: HttpRequest) -> HttpResponseBase:
    """The requests one made or is asked by, the newest first."""
    reach = reader_in(request)
    table = Table(
        title=_("要数据"),
        rows=visible_requests(reach),
        columns=[
            columns.text("title", _("名称"), lambda row: row.title, "title"),
            columns.text("state", _("状态"), _state, "state"),
            columns.dated("due_on", _("截止日期"), lambda row: row.due_on, "due_on"),
            columns.text("unit", _("发起单位"), lambda row: row.unit.name, "unit__path"),
            columns.counted("asked", _("要填的单位"), lambda row: row.asked_count, "asked_count"),
            columns.counted("answered", _("已填"), lambda row: row.answered_count),
        ],
        filters=[
            choice(
                "state",
                _("状态"),
                Request.State.choices,
                lambda rows, value: rows.filter(state=value),
            )
        ],
        order=("-pk",),
        sentence=lambda n: ngettext("共 %(n)d 次", "共 %(n)d 次", n) % {"n": n},
        empty=_("没有要数据的事。名册里有的，直接看名册。"),
        href=lambda row: reverse("burden:request", args=[row.pk]),
        day=clock.today(),
    )
    can = {"add": policy.may_call(reach)}
    return answer(request, table, "burden/requests.html", can=can)


def _state(row: Request) -> str:
    if row.state == Request.State.DRAFT:
        return state("unknown", text=row.get_state_display())
    if row.open_on(clock.today()):
        return state("due", text=_("正在填报"))
    return state("sound", text=_("已截止"))


@login_required
@require_POST
def request_send(request: HttpRequest, request_id: int) -> HttpResponse:
    """Send it: from here on units see it, and its cost stands in the ledger."""
    return _done(request, request_id, send_request, _("已发出，并记入减负台账。"))


@login_required
@require_POST
def request_remind(request: HttpRequest, request_id: int) -> HttpResponse:
    """Remind who has not answered; there is no second time."""
    said = _("已提醒没有填的单位，只此一次。")
    return _done(request, request_id, remind_request, said)


@login_required
@require_POST
def request_close(request: HttpRequest, request_id: int) -> HttpResponse:
    """End it early: nobody has to answer any more."""
    return _done(request, request_id, close_request, _("已提前结束，没填的单位不用再填。"))


def _done(
    request: HttpRequest, request_id: int, step: Callable[..., Request], said: str
) -> HttpResponse:
    row = the_request(reader_in(request), request_id)
    step(actor=person_in(request), request=row, on=clock.today())
    messages.success(request, said)
    return redirect("burden:request", request_id)
