"""Helping somebody who lost the phone and the spare codes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qunqiao.kit.errors import NotFound, require
from qunqiao.people import policy
from qunqiao.people.actions.reset_factors import reset_factors
from qunqiao.people.pages import person_in, reach_in
from qunqiao.people.queries import accounts_of, factors_of, reach_of, the_person


@login_required
@require_http_methods(["GET", "POST"])
def reset(request: HttpRequest, person_id: int) -> HttpResponse:
    """Say what a reset does and what to look at first, then do it."""
    person = the_person(reach_in(request), person_id)
    require(policy.may_reset_factors(reach_in(request), person, reach_of(person).duties))
    found = accounts_of([person]).first()
    if found is None:
        raise NotFound
    if request.method == "POST":
        reset_factors(actor=person_in(request), person=person)
        messages.success(request, _("两步验证已重置。本人下次登录时会看到提示。"))
        return redirect("registry:person", person.pk)
    values = {"person": person, "factors": factors_of(found).count()}
    return render(request, "people/factors_reset.html", values)
