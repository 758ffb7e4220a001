"""Asking for transfers: members to hand over, or one to take in."""

import secrets
from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qunqiao.kit import clock
from qunqiao.kit.errors import Refusal, require
from qunqiao.people.pages import person_in, reach_in, typed_in
from qunqiao.registry.actions.ask_transfer import Asking, ask_transfer
from qunqiao.registry.forms.transfers import InForm, Line, OutForm
from qunqiao.registry.models import Organisation, Transfer
from qunqiao.registry.pages.asking import asked
from qunqiao.registry.pages.transfer import outcome
from qunqiao.registry.policy.transfers import may_ask_transfer
from qunqiao.registry.queries.organisations import the_organisation


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def transfer_out(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Ask whom and where to, show what will be asked for each, then ask; ``?person=`` fills in."""
    organisation = _kept(request, organisation_id)
    known = {"numbers": request.GET.get("person", "")}
    typed = None if "again" in request.POST else typed_in(request)
    if "again" in request.POST:
        known = {name: request.POST.get(name, "") for name in ("numbers", "to", "note")}
    form = OutForm(typed, initial=known, organisation=organisation, day=clock.today())
    values = {"organisation": organisation, "form": form, "lines": []}
    if form.is_valid():
        lines = form.lines()
        if "confirmed" in request.POST:
            return _ask_all(request, organisation, form, lines)
        values |= {
            "lines": lines,
            "good": sum(1 for line in lines if not line.refusal),
            "to": form.cleaned_data["to"],
            "kept": {name: form[name].value() for name in form.fields},
        }
    return render(request, "registry/transfer_out.html", values, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def transfer_in(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Ask for whom, then ask the side they are a member at."""
    organisation = _kept(request, organisation_id)
    form = InForm(typed_in(request), organisation=organisation, day=clock.today())
    if form.is_valid() and form.membership is not None:
        asking = Asking(Transfer.Side.IN, secrets.token_hex(16), form.cleaned_data["note"])
        try:
            made = ask_transfer(
                actor=person_in(request),
                membership=form.membership,
                to=organisation,
                asking=asking,
                on=clock.today(),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已向对方提出，等对方确认。"))
            return redirect("registry:transfer", made.pk)
    values = {"organisation": organisation, "form": form}
    return render(request, "registry/transfer_in.html", values, status=422 if form.errors else 200)


def _ask_all(
    request: HttpRequest, organisation: Organisation, form: OutForm, lines: Sequence[Line]
) -> HttpResponse:
    """One request for each member; those that cannot be asked for do not stop the others."""
    asking = Asking(Transfer.Side.OUT, secrets.token_hex(16), form.cleaned_data["note"])
    told, made = [], None
    for line in lines:
        refusal = line.refusal
        if line.membership is not None and not refusal:
            try:
                made = ask_transfer(
                    actor=person_in(request),
                    membership=line.membership,
                    to=form.cleaned_data["to"],
                    asking=asking,
                    on=clock.today(),
                )
            except Refusal as reason:
                refusal = str(reason)
        told.append(Line(line.number, line.membership, refusal))
    if len(told) == 1 and made is not None:
        messages.success(request, _("已向对方提出，等对方确认。"))
        return redirect("registry:transfer", made.pk)
    back = (organisation.name, "registry:organisation", organisation.pk)
    return outcome(request, told, _("已向对方提出"), back=back)


def _kept(request: HttpRequest, organisation_id: int) -> Organisation:
    organisation = the_organisation(asked(request).reach, organisation_id)
    require(may_ask_transfer(reach_in(request), organisation))
    return organisation
