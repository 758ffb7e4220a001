"""Taking an intake that could not be written back to its preview."""

from collections.abc import Mapping

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions._intakes import enter, locked
from qunqiao.registry.models import Intake
from qunqiao.registry.policy.intake import may_withdraw_intake
from qunqiao.trail.recording import action, record


@action("registry.intake.put_back")
def put_back_intake(*, actor: Person, intake: Intake, trouble: Mapping[str, str]) -> Intake:
    """Let ``intake`` wait for its sender again, with the sentences (zh, en) why it was not written.

    Without this a fault of ours would be met anew each time a worker takes the intake up.

    Raises:
        NotAllowed: ``actor`` did not send it.
    """
    require(may_withdraw_intake(reach_of(actor), intake))
    intake = locked(intake)
    before = intake.state
    if before == Intake.State.APPLYING:
        intake.trouble = dict(trouble)
        enter(intake, Intake.State.READY, "trouble")
    record(actor, on=intake, unit_id=actor.unit_id, before={"state": before}, trouble=trouble)
    return intake
