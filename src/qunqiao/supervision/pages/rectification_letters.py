"""The letters that ordered rectification, as a list and one by one; and a finding's tasks beside it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from qunqiao.checkups.models import Outcome
from qunqiao.checkups.policy import may_waive
from qunqiao.checkups.queries import the_finding
from qunqiao.kit import clock, columns
from qunqiao.kit.listing import Table, answer, choice
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.people.queries import under
from qunqiao.registry.queries.units import unit_choices
from qunqiao.supervision.pages import reader_in
from qunqiao.supervision.pages.limits import due_story
from qunqiao.supervision.pages.tasks import state_of
from qunqiao.supervision.policy.rectifying import due_days
from qunqiao.supervision.queries.closing import can_withdraw
from qunqiao.supervision.queries.rectifying import (
    tasks_of_finding,
    tasks_of_letter,
    the_rectification_letter,
    visible_rectification_letters,
    why_not,
)


@login_required
@require_safe
def rectification_letters(request: HttpRequest) -> HttpResponseBase:
    """The letters one may see, the latest first."""
    reach = reader_in(request)
    units = unit_choices(reach, request.GET.get("unit", ""))
    paths = {str(unit.pk): unit.path for unit in units}
    table = Table(
        title=_("整改通知书"),
        rows=visible_rectification_letters(reach),
        columns=_columns(),
        filters=[
            choice(
                "unit",
                _("单位"),
                [(str(unit.pk), unit.name) for unit in units],
                lambda rows, value: rows.filter(under([paths[value]], "unit__path")),
            )
        ],
        order=("-sent_on", "unit__path"),
        sentence=lambda n: ngettext("共 %(n)d 份通知书", "共 %(n)d 份通知书", n) % {"n": n},
        empty=_("还没有整改通知书。在体检问题名单里选好问题，就可以下达整改。"),
        href=lambda row: reverse("supervision:rectification_letter", args=[row.pk]),
        day=clock.today(),
    )
    can = {"send": reach.has(OVERSEERS)}
    return answer(request, table, "supervision/rectification_letters.html", can=can)


def _columns() -> list[columns.Column]:
    return [
        columns.text("unit", _("整改单位"), lambda row: row.unit.name, "unit__path"),
        columns.dated("sent_on", _("下达日期"), lambda row: row.sent_on, "sent_on"),
        columns.counted("tasks", _("整改任务"), lambda row: row.task_count, "task_count"),
        columns.counted("closed", _("已销号"), lambda row: row.closed_count, "closed_count"),
        columns.counted(
            "withdrawn", _("已撤回"), lambda row: row.withdrawn_count, "withdrawn_count"
        ),
        columns.text("sender", _("督办单位"), lambda row: row.sender.name, "sender__path"),
    ]


@login_required
@require_safe
def rectification_letter(request: HttpRequest, rectification_id: int) -> HttpResponse:
    """The letter as it was sent, and how far its tasks are."""
    reach = reader_in(request)
    letter = the_rectification_letter(reach, rectification_id)
    tasks = list(tasks_of_letter(letter))
    values = {
        "letter": letter,
        "tasks": [(one, state_of(one)) for one in tasks],
        "can": {"withdraw": can_withdraw(reach, letter, tasks)},
    }
    return render(request, "supervision/rectification_letter.html", values)


@login_required
@require_safe
@vary_on_headers("HX-Request")
def finding_tasks(request: HttpRequest, finding_id: int) -> HttpResponse:
    """The tasks of one finding: state, who answers, and the step to take; a part, or a page of its own."""
    reach = reader_in(request)
    finding = the_finding(reach, finding_id)
    tasks = tasks_of_finding(reach, finding)
    values = {
        "finding": finding,
        # For whoever stands above the unit this is the step to take; the unit itself has its records to mend.
        "main": may_waive(reach, finding.unit),
        "tasks": [(one, state_of(one), _answers(one)) for one in tasks],
        "running": not all(one.is_over for one in tasks),
        "unknown": finding.outcome == Outcome.UNKNOWN,
        "advice": finding.outcome == Outcome.ADVICE,
        "due": due_days(clock.today())[finding.severity],
        "due_story": due_story(),
        "may_send": _may_send(reach)
        and not why_not(finding, clock.today())
        and all(one.is_over for one in tasks),
    }
    part = "HX-Request" in request.headers
    page = "supervision/parts/_finding_tasks.html" if part else "supervision/finding_tasks.html"
    return render(request, page, values)


def _answers(task: object) -> str:
    names = [one.unit.name for one in task.leads]  # type: ignore[attr-defined]  # set by tasks_of_finding
    return _("、").join(names)


def _may_send(reach: Reach) -> bool:
    return reach.has(OVERSEERS)
