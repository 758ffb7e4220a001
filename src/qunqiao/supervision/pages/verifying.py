"""Verifying: measures and evidence on one page, and beside them closing or sending back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qunqiao.checkups.pages import language
from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict, require
from qunqiao.people.pages import person_in
from qunqiao.supervision.actions.verify_task import verify_task
from qunqiao.supervision.errors import DataDecides, NobodyLed, NotSent
from qunqiao.supervision.forms.rectifying import VerdictForm
from qunqiao.supervision.models import Task
from qunqiao.supervision.pages import reader_in
from qunqiao.supervision.pages.following import leads_shown
from qunqiao.supervision.policy.closing import may_verify
from qunqiao.supervision.queries.closing import bearing_findings, doers_of, leading_units
from qunqiao.supervision.queries.tasks import responsibilities_of, the_task


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, task_id: int) -> HttpResponse:
    """What was planned and shown, and what the verifier makes of it."""
    reach = reader_in(request)
    task = the_task(reach, task_id)
    leading = leading_units(task)
    require(may_verify(reach, task, leading, doers_of(task)))
    require(bool(leading), NobodyLed())
    require(task.finding_id is None, DataDecides())
    require(task.state == Task.State.SENT, NotSent())
    typed = request.POST if request.method == "POST" else None
    form = VerdictForm(typed)
    if typed is not None and form.is_valid():
        done = form.cleaned_data["done"] == "1"
        reason = form.cleaned_data["reason"]
        try:
            verify_task(
                actor=person_in(request), task=task, done=done, reason=reason, on=clock.today()
            )
        except Conflict as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已销号。") if done else _("已退回，牵头单位能看到理由。"))
            return redirect("supervision:task", task.pk)
    tongue = language()
    shown = leads_shown(reach, task, responsibilities_of(task, reach))
    values = {
        "task": task,
        "form": form,
        "shown": shown,
        "bare": sum(one.light is not None and one.light.outcome != "sound" for one in shown),
        "standing": [(one, one.says(tongue)) for one in bearing_findings(task)],
        "can": {"end": False},
    }
    status = 200 if typed is None else 422
    return render(request, "supervision/verify.html", values, status=status)
