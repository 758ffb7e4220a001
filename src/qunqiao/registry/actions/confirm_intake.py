"""Saying yes to a preview."""

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions._intakes import enter, locked
from qunqiao.registry.errors import IntakeNotReady, NothingToWrite, StoppedByRefusals
from qunqiao.registry.models import Intake
from qunqiao.registry.policy.intake import may_apply_intake
from qunqiao.trail.recording import action, record


@action("registry.intake.confirm")
def confirm_intake(*, actor: Person, intake: Intake) -> Intake:
    """Release a previewed intake for writing; a job then applies it.

    Need not be said again when the job is lost: another worker takes it up (``jobs.resume_intakes``).

    Raises:
        NotAllowed: ``actor`` did not send it, or has no such duty any more.
        IntakeNotReady: it is not previewed yet, or done, or being written at this moment.
        NothingToWrite: no row would add or change anything.
        StoppedByRefusals: a row was refused, and the sender asked for all or nothing.
    """
    require(may_apply_intake(reach_of(actor), intake))
    intake = locked(intake)
    if intake.state != Intake.State.READY:
        raise IntakeNotReady
    if intake.stopped:
        raise StoppedByRefusals
    if not intake.would_write:
        raise NothingToWrite
    intake.trouble = {}
    enter(intake, Intake.State.APPLYING, "trouble")
    record(actor, on=intake, unit_id=actor.unit_id, rows=intake.would_write)
    return intake
