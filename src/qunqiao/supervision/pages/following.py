"""What follows once a task is sent: passing on, measures, evidence, more time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from qunqiao.kit import clock
from qunqiao.kit.errors import Invalid, NotFound, require
from qunqiao.people.pages import person_in
from qunqiao.people.policy import Reach
from qunqiao.supervision import policy
from qunqiao.supervision.actions.ask_extension import Wish, ask_extension
from qunqiao.supervision.actions.decide_extension import decide_extension
from qunqiao.supervision.actions.pass_on import pass_on
from qunqiao.supervision.actions.plan_measure import plan_measure
from qunqiao.supervision.actions.show_evidence import show_evidence
from qunqiao.supervision.forms.following import (
    AnswerForm,
    EvidenceForm,
    ExtensionForm,
    MeasureForm,
    RelayForm,
)
from qunqiao.supervision.models import Evidence, Measure, Responsibility, Task
from qunqiao.supervision.pages import reader_in
from qunqiao.supervision.queries.following import own_lead, the_extension, the_measure, the_relay
from qunqiao.supervision.queries.lights import Light, holds, light_of
from qunqiao.supervision.queries.map import holder_name
from qunqiao.supervision.queries.tasks import the_responsibility, the_task

_MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence: what it says, the page of its record, whether it holds today."""

    says: str
    href: str
    name: str
    holds: bool


@dataclass(frozen=True, slots=True)
class LeadShown:
    """A responsibility as the task's page shows it."""

    held: Responsibility
    holder: str
    light: Light | None
    may_answer: bool
    measures: Sequence[tuple[Measure, Sequence[Proof]]]


def leads_shown(reach: Reach, task: Task, held: Sequence[Responsibility]) -> list[LeadShown]:
    """The responsibilities of a task, each with its light once the task is sent."""
    day, sent = clock.today(), task.state == Task.State.SENT
    found = []
    for one in held:
        one.task = task
        leads = one.role == Responsibility.Role.LEAD
        measures = [
            (measure, [_proof(each) for each in measure.evidence.all()])
            for measure in one.measures.all()
        ]
        shown = light_of(one, day) if leads and task.sent_on and not task.withdrawn_on else None
        # The lead's own work: who oversees them may do it too, but is not asked to.
        may = sent and leads and policy.is_own(reach, one.unit)
        found.append(LeadShown(one, holder_name(one), shown, may, measures))
    return found


def _proof(one: Evidence) -> Proof:
    day = clock.today()
    if one.finding_id is not None:
        href = reverse("checkups:finding", args=[one.finding_id])
        return Proof(one.says, href, _("体检问题"), holds(one, day))
    if one.document_id is not None:
        href = reverse("supervision:document", args=[one.document_id])
        return Proof(one.says, href, _("督导文件"), holds(one, day))
    href = reverse("registry:organisation", args=[one.organisation_id])
    return Proof(one.says, href, _("组织台账"), holds(one, day))


@login_required
@require_POST
def relay_pass(request: HttpRequest, relay_id: int) -> HttpResponse:
    """One click: it was passed on, by what stands in the prefilled fields."""
    relay = the_relay(reader_in(request), relay_id)
    form = RelayForm(request.POST)
    require(form.is_valid(), Invalid(_("请填传达日期和会议名称。")))
    typed = form.cleaned_data
    pass_on(actor=person_in(request), relay=relay, on=typed["passed_on"], at=typed["passed_at"])
    messages.success(request, _("已登记传达，不会再问。"))
    return redirect("supervision:meeting", relay.meeting_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def measure_plan(request: HttpRequest, responsibility_id: int) -> HttpResponse:
    """Plan one more measure of a lead."""
    reach = reader_in(request)
    lead = the_responsibility(reach, responsibility_id)
    require(policy.may_answer(reach, lead))
    typed = request.POST if request.method == "POST" else None
    soon = min(lead.task.due_on, clock.today() + _MONTH)
    form = MeasureForm(typed, initial={"by_on": soon})
    if typed is None or not form.is_valid():
        values = {"lead": lead, "holder": holder_name(lead), "form": form}
        status = 200 if typed is None else 422
        return render(request, "supervision/measure.html", values, status=status)
    plan_measure(
        actor=person_in(request), responsibility=lead, **form.cleaned_data, on=clock.today()
    )
    messages.success(request, _("措施已登记。做到了，附上一条记录就行，不用写总结。"))
    return redirect("supervision:task", lead.task_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, measure_id: int) -> HttpResponse:
    """Lay a record beside a measure."""
    reach = reader_in(request)
    measure = the_measure(reach, measure_id)
    lead = measure.responsibility
    require(policy.may_answer(reach, lead))
    typed = request.POST if request.method == "POST" else None
    form = EvidenceForm(typed, reach=reach)
    if typed is None or not form.is_valid():
        status = 200 if typed is None else 422
        values = {"measure": measure, "lead": lead, "form": form}
        return render(request, "supervision/evidence.html", values, status=status)
    shown, says = form.cleaned_data["record"], form.cleaned_data["says"]
    show_evidence(
        actor=person_in(request), measure=measure, shown=shown, says=says, on=clock.today()
    )
    messages.success(request, _("佐证已附上，核验单位能看到。"))
    return redirect("supervision:task", lead.task_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def extension_ask(request: HttpRequest, task_id: int) -> HttpResponse:
    """Ask for more time for what one leads."""
    reach = reader_in(request)
    task = the_task(reach, task_id)
    lead = own_lead(reach, task)
    if lead is None:
        raise NotFound
    typed = request.POST if request.method == "POST" else None
    form = ExtensionForm(typed, initial={"until": task.due_on + _MONTH})
    if typed is not None and form.is_valid():
        try:
            wish = Wish(**form.cleaned_data)
            ask_extension(actor=person_in(request), lead=lead, wish=wish, on=clock.today())
        except Invalid as refusal:
            form.add_error("until", str(refusal))
        else:
            messages.success(request, _("延期申请已提出，等督办单位答复。"))
            return redirect("supervision:task", task.pk)
    status = 200 if typed is None else 422
    return render(
        request, "supervision/extension.html", {"task": task, "form": form}, status=status
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def extension_decide(request: HttpRequest, extension_id: int) -> HttpResponse:
    """Grant or decline it, with a reason."""
    reach = reader_in(request)
    extension = the_extension(reach, extension_id)
    require(policy.may_decide_extension(reach, extension))
    typed = request.POST if request.method == "POST" else None
    form = AnswerForm(typed)
    if typed is None or not form.is_valid():
        values = {"extension": extension, "task": extension.task, "form": form}
        status = 200 if typed is None else 422
        return render(request, "supervision/extension_decide.html", values, status=status)
    decide_extension(
        actor=person_in(request),
        extension=extension,
        granted=form.cleaned_data["granted"] == "1",
        answer=form.cleaned_data["answer"],
        on=clock.today(),
    )
    messages.success(request, _("已答复。"))
    return redirect("supervision:task", extension.task_id)
