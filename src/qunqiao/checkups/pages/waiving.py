"""Waiving a finding, and taking the waiver back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from qunqiao.checkups import policy, queries
from qunqiao.checkups.actions.undo_waiver import undo_waiver
from qunqiao.checkups.actions.waive_finding import waive_finding
from qunqiao.checkups.forms import WaiveForm
from qunqiao.checkups.models import Finding
from qunqiao.checkups.pages import language, reader_in
from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict, Invalid, require
from qunqiao.people.pages import person_in, typed_in


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def waive(request: HttpRequest, finding_id: int) -> HttpResponse:
    """Ask why and until when, say what it means, then waive."""
    shown = _waivable(request, finding_id)
    form = WaiveForm(typed_in(request))
    if form.is_valid():
        try:
            waive_finding(
                actor=person_in(request), finding=shown, on=clock.today(), **form.cleaned_data
            )
        except (Invalid, Conflict) as refusal:
            form.refused_by(refusal)
        else:
            messages.success(request, _("已豁免。期满后自动重新计入，也可以随时撤回。"))
            return redirect("checkups:finding", shown.pk)
    values = {"finding": shown, "form": form, "says": shown.says(language())}
    return render(request, "checkups/waive.html", values, status=422 if form.errors else 200)


@login_required
@require_POST
def unwaive(request: HttpRequest, finding_id: int) -> HttpResponse:
    """Let the finding count as open again."""
    shown = _waivable(request, finding_id)
    undo_waiver(actor=person_in(request), finding=shown, on=clock.today())
    messages.success(request, _("已撤回豁免，这个问题重新计入。"))
    return redirect("checkups:finding", shown.pk)


def _waivable(request: HttpRequest, finding_id: int) -> Finding:
    reach = reader_in(request)
    shown = queries.the_finding(reach, finding_id)
    require(policy.may_waive(reach, shown.unit))
    return shown
