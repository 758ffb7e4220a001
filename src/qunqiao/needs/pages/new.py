"""Saying something: open to all, without a name."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from qunqiao.kit import clock
from qunqiao.needs.actions.file_complaint import Said, file_complaint
from qunqiao.needs.errors import TooManyNow
from qunqiao.needs.forms import ComplaintForm
from qunqiao.needs.models import PAGE_LENGTH, Need
from qunqiao.needs.policy import ANSWER_DAYS
from qunqiao.people.models import Person
from qunqiao.people.pages import reach_in, typed_in
from qunqiao.people.queries import system_person


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The form, and after it the receipt code, once."""
    person = reach_in(request).person
    initial = {"page": _came_from(request), "kind": Need.Kind.OTHER.value}
    form = ComplaintForm(typed_in(request), initial=initial, known=person is not None)
    if not form.is_valid():
        return _form(request, form, 422 if form.errors else 200)
    if form.by_machine:
        # Looks like success, so that the machine does not try another way.
        return render(request, "needs/filed.html", {"code": None, "need": None})
    try:
        filed = file_complaint(actor=system_person(), said=_said(form, person), on=clock.today())
    except TooManyNow as refusal:
        # On the form itself: an error page would throw away what was written.
        form.add_error(None, str(refusal))
        return _form(request, form, refusal.status)
    # No redirect: the code would have to wait in a session, which belongs to somebody.
    values = {"code": filed.code, "need": filed.need}
    return render(request, "needs/filed.html", values)


def _said(form: ComplaintForm, person: Person | None) -> Said:
    typed = form.cleaned_data
    return Said(
        text=typed["text"],
        kind=typed["kind"],
        place=typed["place"],
        page=typed["page"],
        contact=typed["contact"],
        raiser=person if typed.get("in_portal") else None,
    )


def _form(request: HttpRequest, form: ComplaintForm, status: int) -> HttpResponse:
    values = {"form": form, "days": ANSWER_DAYS[Need.Origin.COMPLAINT]}
    return render(request, "needs/new.html", values, status=status)


def _came_from(request: HttpRequest) -> str:
    """The page of ours that led here, without its query, which may hold what somebody searched."""
    came = urlsplit(request.headers.get("Referer", ""))
    asked = urlsplit(request.GET.get("page", "")).path
    path = asked or (came.path if came.netloc == request.get_host() else "")
    return path[:PAGE_LENGTH] if path.startswith("/") else ""
