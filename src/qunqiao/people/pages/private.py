"""A person's ID and telephone numbers, for those who do the person's paperwork."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from qunqiao.kit.errors import NotFound, require
from qunqiao.people.actions.read_private import read_private
from qunqiao.people.actions.remove_private import remove_private
from qunqiao.people.actions.set_private import set_private
from qunqiao.people.errors import DoubtfulNumber, NotANumber
from qunqiao.people.forms.privacy import NumberForm, ReadingForm
from qunqiao.people.models import Person, PrivateDetail
from qunqiao.people.pages import person_in, reach_in, typed_in
from qunqiao.people.policy.privacy import may_erase, may_keep_private
from qunqiao.people.queries import the_person
from qunqiao.people.queries.private import covered_numbers, the_detail


@login_required
@never_cache
@require_safe
def private(request: HttpRequest, person_id: int) -> HttpResponse:
    """Which numbers are kept, covered, and what can be done with them."""
    person = _helped(request, person_id)
    values = {
        "person": person,
        "numbers": covered_numbers(person),
        "erasable": may_erase(reach_in(request), person),
    }
    return render(request, "people/private.html", values)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def read(request: HttpRequest, person_id: int, kind: str) -> HttpResponse:
    """Ask what for, then show the number in this one answer and nowhere else."""
    person = _helped(request, person_id)
    detail = the_detail(person, kind)
    form = ReadingForm(typed_in(request))
    values: dict[str, object] = {"person": person, "label": detail.get_kind_display()}
    if form.is_valid():
        number = read_private(actor=person_in(request), detail=detail, **form.cleaned_data)
        return render(request, "people/private_shown.html", {**values, "number": number})
    status = 422 if form.errors else 200
    return render(request, "people/private_read.html", {**values, "form": form}, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest, person_id: int, kind: str) -> HttpResponse:
    """Enter a number, or another in its place; what is doubtful is asked about once more."""
    person = _helped(request, person_id)
    label = _label(kind)
    form = NumberForm(typed_in(request), kind=kind)
    doubtful = False
    if form.is_valid():
        try:
            set_private(actor=person_in(request), person=person, kind=kind, **form.cleaned_data)
        except (NotANumber, DoubtfulNumber) as refusal:
            doubtful = isinstance(refusal, DoubtfulNumber)
            form.add_error("number", str(refusal))
        else:
            messages.success(request, _("%(label)s已登记，加密存放。") % {"label": label})
            return redirect("people:private", person.pk)
    values = {"person": person, "label": label, "form": form, "doubtful": doubtful}
    return render(request, "people/private_keep.html", values, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, person_id: int, kind: str) -> HttpResponse:
    """Say that it cannot be brought back, then remove."""
    person = _helped(request, person_id)
    detail = the_detail(person, kind)
    label = detail.get_kind_display()
    if request.method == "POST":
        remove_private(actor=person_in(request), detail=detail)
        messages.success(request, _("%(label)s已删除。") % {"label": label})
        return redirect("people:private", person.pk)
    return render(request, "people/private_remove.html", {"person": person, "label": label})


def _helped(request: HttpRequest, person_id: int) -> Person:
    person = the_person(reach_in(request), person_id)
    require(may_keep_private(reach_in(request), person))
    return person


def _label(kind: str) -> str:
    if kind not in PrivateDetail.Kind.values:
        raise NotFound
    return str(PrivateDetail.Kind(kind).label)
