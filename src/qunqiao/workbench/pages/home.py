"""The first page of the workbench: what waits, most urgent first; when nothing waits, it says so."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from qunqiao.checkups.queries import latest_checkup, next_checkup
from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.pages import reach_in
from qunqiao.people.policy import OVERSEERS, may_use_workbench
from qunqiao.people.queries import visible_units
from qunqiao.registry.policy.intake import may_send_intake
from qunqiao.supervision.queries.rectifying import rectifications_due
from qunqiao.workbench.pages.ending import next_task
from qunqiao.workbench.pages.moved import moved_since
from qunqiao.workbench.queries import burden_this_month, next_steps


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """What waits for whoever asks, each with one button."""
    reach = reach_in(request)
    require(may_use_workbench(reach))
    today = clock.today()
    context = {
        "waiting": next_steps(reach, get_language() or "zh-hans"),
        "checkup": latest_checkup(),
        "coming": next_checkup(reach),
        "moved": moved_since(reach),
        "units": visible_units(reach).filter(closed_on__isnull=True).count(),
        "person": reach.person,
        "burden": burden_this_month(reach),
        "may_send": may_send_intake(reach),
        # Who orders is told what comes due; who does it has it among the steps.
        "tasks": rectifications_due(reach, None, today) if reach.has(OVERSEERS) else {},
        "next_task": next_task(reach, None, today) if reach.has(OVERSEERS) else None,
    }
    return render(request, "workbench/home.html", context)
