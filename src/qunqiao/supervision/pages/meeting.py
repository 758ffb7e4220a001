"""One meeting: what was on the agenda, what it demanded, and who has passed it on."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qunqiao.kit import clock
from qunqiao.kit.calendars import all_day, file_of, new_calendar
from qunqiao.kit.errors import NotFound, require
from qunqiao.people.models import Person
from qunqiao.people.pages import person_in
from qunqiao.people.policy import STAFF, Reach
from qunqiao.supervision import policy
from qunqiao.supervision.actions.decide_directive import decide_directive
from qunqiao.supervision.actions.draft_task import Plan, draft_task
from qunqiao.supervision.actions.lead_branches import lead_branches
from qunqiao.supervision.actions.note_minutes import note_minutes
from qunqiao.supervision.forms.meetings import DecisionForm, MinutesForm
from qunqiao.supervision.forms.tasks import TasksForm
from qunqiao.supervision.models import AgendaPoint, Directive, Meeting
from qunqiao.supervision.pages import reader_in
from qunqiao.supervision.queries.correcting import meeting_can_be_corrected
from qunqiao.supervision.queries.meetings import (
    tasks_of,
    the_meeting,
    visible_directives,
    without_task,
)

_TIME_TO_DO = timedelta(days=90)
NOTHING_WRONG: Mapping[int, MinutesForm | DecisionForm] = MappingProxyType({})


@login_required
@require_safe
def meeting(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The meeting."""
    reach = reader_in(request)
    return _page(request, reach, the_meeting(reach, meeting_id))


@login_required
@require_POST
def minutes(request: HttpRequest, meeting_id: int, number: int) -> HttpResponse:
    """Write down what was said under one point."""
    point = _point(request, meeting_id, number)
    form = MinutesForm(request.POST)
    if not form.is_valid():
        return _page(request, reader_in(request), point.meeting, wrong={point.number: form})
    words = form.cleaned_data["minutes"]
    note_minutes(actor=person_in(request), point=point, minutes=words, on=clock.today())
    messages.success(request, _("记录已保存。"))
    return redirect("supervision:meeting", meeting_id)


@login_required
@require_POST
def decide(request: HttpRequest, meeting_id: int, number: int) -> HttpResponse:
    """A decision under one point becomes a directive."""
    point = _point(request, meeting_id, number)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, reader_in(request), point.meeting, wrong={number: form})
    head = form.cleaned_data["head"]
    made = decide_directive(actor=person_in(request), point=point, head=head, on=clock.today())
    messages.success(request, _("已转为督办要求，请分解任务。"))
    return redirect("supervision:directive", made.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_tasks(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Draft a task of each demand that has none, all with the same days, field and verifier."""
    reach = reader_in(request)
    meeting = the_meeting(reach, meeting_id)
    require(policy.may_supervise(reach, meeting.unit))
    directives = list(without_task(meeting))
    today = clock.today()
    typed = request.POST if request.method == "POST" else None
    initial = {
        "began_on": today,
        "due_on": today + _TIME_TO_DO,
        "verifier": meeting.unit_id,
        "parts": [meeting.unit_id],
    }
    form = TasksForm(typed, reach=reach, initial=initial)
    if typed is None or not form.is_valid():
        values = {"meeting": meeting, "directives": directives, "form": form}
        status = 200 if typed is None else 422
        return render(request, "supervision/meeting_tasks.html", values, status=status)
    _draft_all(person_in(request), directives, form.cleaned_data)
    said = ngettext("已起草 %(n)d 项任务。", "已起草 %(n)d 项任务。", len(directives))
    messages.success(request, said % {"n": len(directives)})
    return redirect("supervision:map")


@login_required
@require_safe
def meeting_file(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The meeting as an all-day event for a calendar; its points, and nobody's name."""
    meeting = the_meeting(reader_in(request), meeting_id)
    event = all_day(f"meeting-{meeting.pk}", meeting.held_on, meeting.added_on, request.get_host())
    event.add("summary", meeting.title)
    event.add("location", meeting.place)
    points = [f"{point.number}. {point.title}" for point in meeting.agenda.all()]
    event.add("description", "\n".join([meeting.unit.name, *points]))
    calendar = new_calendar()
    calendar.add_component(event)
    answer = HttpResponse(file_of(calendar), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="meeting-{meeting.pk}.ics"'
    return answer


def _draft_all(actor: Person, directives: Iterable[Directive], typed: Mapping[str, Any]) -> None:
    plan = {name: value for name, value in typed.items() if name != "each"}
    for directive in directives:
        task = draft_task(actor=actor, directive=directive, plan=Plan(what=directive.head, **plan))
        if typed["each"]:
            lead_branches(actor=actor, task=task)


def _point(request: HttpRequest, meeting_id: int, number: int) -> AgendaPoint:
    reach = reader_in(request)
    meeting = the_meeting(reach, meeting_id)
    require(policy.may_supervise(reach, meeting.unit))
    point = meeting.agenda.filter(number=number).first()
    if point is None:
        raise NotFound
    return point


def _shown(
    point: AgendaPoint, wrong: MinutesForm | DecisionForm | None
) -> tuple[AgendaPoint, MinutesForm, DecisionForm]:
    """The point with its two forms; what was typed and refused stands in its own again."""
    minutes = MinutesForm(initial={"minutes": point.minutes})
    return (
        point,
        wrong if isinstance(wrong, MinutesForm) else minutes,
        wrong if isinstance(wrong, DecisionForm) else DecisionForm(),
    )


def _page(
    request: HttpRequest,
    reach: Reach,
    meeting: Meeting,
    wrong: Mapping[int, MinutesForm | DecisionForm] = NOTHING_WRONG,
) -> HttpResponse:
    may = policy.may_supervise(reach, meeting.unit)
    directives = list(visible_directives(reach).filter(meeting=meeting))
    relays = list(meeting.relays.select_related("unit"))
    values = {
        "meeting": meeting,
        "agenda": [_shown(point, wrong.get(point.number)) for point in meeting.agenda.all()],
        "speeches": list(meeting.speeches.all()),
        "documents": list(meeting.documents.defer("text")) if may else [],
        "directives": directives,
        "bare_count": sum(not tasks_of(one) for one in directives),
        "relays": [
            (one, policy.may_pass_on(reach, one), policy.is_own(reach, one.unit))
            for one in relays
            if may or reach.has(STAFF, one.unit)
        ],
        "today": clock.today(),
        "can": {"work": may, "correct": may and meeting_can_be_corrected(meeting)},
    }
    status = 422 if wrong else 200
    return render(request, "supervision/meeting.html", values, status=status)
