"""Giving up an intake before it is written."""

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions._intakes import enter, locked
from qunqiao.registry.errors import IntakeClosed
from qunqiao.registry.models import Intake, IntakePart
from qunqiao.registry.policy.intake import may_withdraw_intake
from qunqiao.trail.recording import action, record


@action("registry.intake.withdraw")
def withdraw_intake(*, actor: Person, intake: Intake) -> Intake:
    """Give up ``intake``: its file and rows are erased, its name, digest and counts stay.

    People's data that will not enter the registry has no reason to be kept (PIPL Art. 19). Even an
    intake released for writing can be given up until the writing has begun.

    Raises:
        NotAllowed: ``actor`` did not send it.
        IntakeClosed: it was written or given up before.
    """
    require(may_withdraw_intake(reach_of(actor), intake))
    intake = locked(intake)
    if intake.state in (Intake.State.APPLIED, Intake.State.WITHDRAWN, Intake.State.UNDONE):
        raise IntakeClosed
    before = intake.state
    IntakePart.objects.filter(intake=intake).delete()
    intake.content = b""
    enter(intake, Intake.State.WITHDRAWN, "content")
    record(actor, on=intake, unit_id=actor.unit_id, before={"state": before})
    return intake
