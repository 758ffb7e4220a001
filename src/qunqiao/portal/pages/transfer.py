"""Asking for one's own membership to move, and taking that back."""

import secrets

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from qunqiao.kit import clock
from qunqiao.kit.errors import Refusal
from qunqiao.people.pages import person_in, typed_in
from qunqiao.portal.forms import OwnTransferForm
from qunqiao.registry.actions.ask_transfer import Asking, ask_transfer
from qunqiao.registry.actions.withdraw_transfer import withdraw_transfer
from qunqiao.registry.models import Membership, Transfer
from qunqiao.registry.queries.own import latest_transfers, own_membership, own_transfer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, membership_id: int) -> HttpResponse:
    """Say where to, look at it once more, then ask; a membership that waits already is told so."""
    membership = own_membership(person_in(request), membership_id, clock.today())
    form = _form(request, membership)
    ready = form.is_valid()
    if ready and "confirmed" in request.POST:
        try:
            _ask(request, membership, form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            ready = False
        else:
            messages.success(request, _("已提交，等对方答复。"))
            return redirect("portal:my")
    waiting = latest_transfers([membership]).get(membership.pk)
    values = {
        "membership": membership,
        "form": form,
        "to": form.cleaned_data["to"] if ready else None,
        "kept": {name: form[name].value() for name in form.fields},
        "asked": waiting is not None and waiting.open,
    }
    return render(request, "portal/transfer.html", values, status=422 if form.errors else 200)


@login_required
@require_POST
def withdraw(request: HttpRequest, transfer_id: int) -> HttpResponse:
    """Take the request back; the membership stays where it is."""
    person = person_in(request)
    withdraw_transfer(actor=person, transfer=own_transfer(person, transfer_id), on=clock.today())
    messages.success(request, _("申请已撤回，会籍没有变。"))
    return redirect("portal:my")


def _form(request: HttpRequest, membership: Membership) -> OwnTransferForm:
    again = "again" in request.POST
    known = {name: request.POST.get(name, "") for name in ("to", "note")} if again else {}
    typed = None if again else typed_in(request)
    return OwnTransferForm(typed, initial=known, membership=membership, day=clock.today())


def _ask(request: HttpRequest, membership: Membership, form: OwnTransferForm) -> Transfer:
    asking = Asking(Transfer.Side.OUT, secrets.token_hex(16), form.cleaned_data["note"])
    return ask_transfer(
        actor=person_in(request),
        membership=membership,
        to=form.cleaned_data["to"],
        asking=asking,
        on=clock.today(),
    )
