"""My account: my duties, how I sign in, how pages look, and what is kept about me."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qunqiao.kit import clock
from qunqiao.people.pages import person_in
from qunqiao.people.queries import factors_of, own_seats


@login_required
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Everything about the signed-in person on one page."""
    person = person_in(request)
    values = {
        "person": person,
        "account": person.account,
        "seats": list(own_seats(person, clock.today())),
        "factors": factors_of(person.account).count(),
    }
    return render(request, "people/account.html", values)
