"""Following up what one said, by the receipt code alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict
from qunqiao.needs.actions.add_words import add_words
from qunqiao.needs.bridge import receipt_indexes
from qunqiao.needs.errors import UnknownReceipt
from qunqiao.needs.forms import AddForm, ReceiptForm
from qunqiao.needs.models import Need
from qunqiao.needs.queries import need_of
from qunqiao.people.pages import typed_in
from qunqiao.people.queries import system_person


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest) -> HttpResponse:
    """Ask for the code and show how far things are; the code never stands in an address."""
    form = ReceiptForm(typed_in(request))
    found = _found(form)
    return _shown(request, form, found, AddForm(), 422 if form.errors else 200)


@never_cache
@sensitive_post_parameters("code")
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Add something to it, once."""
    form, adding = ReceiptForm(request.POST), AddForm(request.POST)
    found = _found(form)
    if found is None or not adding.is_valid():
        return _shown(request, form, found, adding, 422)
    try:
        words = adding.cleaned_data["text"]
        add_words(actor=system_person(), need=found, text=words, on=clock.today())
    except Conflict as refusal:
        adding.add_error(None, str(refusal))
        return _shown(request, form, _found(form), adding, refusal.status)
    return _shown(request, form, _found(form), AddForm(), 200, said=_("已补充，办理的单位能看到。"))


def _found(form: ReceiptForm) -> Need | None:
    if not form.is_valid():
        return None
    found = need_of(receipt_indexes(form.cleaned_data["code"]))
    if found is None:
        form.add_error("code", str(UnknownReceipt()))
    return found


def _shown(
    request: HttpRequest,
    form: ReceiptForm,
    need: Need | None,
    adding: AddForm,
    status: int,
    said: str = "",
) -> HttpResponse:
    values = {"form": form, "need": need, "adding": adding, "said": said}
    return render(request, "needs/receipt.html", values, status=status)
