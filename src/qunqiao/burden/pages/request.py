"""One request for data: for who asked, its cost and its answers; for who is asked, the way to its form."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from qunqiao.burden import policy
from qunqiao.burden.actions.answer_request import answer_request
from qunqiao.burden.forms.requests import AnswerForm
from qunqiao.burden.models import Field, Recipient, Request
from qunqiao.burden.pages import reader_in
from qunqiao.burden.queries.held import where_held
from qunqiao.burden.queries.requests import (
    answers_given,
    answers_of,
    asked_count,
    own_recipients,
    the_recipient,
    the_request,
    value_of,
)
from qunqiao.burden.queries.values import last_answers
from qunqiao.burden.queries.wording import basis_of, cost_in_words, field_title
from qunqiao.kit import clock, columns
from qunqiao.kit.errors import Invalid, require
from qunqiao.kit.listing import Table, answer
from qunqiao.people.pages import person_in, typed_in


@login_required
@require_safe
def record(request: HttpRequest, request_id: int) -> HttpResponse:
    """The request."""
    reach = reader_in(request)
    row = the_request(reach, request_id)
    mine = policy.may_read_answers(reach, row)
    draft = row.state == Request.State.DRAFT
    is_open = row.open_on(clock.today())
    fields = list(row.fields.all())
    values = {
        "row": row,
        "fields": fields,
        "cost": cost_in_words(row.minutes, asked_count(row)),
        "basis": basis_of(row.basis, row.article),
        "is_open": is_open,
        "own": [] if draft else list(own_recipients(reach, row)),
        "held": where_held(field.name for field in fields) if draft and mine else [],
        "can": {
            "read": mine and not draft,
            "send": mine and draft,
            "remind": mine and is_open and row.reminded_on is None,
            "close": mine and is_open,
        },
    }
    return render(request, "burden/request.html", values)


@login_required
@require_safe
def answers(request: HttpRequest, request_id: int) -> HttpResponseBase:
    """All answers in one table, to be exported; for the body that asked."""
    reach = reader_in(request)
    row = the_request(reach, request_id)
    require(policy.may_read_answers(reach, row) and row.state != Request.State.DRAFT)
    table = Table(
        title=row.title,
        rows=answers_of(row),
        columns=[
            columns.text("unit", _("单位"), lambda one: one.unit.name, "unit__path"),
            columns.text("code", _("单位编号"), lambda one: one.unit.code, "unit__code"),
            *map(_column, row.fields.all()),
            columns.dated("on", _("填报日期"), lambda one: one.answered_on, "answered_on"),
        ],
        filters=[],
        order=("unit__path",),
        sentence=lambda n: ngettext("共 %(n)d 个单位", "共 %(n)d 个单位", n) % {"n": n},
        empty=_("没有要填的单位。"),
        href=lambda _one: None,
        day=clock.today(),
    )
    return answer(request, table, "burden/answers.html", row=row)


def _column(field: Field) -> columns.Column:
    return columns.text(f"f{field.number}", field_title(field), _shown(field))


def _shown(field: Field) -> Callable[[Recipient], str]:
    words = {"yes": _("是"), "no": _("否")} if field.kind == Field.Kind.YES_NO else {}

    def value(recipient: Recipient) -> str:
        given = value_of(recipient, field.pk)
        return words.get(given, given)

    return value


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def fill(request: HttpRequest, request_id: int, unit_id: int) -> HttpResponse:
    """A unit's form; filled with what it answered last to the same."""
    reach = reader_in(request)
    recipient = the_recipient(reach, request_id, unit_id)
    require(policy.may_answer(reach, recipient.unit))
    asked, typed = recipient.request, typed_in(request)
    known = answers_given(recipient) or last_answers(recipient.unit, asked.fields.all())
    initial = {f"field_{pk}": value for pk, value in known.items()}
    form = AnswerForm(typed, request=asked, initial=initial)
    if typed is not None and form.is_valid() and _answered(request, recipient, form):
        messages.success(request, _("已填报，截止前还可以改。"))
        return redirect("burden:request", request_id)
    values = {
        "recipient": recipient,
        "row": asked,
        "form": form,
        "prefilled": bool(known) and recipient.answered_on is None,
        "is_open": asked.open_on(clock.today()),
        "basis": basis_of(asked.basis, asked.article),
    }
    return render(request, "burden/fill.html", values, status=200 if typed is None else 422)


def _answered(request: HttpRequest, recipient: Recipient, form: AnswerForm) -> bool:
    try:
        answer_request(
            actor=person_in(request), recipient=recipient, values=form.values, on=clock.today()
        )
    except Invalid as refusal:
        for name, sentence in _beside(refusal):
            form.add_error(name, sentence)
        return False
    return True


def _beside(refusal: Invalid) -> Sequence[tuple[str | None, str]]:
    return [(name, str(said)) for name, said in refusal.fields.items()] or [(None, str(refusal))]
