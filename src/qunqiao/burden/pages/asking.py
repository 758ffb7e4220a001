"""Drafting a request for data; what the registry holds is refused, with a link to where it stands."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from qunqiao.burden.actions.draft_request import Wanted, Wish, draft_request
from qunqiao.burden.errors import HeldAlready
from qunqiao.burden.forms.requests import RequestForm, WantedRows
from qunqiao.burden.models import Field, Request
from qunqiao.burden.pages import caller_in
from qunqiao.burden.queries.requests import with_those_below
from qunqiao.kit import clock
from qunqiao.kit.errors import Invalid
from qunqiao.people.pages import person_in, typed_in

_TIME_TO_ANSWER = timedelta(days=14)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def request_new(request: HttpRequest) -> HttpResponse:
    """Write down what is wanted; nobody sees it before it is sent."""
    reach = caller_in(request)
    typed = typed_in(request)
    initial = {"due_on": clock.today() + _TIME_TO_ANSWER}
    form = RequestForm(typed, reach=reach, initial=initial)
    rows = WantedRows(typed, prefix="wanted")
    refused: list[Any] = []
    if typed is not None and form.is_valid() and rows.is_valid():
        try:
            made = _drafted(request, form, rows)
        except Invalid as refusal:
            form.add_error(None, str(refusal))
            refused = refusal.stands if isinstance(refusal, HeldAlready) else []
        else:
            return redirect("burden:request", made.pk)
    values = {"form": form, "rows": rows, "refused": refused}
    status = 200 if typed is None else 422
    return render(request, "burden/request_new.html", values, status=status)


def _drafted(request: HttpRequest, form: RequestForm, rows: Any) -> Request:
    said = form.cleaned_data
    units = list(said["parts"])
    wish = Wish(
        title=said["title"],
        why=said["why"],
        due_on=said["due_on"],
        units=with_those_below(units) if said["below"] else units,
        fields=[
            Wanted(row["name"], row["kind"] or Field.Kind.TEXT.value, row["measure"])
            for row in (one.cleaned_data for one in rows)
            if row.get("name")
        ],
        minutes=said["minutes"],
        basis=said["basis"],
        article=said["article"],
    )
    return draft_request(actor=person_in(request), unit=said["unit"], wish=wish, on=clock.today())
