"""One task: its field, who answers for it, what is wrong with that, and sending it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qunqiao.kit import clock
from qunqiao.kit.addresses import number_of
from qunqiao.kit.errors import Invalid, require
from qunqiao.people.models import Unit
from qunqiao.people.pages import person_in
from qunqiao.people.policy import Reach
from qunqiao.supervision import policy
from qunqiao.supervision.actions.end_responsibility import end_responsibility
from qunqiao.supervision.actions.give_responsibility import Charge, give_responsibility
from qunqiao.supervision.actions.lead_branches import lead_branches
from qunqiao.supervision.actions.send_task import send_task
from qunqiao.supervision.forms.following import ExtensionForm
from qunqiao.supervision.forms.tasks import ChargeForm, SendForm
from qunqiao.supervision.models import Responsibility, Task
from qunqiao.supervision.pages import reader_in
from qunqiao.supervision.pages.following import leads_shown
from qunqiao.supervision.pages.task_finding import finding_of, officers_of
from qunqiao.supervision.pages.verdicts import origin_of, told
from qunqiao.supervision.queries.closing import can_verify, can_withdraw
from qunqiao.supervision.queries.correcting import task_can_be_corrected
from qunqiao.supervision.queries.costs import costs
from qunqiao.supervision.queries.map import Map, holder_name, map_of
from qunqiao.supervision.queries.tasks import (
    field_in_words,
    past_leads,
    responsibilities_of,
    suggested_posts,
    the_responsibility,
    the_task,
    units_in_field,
)
from qunqiao.supervision.queries.wording import burden, kind_names, lines, several

_MOST_SUGGESTED = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who might lead, why, and the address that fills them in; a person decides."""

    who: str
    why: str
    query: str


@login_required
@require_safe
def task(request: HttpRequest, task_id: int) -> HttpResponse:
    """The task."""
    reach = reader_in(request)
    return _page(request, reach, the_task(reach, task_id))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def lead(request: HttpRequest, task_id: int) -> HttpResponse:
    """Say who leads or supports; the address may prefill the branch of a gap and a suggestion."""
    reach = reader_in(request)
    task = the_task(reach, task_id)
    require(policy.may_supervise(reach, task.unit))
    typed = request.POST if request.method == "POST" else None
    initial = {
        "role": "lead",
        "began_on": task.began_on,
        **{name: request.GET[name] for name in ("part", "unit", "began_on") if name in request.GET},
        "alone": "alone" in request.GET,
        "post": request.GET.get("post"),
    }
    form = ChargeForm(typed, task=task, initial=initial)
    if typed is not None and form.is_valid():
        try:
            charge = Charge(**form.cleaned_data)
            give_responsibility(actor=person_in(request), task=task, charge=charge)
        except Invalid as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("责任已明确。"))
            return redirect("supervision:task", task.pk)
    part = number_of(request.GET.get("part", ""))
    branch = units_in_field(task).first() if part is None else _branch(task, part)
    values = {"task": task, "form": form, "suggested": _suggested(branch, task)}
    status = 200 if typed is None else 422
    return render(request, "supervision/lead.html", values, status=status)


@login_required
@require_POST
def lead_each(request: HttpRequest, task_id: int) -> HttpResponse:
    """Every branch leads its own: one click instead of thirty forms; each is on the trail."""
    reach = reader_in(request)
    task = the_task(reach, task_id)
    require(policy.may_supervise(reach, task.unit))
    given = len(lead_branches(actor=person_in(request), task=task))
    said = ngettext("%(n)d 个单位各自牵头。", "%(n)d 个单位各自牵头。", given) % {"n": given}
    messages.success(request, said)
    return redirect("supervision:task", task.pk)


@login_required
@require_POST
def lead_end(request: HttpRequest, responsibility_id: int) -> HttpResponse:
    """It is no longer held."""
    held = the_responsibility(reader_in(request), responsibility_id)
    end_responsibility(actor=person_in(request), responsibility=held, on=clock.today())
    messages.success(request, _("这项责任到此为止。"))
    return redirect("supervision:task", held.task_id)


@login_required
@require_POST
def send(request: HttpRequest, task_id: int) -> HttpResponse:
    """Send it; with a gap, the reason is asked for."""
    reach = reader_in(request)
    task = the_task(reach, task_id)
    form = SendForm(request.POST)
    if not form.is_valid():
        return _page(request, reach, task, sending=form)
    said = form.cleaned_data
    try:
        send_task(actor=person_in(request), task=task, on=clock.today(), **said)
    except Invalid as refusal:
        form.add_error("reason", str(refusal))
        return _page(request, reach, task, sending=form)
    messages.success(request, _("任务已下达，有关单位现在能看到。"))
    return redirect("supervision:task", task.pk)


def _branch(task: Task, unit_id: int) -> Unit | None:
    return units_in_field(task).filter(pk=unit_id).first()


def _suggested(branch: Unit | None, task: Task) -> list[Suggestion]:
    """Whom a person may want to give the lead: leading posts held there, and who led it before."""
    if branch is None:
        return []
    found = [
        Suggestion(
            f"{post.organisation.name}{post.get_title_display()}",
            _("现任职务"),
            _query(branch, post.organisation.unit_id, post.pk),
        )
        for post in suggested_posts([branch], clock.today())[:_MOST_SUGGESTED]
    ]
    before = past_leads(branch, task.began_on)[:_MOST_SUGGESTED]
    again = {holder_name(one): _query(branch, one.unit_id, one.post_id) for one in before}
    return [
        *found,
        *(Suggestion(who, _("以前牵头过这一范围"), query) for who, query in again.items()),
    ]


def _query(part: Unit, unit: int, post: int | None) -> str:
    asked = {"part": part.pk, "unit": unit, "post": post}
    return urlencode({key: value for key, value in asked.items() if value is not None})


def _can_withdraw(reach: Reach, task: Task) -> bool:
    return task.letter is not None and can_withdraw(reach, task.letter, [task])


def _page(
    request: HttpRequest, reach: Reach, task: Task, sending: SendForm | None = None
) -> HttpResponse:
    may = policy.may_supervise(reach, task.unit)
    held = responsibilities_of(task, reach)
    found = map_of([task]) if may and not task.is_over else Map()
    leads = [one for one in held if one.role == Responsibility.Role.LEAD]
    mine = [one for one in leads if policy.is_own(reach, one.unit)]
    draft, sent = task.state == Task.State.DRAFT, task.state == Task.State.SENT
    values = {
        "task": task,
        "finding": task.finding,
        "of": finding_of(reach, task),
        "officers": officers_of(task.place) if task.finding and task.place else [],
        "above": may,
        "origin": origin_of(task),
        "verdicts": told(task.verdicts.all()),
        "where": several(field_in_words(task)),
        "parts": field_in_words(task),
        "kinds": kind_names(task.kinds),
        "lines": lines(found.troubles),
        "burdens": [burden(one) for one in found.burdens],
        "shown": leads_shown(reach, task, held),
        "extensions": [
            (one, sent and policy.may_decide_extension(reach, one) and one.state == "asked")
            for one in task.extensions.all()
            if may or policy.may_answer(reach, Responsibility(unit=one.unit))
        ],
        "extending": ExtensionForm(),
        "sending": sending or SendForm(),
        "needs_reason": bool(found.gaps),
        "costs": costs(task) if may and draft else [],
        "can": {
            "work": may and not task.is_over,
            "send": may and draft,
            "verify": can_verify(reach, task),
            "correct": may and sent and task_can_be_corrected(task),
            "extend": sent and bool(mine),
            "end": may and not task.is_over,
            "withdraw": sent and may and _can_withdraw(reach, task),
        },
    }
    status = 422 if sending else 200
    return render(request, "supervision/task.html", values, status=status)
