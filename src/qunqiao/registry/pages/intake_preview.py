"""One intake: what it would change or has changed, and the next step."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from qunqiao.kit import clock, listing
from qunqiao.kit.jobs import enqueue
from qunqiao.people.pages import person_in, reach_in
from qunqiao.people.policy import Reach
from qunqiao.registry import bridge
from qunqiao.registry.actions.confirm_intake import confirm_intake
from qunqiao.registry.actions.withdraw_intake import withdraw_intake
from qunqiao.registry.models import Intake
from qunqiao.registry.pages.intake_rows import rows_table
from qunqiao.registry.pages.intake_words import lead, sheet_names
from qunqiao.registry.policy.intake import (
    may_apply_intake,
    may_undo_intake,
    may_withdraw_intake,
)
from qunqiao.registry.queries.doubts import count_doubts
from qunqiao.registry.queries.intakes import rows_read_so_far, same_file_applied, the_intake

_AT_WORK = {Intake.State.READING, Intake.State.APPLYING}
_STEP = {
    Intake.State.READING: 1,
    Intake.State.UNREADABLE: 1,
    Intake.State.READY: 2,
    Intake.State.APPLYING: 3,
    Intake.State.APPLIED: 4,
}


@dataclass(frozen=True, slots=True)
class Progress:
    """Whether a job is at it, since how many seconds, and how many rows were read so far."""

    working: bool
    seconds: int
    rows: int


@login_required
@require_safe
def intake(request: HttpRequest, intake_id: int) -> HttpResponseBase:
    """The preview before it is written, the account of it afterwards."""
    reach = reach_in(request)
    found = the_intake(reach, intake_id)
    return listing.answer(
        request,
        rows_table(found),
        "registry/intake.html",
        intake=found,
        lead=lead(found),
        names=sheet_names(found),
        step=_STEP.get(Intake.State(found.state), 0),
        progress=_progress(found),
        can=_can(reach, found),
        doubts=_doubts(reach, found),
        earlier=_earlier(found),
        spoken=bridge.language(),
    )


@login_required
@require_safe
def intake_progress(request: HttpRequest, intake_id: int) -> HttpResponse:
    """How far the job is; once it is done, the whole page is asked for again."""
    found = the_intake(reach_in(request), intake_id)
    progress = _progress(found)
    if not progress.working:
        asked = bool(request.headers.get("HX-Request"))
        return HttpResponseClientRefresh() if asked else redirect("registry:intake", found.pk)
    values = {"intake": found, "progress": progress}
    return render(request, "registry/parts/_intake_progress.html", values)


@login_required
@require_POST
def intake_apply(request: HttpRequest, intake_id: int) -> HttpResponse:
    """Confirm the preview; a job writes it."""
    found = the_intake(reach_in(request), intake_id)
    confirm_intake(actor=person_in(request), intake=found)
    enqueue("registry.apply_intake", intake_id=found.pk)
    return redirect("registry:intake", found.pk)


@login_required
@require_POST
def intake_withdraw(request: HttpRequest, intake_id: int) -> HttpResponse:
    """Give the intake up."""
    found = the_intake(reach_in(request), intake_id)
    withdraw_intake(actor=person_in(request), intake=found)
    return redirect("registry:intake", found.pk)


def _progress(found: Intake) -> Progress:
    waited = clock.now() - found.since
    rows = rows_read_so_far(found) if found.state == Intake.State.READING else 0
    return Progress(found.state in _AT_WORK, int(waited.total_seconds()), rows)


def _can(reach: Reach, found: Intake) -> dict[str, bool]:
    own, ready = may_apply_intake(reach, found), found.state == Intake.State.READY
    gone = found.state in (Intake.State.WITHDRAWN, Intake.State.UNDONE)
    return {
        "apply": own and ready and found.would_write > 0 and not found.stopped,
        "withdraw": may_withdraw_intake(reach, found)
        and not gone
        and found.state != Intake.State.APPLIED,
        "send": own,
        "correct": own and ready and bool(found.sheets),
        "undo": found.state == Intake.State.APPLIED and may_undo_intake(reach, found),
        "rejects": found.count("refused") > 0 and not gone,
    }


def _doubts(reach: Reach, found: Intake) -> int:
    """How many rows the reader may decide on."""
    open_still = found.state == Intake.State.READY
    return count_doubts(found) if open_still and may_apply_intake(reach, found) else 0


def _earlier(found: Intake) -> Intake | None:
    """The same file, written before: worth knowing before anything else."""
    ready = found.state == Intake.State.READY
    return same_file_applied(found.sent_by, found.digest) if ready else None
