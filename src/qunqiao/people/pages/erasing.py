"""Erasing a person who asked for it: what goes, what stays and why, then the deed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict, require
from qunqiao.people.actions.erase_person import erase_person
from qunqiao.people.forms.privacy import ErasureForm
from qunqiao.people.pages import person_in, reach_in, typed_in
from qunqiao.people.policy.privacy import may_erase
from qunqiao.people.queries import the_person
from qunqiao.people.queries.kept import kept_about, obstacle


@login_required
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show what becomes of each kind of data, ask for the ground, ask once more, then erase."""
    person = the_person(reach_in(request), person_id)
    require(may_erase(reach_in(request), person))
    form = ErasureForm(typed_in(request))
    values = {
        "person": person,
        "obstacle": obstacle(person, clock.today()),
        "kept": kept_about(person),
        "form": form,
        "sure": form.is_valid(),
    }
    if form.is_valid() and "confirmed" in request.POST:
        try:
            erase_person(actor=person_in(request), person=person, **form.cleaned_data)
        except Conflict as refusal:
            values["obstacle"], values["sure"] = str(refusal), False
        else:
            messages.success(request, _("此人的信息已经删除。"))
            return redirect("registry:person", person.pk)
    status = 422 if form.errors else 200
    return render(request, "people/person_erase.html", values, status=status)
