"""What one asked for oneself, for those who chose to be told here."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from qunqiao.kit import clock
from qunqiao.kit.errors import NotFound
from qunqiao.needs.actions.add_words import add_words
from qunqiao.needs.bridge import raiser_indexes
from qunqiao.needs.forms import AddForm
from qunqiao.needs.queries import needs_of_raiser
from qunqiao.people.pages import person_in
from qunqiao.people.queries import system_person


@never_cache
@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """One's own needs with their answers, the latest first."""
    return _mine(request, None, AddForm(), 200)


@never_cache
@login_required
@require_POST
def mine_add(request: HttpRequest, need_id: int) -> HttpResponse:
    """Add something to one of them, once."""
    found = needs_of_raiser(raiser_indexes(person_in(request))).filter(pk=need_id).first()
    if found is None:
        raise NotFound
    form = AddForm(request.POST)
    if not form.is_valid():
        return _mine(request, need_id, form, 422)
    words = form.cleaned_data["text"]
    add_words(actor=system_person(), need=found, text=words, on=clock.today())
    messages.success(request, _("已补充，办理的单位能看到。"))
    return redirect("needs:mine")


def _mine(request: HttpRequest, adding_to: int | None, form: AddForm, status: int) -> HttpResponse:
    found = list(needs_of_raiser(raiser_indexes(person_in(request)))[:50])
    values = {"needs": found, "adding_to": adding_to, "form": form, "empty_form": AddForm()}
    return render(request, "needs/mine.html", values, status=status)
