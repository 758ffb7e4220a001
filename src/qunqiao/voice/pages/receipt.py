"""Following up what one said, by the receipt code alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from qunqiao.people.pages import typed_in
from qunqiao.voice.errors import UnknownReceipt
from qunqiao.voice.forms import ReceiptForm
from qunqiao.voice.queries import complaint_of


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def receipt(request: HttpRequest) -> HttpResponse:
    """Ask for the code and show how far things are; the code never stands in an address."""
    form = ReceiptForm(typed_in(request))
    complaint = complaint_of(form.cleaned_data["code"]) if form.is_valid() else None
    if form.is_valid() and complaint is None:
        form.add_error("code", str(UnknownReceipt()))
    values = {"form": form, "complaint": complaint}
    return render(request, "voice/receipt.html", values, status=422 if form.errors else 200)
