"""The list of duties in one's range: grant and end."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict, require
from qunqiao.people import policy
from qunqiao.people.actions.end_seat import end_seat
from qunqiao.people.actions.grant_seat import grant_seat
from qunqiao.people.forms.duties import GrantForm
from qunqiao.people.pages import person_in, reach_in, typed_in
from qunqiao.people.queries import the_seat, visible_seats

_A_PAGE = 50


@login_required
@require_safe
def seats(request: HttpRequest) -> HttpResponse:
    """Who holds which duty, in tree order."""
    reach = reach_in(request)
    require(policy.may_manage_seats(reach))
    found = Paginator(visible_seats(reach, clock.today()), _A_PAGE)
    page = found.get_page(request.GET.get("page"))
    return render(request, "people/seats.html", {"seats": page})


@login_required
@require_http_methods(["GET", "POST"])
def grant(request: HttpRequest) -> HttpResponse:
    """Give a person a duty; ``?person=`` and ``?unit=`` fill the form in."""
    reach = reach_in(request)
    require(policy.may_manage_seats(reach))
    known = {"staff_number": request.GET.get("person", ""), "unit": request.GET.get("unit", "")}
    form = GrantForm(typed_in(request), initial=known, reach=reach)
    if form.is_valid():
        values = form.cleaned_data
        try:
            seat = grant_seat(
                actor=person_in(request),
                person=values["staff_number"],
                role=values["role"],
                unit=values["unit"],
                began_on=values["began_on"],
            )
        except Conflict as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _("已授予%(name)s“%(role)s”职责。")
            messages.success(
                request, said % {"name": seat.person.name, "role": seat.get_role_display()}
            )
            return redirect("people:seats")
    return render(
        request, "people/seat_grant.html", {"form": form}, status=422 if form.errors else 200
    )


@login_required
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, seat_id: int) -> HttpResponse:
    """Say what taking the duty back means, then do it."""
    today = clock.today()
    seat = the_seat(reach_in(request), seat_id, today)
    require(policy.may_grant_seat(reach_in(request), seat.role, seat.unit))
    if request.method == "POST":
        end_seat(actor=person_in(request), seat=seat, on=today)
        messages.success(request, _("职责已收回。"))
        return redirect("people:seats")
    return render(request, "people/seat_end.html", {"seat": seat})
