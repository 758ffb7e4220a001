"""One transfer: how it stands, what each side may do, and the answer."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from qunqiao.kit import clock
from qunqiao.kit.errors import Refusal, require
from qunqiao.kit.jinja import day as written
from qunqiao.people.pages import person_in, reach_in
from qunqiao.registry.actions.confirm_transfer import confirm_transfer
from qunqiao.registry.actions.decline_transfer import decline_transfer
from qunqiao.registry.actions.withdraw_transfer import withdraw_transfer
from qunqiao.registry.errors import TransferClosed
from qunqiao.registry.forms.transfers import ConfirmForm, DeclineForm, Line
from qunqiao.registry.models import Transfer
from qunqiao.registry.pages.asking import Asked, asked
from qunqiao.registry.pages.transfer_words import (
    placed,
    transfer_mark,
    transfer_moments,
    transfer_sentence,
)
from qunqiao.registry.policy.transfers import may_answer_transfer, may_withdraw_transfer
from qunqiao.registry.queries.transfers import asked_together, the_transfer

_PAGE = "registry:transfer"


@login_required
@require_safe
def transfer(request: HttpRequest, transfer_id: int) -> HttpResponse:
    """How it stands, whom it waits for, and the course so far."""
    return _shown(request, the_transfer(asked(request).reach, transfer_id))


@login_required
@require_POST
def transfer_confirm(request: HttpRequest, transfer_id: int) -> HttpResponse:
    """Say yes, for one or for all that were asked for in one go."""
    found, today = _answerable(request, transfer_id), clock.today()
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, confirming=form)
    day = form.cleaned_data["day"]
    if form.cleaned_data["together"]:
        return _each(
            request,
            found,
            lambda one: confirm_transfer(actor=person_in(request), transfer=one, day=day, on=today),
            _("会籍已转接"),
        )
    try:
        confirm_transfer(actor=person_in(request), transfer=found, day=day, on=today)
    except TransferClosed:
        raise  # there is no form left to say it on
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, the_transfer(reach_in(request), transfer_id), confirming=form)
    messages.success(request, _("会籍已转接。"))
    return redirect(_PAGE, found.pk)


@login_required
@require_POST
def transfer_decline(request: HttpRequest, transfer_id: int) -> HttpResponse:
    """Say no, with the reason."""
    found, today = _answerable(request, transfer_id), clock.today()
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, declining=form)
    reason = form.cleaned_data["reason"]
    if form.cleaned_data["together"]:
        return _each(
            request,
            found,
            lambda one: decline_transfer(
                actor=person_in(request), transfer=one, reason=reason, on=today
            ),
            _("没有同意，会籍不变"),
        )
    try:
        decline_transfer(actor=person_in(request), transfer=found, reason=reason, on=today)
    except TransferClosed:
        raise  # there is no form left to say it on
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, the_transfer(reach_in(request), transfer_id), declining=form)
    messages.success(request, _("已退回，理由对方能看到。"))
    return redirect(_PAGE, found.pk)


@login_required
@require_POST
def transfer_withdraw(request: HttpRequest, transfer_id: int) -> HttpResponse:
    """Take the request back."""
    found = the_transfer(asked(request).reach, transfer_id)
    withdraw_transfer(actor=person_in(request), transfer=found, on=clock.today())
    messages.success(request, _("已撤回，会籍没有变。需要时可以再提出。"))
    return redirect(_PAGE, found.pk)


def _answerable(request: HttpRequest, transfer_id: int) -> Transfer:
    found = the_transfer(asked(request).reach, transfer_id)
    require(may_answer_transfer(reach_in(request), found, clock.today()))
    return found


def _each(
    request: HttpRequest,
    found: Transfer,
    answer: Callable[[Transfer], Transfer],
    done: str,
) -> HttpResponse:
    """The answer given to each of a batch, and how it went for each person."""
    lines = []
    for one in [found, *asked_together(found)]:
        try:
            answer(one)
            refusal = ""
        except Refusal as reason:
            refusal = str(reason)
        lines.append(Line(one.person.staff_number, one.membership, refusal))
    return outcome(request, lines, done, back=(found.answering.name, _PAGE, found.pk))


def outcome(
    request: HttpRequest, lines: Iterable[Line], done: str, *, back: tuple[str, str, int]
) -> HttpResponse:
    """How a step that was taken for several persons went for each of them."""
    told = list(lines)
    values = {
        "lines": told,
        "done": done,
        "good": sum(1 for line in told if not line.refusal),
        "back": back,
    }
    return render(request, "registry/transfer_outcome.html", values)


def _shown(
    request: HttpRequest,
    found: Transfer,
    *,
    confirming: ConfirmForm | None = None,
    declining: DeclineForm | None = None,
) -> HttpResponse:
    about, today = asked(request), clock.today()
    together = list(asked_together(found)) if found.open else []
    mine = found.open and may_answer_transfer(about.reach, found, today)
    values: dict[str, Any] = {
        "transfer": found,
        "lead": transfer_sentence(found, today, mine=mine),
        "mark": transfer_mark(found, today),
        "facts": _facts(found, about),
        "moments": transfer_moments(found),
        "together": together,
        "may_answer": mine,
        "may_withdraw": found.open and may_withdraw_transfer(about.reach, found),
        "confirming": (confirming or ConfirmForm(initial={"day": today})).with_others(together),
        "declining": (declining or DeclineForm()).with_others(together),
    }
    status = 422 if confirming or declining else 200
    return render(request, "registry/transfer.html", values, status=status)


def _facts(found: Transfer, about: Asked) -> list[tuple[str, object]]:
    """The least either side needs to know whom they speak of."""
    return [
        (_("姓名"), about.person_link(found.person)),
        (_("工号"), found.person.staff_number),
        (_("所在单位"), found.person.unit.name if found.person.unit else ""),
        (_("会籍起始日期"), written(found.membership.joined_on)),
        (_("转出组织"), placed(found.from_organisation)),
        (_("转入组织"), placed(found.to_organisation)),
        (_("类别"), found.from_organisation.get_kind_display()),
        (_("答复期限"), written(found.deadline)),
        (_("对方说明"), found.note),
    ]
