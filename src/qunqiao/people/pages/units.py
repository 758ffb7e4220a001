"""Changing the tree: moving a unit below another, and closing one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qunqiao.kit.errors import Conflict, require
from qunqiao.people import policy
from qunqiao.people.actions.close_unit import close_unit
from qunqiao.people.actions.move_unit import move_unit
from qunqiao.people.forms.duties import CloseForm, MoveForm
from qunqiao.people.models import Unit
from qunqiao.people.pages import person_in, reach_in, typed_in
from qunqiao.people.queries import ancestors, size_below, the_unit

_RECORD = "registry:unit"


@login_required
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Ask where to, say what will happen, then move."""
    unit = _changeable(request, unit_id)
    form = MoveForm(typed_in(request), reach=reach_in(request))
    values = {"unit": unit, "above": ancestors(unit), "form": form, "under": None}
    if form.is_valid():
        values["under"] = form.cleaned_data["under"]
        if "confirmed" in request.POST:
            try:
                move_unit(actor=person_in(request), unit=unit, under=form.cleaned_data["under"])
            except Conflict as refusal:
                values["under"] = None
                form.add_error("under", str(refusal))
            else:
                messages.success(request, _("隶属关系已调整。要撤回，请再移回原来的上级单位。"))
                return redirect(_RECORD, unit.pk)
        values["below"], values["people"] = size_below(unit)
    return render(request, "people/unit_move.html", values, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Ask since when, say what closing means, then close."""
    unit = _changeable(request, unit_id)
    form = CloseForm(typed_in(request))
    if form.is_valid():
        try:
            close_unit(actor=person_in(request), unit=unit, on=form.cleaned_data["on"])
        except Conflict as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("单位已撤销，历史记录仍可查看。"))
            return redirect(_RECORD, unit.pk)
    below, people = size_below(unit)
    values = {"unit": unit, "form": form, "below": below, "people": people}
    return render(request, "people/unit_close.html", values, status=422 if form.errors else 200)


def _changeable(request: HttpRequest, unit_id: int) -> Unit:
    unit = the_unit(reach_in(request), unit_id)
    require(policy.may_change_tree(reach_in(request), unit))
    return unit
