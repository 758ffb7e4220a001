"""Taking an applied workbook back: what it means, then doing it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qunqiao.kit.errors import require
from qunqiao.people.pages import person_in, reach_in
from qunqiao.registry.actions.undo_intake import undo_intake as undo
from qunqiao.registry.errors import NotUndoable
from qunqiao.registry.models import Intake
from qunqiao.registry.policy.intake import may_undo_intake
from qunqiao.registry.queries.intakes import the_intake


@login_required
@require_http_methods(["GET", "POST"])
def intake_undo(request: HttpRequest, intake_id: int) -> HttpResponse:
    """Say what will be removed and put back, then do it as a whole or not at all."""
    found = the_intake(reach_in(request), intake_id)
    require(may_undo_intake(reach_in(request), found))
    if found.state != Intake.State.APPLIED:
        raise NotUndoable
    if request.method == "POST":
        undo(actor=person_in(request), intake=found)
        messages.success(request, _("已整份撤回，名册恢复到写入之前。"))
        return redirect("registry:intake", found.pk)
    return render(request, "registry/intake_undo.html", {"intake": found})
