"""Saying something: open to all, without a name."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from qunqiao.kit import clock
from qunqiao.people.models import Unit
from qunqiao.people.pages import reach_in, typed_in
from qunqiao.people.queries import system_person
from qunqiao.voice.actions.file_complaint import Said, file_complaint
from qunqiao.voice.errors import TooManyNow
from qunqiao.voice.forms import ComplaintForm
from qunqiao.voice.models import PAGE_LENGTH


@never_cache
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The form, and after it the receipt code, once."""
    unit = _own_unit(request)
    form = ComplaintForm(typed_in(request), initial={"page": _came_from(request)}, unit=unit)
    if form.is_valid():
        if form.by_machine:
            # Looks like success, so that the machine does not try another way.
            return render(request, "voice/filed.html", {"code": None})
        values = form.cleaned_data
        try:
            filed = file_complaint(
                actor=system_person(),
                said=Said(values["text"], values["page"], values["contact"]),
                unit=unit if values.get("to_my_unit") else None,
                on=clock.today(),
            )
        except TooManyNow as refusal:
            # On the form itself: an error page would throw away what was written.
            form.add_error(None, str(refusal))
            return render(request, "voice/new.html", {"form": form}, status=refusal.status)
        # No redirect: the code would have to wait in a session, which belongs to somebody.
        return render(request, "voice/filed.html", {"code": filed.code})
    return render(request, "voice/new.html", {"form": form}, status=422 if form.errors else 200)


def _own_unit(request: HttpRequest) -> Unit | None:
    person = reach_in(request).person
    return person.unit if person else None


def _came_from(request: HttpRequest) -> str:
    """The page of ours that led here, without its query, which may hold what somebody searched."""
    came = urlsplit(request.headers.get("Referer", ""))
    asked = urlsplit(request.GET.get("page", "")).path
    path = asked or (came.path if came.netloc == request.get_host() else "")
    return path[:PAGE_LENGTH] if path.startswith("/") else ""
