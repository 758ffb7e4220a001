"""Noting a visit: one screen, on a phone."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from qunqiao.kit import clock
from qunqiao.kit.errors import Invalid
from qunqiao.people.pages import person_in
from qunqiao.visits.actions.note_visit import note_visit
from qunqiao.visits.errors import NotedAlready
from qunqiao.visits.forms import VisitForm
from qunqiao.visits.pages import reader_in


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The form, prefilled; with a script it also works without a network (``offline``)."""
    form = form_in(request)
    if not form.is_bound or not form.is_valid():
        return _form(request, form)
    try:
        visit_id = noted(request, form)
    except Invalid as refusal:
        form.add_error("visited_on", str(refusal))
        return _form(request, form)
    messages.success(request, _("走访已登记。"))
    return redirect("visits:visit", visit_id)


def form_in(request: HttpRequest) -> VisitForm:
    """The form as it was sent, or a fresh one."""
    reach = reader_in(request)
    asked = request.GET.get("unit", "")
    if request.method != "POST":
        return VisitForm(reach=reach, today=clock.today(), asked=asked)
    return VisitForm(request.POST, request.FILES, reach=reach, today=clock.today())


def noted(request: HttpRequest, form: VisitForm) -> int:
    """The id of the visit; one that was sent before is answered as the first time."""
    try:
        return note_visit(actor=person_in(request), noted=form.noted(), on=clock.today()).pk
    except NotedAlready as before:
        return before.visit_id


def _form(request: HttpRequest, form: VisitForm) -> HttpResponse:
    made = int(clock.now().timestamp() * 1000)  # a kept page tells from it how old it is
    values = {"form": form, "person": person_in(request), "made": made}
    return render(request, "visits/new.html", values, status=422 if form.is_bound else 200)
