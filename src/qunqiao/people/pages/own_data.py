"""What the platform keeps about me: why, how long, who looked; my own numbers; a copy to take away."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from qunqiao.kit import clock
from qunqiao.people.actions.read_private import read_private
from qunqiao.people.models import ReadingPurpose
from qunqiao.people.pages import person_in
from qunqiao.people.queries.kept import copy_of_everything, kept_about
from qunqiao.people.queries.private import covered_numbers, readings_of, the_detail


@login_required
@never_cache
@require_safe
def own_data(request: HttpRequest) -> HttpResponse:
    """Everything kept about the reader, on one page."""
    person = person_in(request)
    values = {
        "person": person,
        "numbers": covered_numbers(person),
        "readings": readings_of(person),
        "kept": kept_about(person),
    }
    return render(request, "people/own_data.html", values)


@login_required
@never_cache
@require_POST
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth ships no types
def own_number(request: HttpRequest, kind: str) -> HttpResponse:
    """The reader's own full number, after they confirmed who they are; in this one answer only."""
    person = person_in(request)
    detail = the_detail(person, kind)
    number = read_private(actor=person, detail=detail, purpose=ReadingPurpose.OWN, reason="")
    values = {"label": detail.get_kind_display(), "number": number}
    return render(request, "people/own_number.html", values)


@login_required
@never_cache
@require_safe
def own_copy(request: HttpRequest) -> HttpResponse:
    """A copy of it as JSON (PIPL Art. 45); full numbers are not in it, a file lies about."""
    copied = copy_of_everything(person_in(request))
    answer = JsonResponse(copied, json_dumps_params={"ensure_ascii": False, "indent": 1})
    name = f"qunqiao-{clock.today().isoformat()}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
