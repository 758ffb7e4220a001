"""Saying yes to a preview."""

from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions._intakes import enter, locked
from qunqiao.registry.errors import IntakeNotReady, NothingToWrite
from qunqiao.registry.models import Intake
from qunqiao.registry.policy.intake import LOST_AFTER, may_apply_intake
from qunqiao.trail.recording import action, record


@action("registry.intake.confirm")
def confirm_intake(*, actor: Person, intake: Intake) -> Intake:
    """Release a previewed intake for writing; a job then applies it.

    May be said again when the job was lost: writing is one transaction, so that nothing of the lost
    attempt is in the registry.

    Raises:
        NotAllowed: ``actor`` did not send it, or has no such duty any more.
        IntakeNotReady: it is not previewed yet, or done, or being written at this moment.
        NothingToWrite: no row would add or change anything.
    """
    require(may_apply_intake(reach_of(actor), intake))
    intake = locked(intake)
    lost = intake.state == Intake.State.APPLYING and clock.now() - intake.since > LOST_AFTER
    if intake.state != Intake.State.READY and not lost:
        raise IntakeNotReady
    if not intake.would_write:
        raise NothingToWrite
    enter(intake, Intake.State.APPLYING)
    record(actor, on=intake, unit_id=actor.unit_id, rows=intake.would_write)
    return intake
