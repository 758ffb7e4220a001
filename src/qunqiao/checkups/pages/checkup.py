"""One check-up: what was examined, what came out, and how to compute it again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qunqiao.checkups import policy, queries
from qunqiao.checkups.models import Checkup
from qunqiao.checkups.pages import language, reader_in

_STEPS = {Checkup.State.QUEUED: 0, Checkup.State.RUNNING: 1, Checkup.State.DONE: 3}


@login_required
@require_safe
def checkup(request: HttpRequest, checkup_id: int) -> HttpResponse:
    """The check-up as far as it has come; counts are those of the reader's own units."""
    reach = reader_in(request)
    shown = queries.the_checkup(reach, checkup_id)
    values = {
        "checkup": shown,
        "step": _STEPS.get(Checkup.State(shown.state), 0),
        "outcomes": queries.outcomes_in(reach, shown),
        "former": queries.pair_of(reach, None, shown.pk)
        if shown.state == Checkup.State.DONE
        else None,
        "turnover": queries.turnover(reach, shown),
        "whole": policy.may_order(reach),
        "again": _again(shown),
        "tongue": "en" if language().startswith("en") else "zh",
    }
    return render(request, "checkups/checkup.html", values)


def _again(shown: Checkup) -> str:
    """The command that computes the result again from what was kept; "" where too little was."""
    return f"qunqiao verify checkup {shown.pk}" if shown.result else ""
