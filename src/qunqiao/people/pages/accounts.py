"""Opening an account for somebody, and giving a new first password."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from qunqiao.kit.errors import Conflict, NotFound, require
from qunqiao.people import policy
from qunqiao.people.actions.open_account import open_account
from qunqiao.people.actions.reset_password import reset_password
from qunqiao.people.forms.duties import AccountForm
from qunqiao.people.models import Person
from qunqiao.people.pages import person_in, reach_in, typed_in
from qunqiao.people.queries import accounts_of, reach_of, the_person


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def open_one(request: HttpRequest, person_id: int) -> HttpResponse:
    """Open an account and show its first password once."""
    person = the_person(reach_in(request), person_id)
    require(policy.may_open_account(reach_in(request), person, reach_of(person).duties))
    if accounts_of([person]).exists():
        return redirect("people:account_reset", person.pk)
    form = AccountForm(typed_in(request), initial={"username": person.staff_number})
    if form.is_valid():
        name = form.cleaned_data["username"]
        try:
            open_account(actor=person_in(request), person=person, username=name, password=None)
        except Conflict as refusal:
            form.add_error("username", str(refusal))
        else:
            return _issue(request, person)
    status = 422 if form.errors else 200
    return render(
        request, "people/account_open.html", {"person": person, "form": form}, status=status
    )


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def reset(request: HttpRequest, person_id: int) -> HttpResponse:
    """Say what a reset does, then do it and show the first password once."""
    person = the_person(reach_in(request), person_id)
    require(policy.may_reset_account(reach_in(request), person, reach_of(person).duties))
    found = accounts_of([person]).first()
    if found is None:
        raise NotFound
    if request.method == "POST":
        return _issue(request, person)
    return render(request, "people/account_reset.html", {"person": person, "account": found})


def _issue(request: HttpRequest, person: Person) -> HttpResponse:
    """The password goes into this answer only: not into the session, an address or a log."""
    issued = reset_password(actor=person_in(request), person=person)
    return render(request, "people/account_issued.html", {"person": person, "issued": issued})
