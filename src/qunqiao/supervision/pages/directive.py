"""One demand: what it says, where it was said, and the tasks that came of it."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.pages import person_in
from qunqiao.supervision import policy
from qunqiao.supervision.actions.draft_task import Plan, draft_task
from qunqiao.supervision.forms.tasks import TaskForm
from qunqiao.supervision.pages import reader_in
from qunqiao.supervision.queries.meetings import tasks_of, the_directive

_TIME_TO_DO = timedelta(days=90)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def directive(request: HttpRequest, directive_id: int) -> HttpResponse:
    """The demand and its tasks; sent in, one more task is drafted."""
    reach = reader_in(request)
    found = the_directive(reach, directive_id)
    may = policy.may_supervise(reach, found.unit)
    today = clock.today()
    initial = {
        "what": found.head,
        "began_on": today,
        "due_on": today + _TIME_TO_DO,
        "verifier": found.unit_id,
    }
    typed = request.POST if request.method == "POST" else None
    if typed is not None:
        require(may)
    form = TaskForm(typed, reach=reach, initial=initial) if may else None
    if typed is not None and form is not None and form.is_valid():
        task = draft_task(actor=person_in(request), directive=found, plan=Plan(**form.cleaned_data))
        messages.success(request, _("任务已起草。下一步：明确由谁牵头。"))
        return redirect("supervision:task", task.pk)
    values = {"directive": found, "tasks": tasks_of(found), "form": form, "can": {"work": may}}
    return render(
        request, "supervision/directive.html", values, status=200 if typed is None else 422
    )
