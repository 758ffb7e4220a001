"""Correcting a meeting or a task while nobody has answered it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qunqiao.kit.errors import Conflict, Invalid, require
from qunqiao.people.pages import person_in
from qunqiao.supervision import policy
from qunqiao.supervision.actions import correct_meeting as meetings
from qunqiao.supervision.actions import correct_task as tasks
from qunqiao.supervision.errors import Answered
from qunqiao.supervision.forms.correcting import MeetingCorrectionForm, TaskCorrectionForm
from qunqiao.supervision.pages import reader_in
from qunqiao.supervision.queries.correcting import (
    meeting_can_be_corrected,
    task_can_be_corrected,
)
from qunqiao.supervision.queries.meetings import the_meeting
from qunqiao.supervision.queries.tasks import the_task


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def task_correct(request: HttpRequest, task_id: int) -> HttpResponse:
    """Other words or another verifier, and why."""
    reach = reader_in(request)
    task = the_task(reach, task_id)
    require(policy.may_supervise(reach, task.unit))
    require(task_can_be_corrected(task), Answered())
    typed = request.POST if request.method == "POST" else None
    initial = {"what": task.what, "verifier": task.verifier_id}
    form = TaskCorrectionForm(typed, reach=reach, initial=initial)
    if typed is not None and form.is_valid():
        try:
            change = tasks.Change(**form.cleaned_data)
            tasks.correct_task(actor=person_in(request), task=task, change=change)
        except (Invalid, Conflict) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已更正，原来的内容和理由都已留痕。"))
            return redirect("supervision:task", task.pk)
    values = {"task": task, "form": form}
    status = 200 if typed is None else 422
    return render(request, "supervision/task_correct.html", values, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_correct(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Another title, place or host, and why."""
    reach = reader_in(request)
    meeting = the_meeting(reach, meeting_id)
    require(policy.may_supervise(reach, meeting.unit))
    require(meeting_can_be_corrected(meeting), Answered())
    typed = request.POST if request.method == "POST" else None
    initial = {"title": meeting.title, "place": meeting.place, "host": meeting.host}
    form = MeetingCorrectionForm(typed, initial=initial)
    if typed is not None and form.is_valid():
        try:
            change = meetings.Change(**form.cleaned_data)
            meetings.correct_meeting(actor=person_in(request), meeting=meeting, change=change)
        except (Invalid, Conflict) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已更正，原来的内容和理由都已留痕。"))
            return redirect("supervision:meeting", meeting.pk)
    values = {"meeting": meeting, "form": form}
    status = 200 if typed is None else 422
    return render(request, "supervision/meeting_correct.html", values, status=status)
