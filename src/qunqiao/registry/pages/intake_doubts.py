"""Rows that may be about one person or another, beside the records in question."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qunqiao.kit.errors import require
from qunqiao.kit.jobs import enqueue
from qunqiao.people.pages import person_in, reach_in, typed_in
from qunqiao.registry.actions.decide_doubts import decide_doubts
from qunqiao.registry.errors import HeadingsSettled
from qunqiao.registry.forms.doubts import DoubtsForm
from qunqiao.registry.models import Intake
from qunqiao.registry.policy.intake import may_apply_intake
from qunqiao.registry.queries.doubts import count_doubts, doubts_of
from qunqiao.registry.queries.intakes import the_intake


@login_required
@require_http_methods(["GET", "POST"])
def intake_doubts(request: HttpRequest, intake_id: int) -> HttpResponse:
    """A question for each row; what was decided has the file compared again."""
    reach, person = reach_in(request), person_in(request)
    found = the_intake(reach, intake_id)
    require(may_apply_intake(reach, found))
    if found.state != Intake.State.READY:
        raise HeadingsSettled
    form = DoubtsForm(typed_in(request), doubts=doubts_of(reach, found))
    if request.method == "POST" and form.is_valid():
        decisions = form.decisions()
        if decisions:
            decide_doubts(actor=person, intake=found, decisions=decisions)
            enqueue("registry.read_intake", intake_id=found.pk)
        else:
            messages.info(request, _("一行也没有判断，什么都没有变。"))
        return redirect("registry:intake", found.pk)
    values = {"intake": found, "form": form, "total": count_doubts(found)}
    status = 422 if form.errors else 200
    return render(request, "registry/intake_doubts.html", values, status=status)
