"""The first page of the workbench: what waits, most urgent first; when nothing waits, it says so."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from qunqiao.checkups.queries import latest_checkup
from qunqiao.kit.errors import require
from qunqiao.people.pages import reach_in
from qunqiao.people.policy import may_use_workbench
from qunqiao.people.queries import visible_units
from qunqiao.registry.policy.intake import may_send_intake
from qunqiao.workbench.queries import burden_this_month, next_steps


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """What waits for whoever asks, each with one button."""
    reach = reach_in(request)
    require(may_use_workbench(reach))
    context = {
        "waiting": next_steps(reach, get_language() or "zh-hans"),
        "checkup": latest_checkup(),
        "units": visible_units(reach).filter(closed_on__isnull=True).count(),
        "person": reach.person,
        "burden": burden_this_month(reach),
        "may_send": may_send_intake(reach),
    }
    return render(request, "workbench/home.html", context)
