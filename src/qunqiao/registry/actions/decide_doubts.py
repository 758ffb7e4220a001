"""Saying who a doubtful row is about."""

from collections.abc import Mapping

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions._intakes import enter, locked
from qunqiao.registry.errors import HeadingsSettled
from qunqiao.registry.models import Intake, IntakePart
from qunqiao.registry.policy.intake import may_apply_intake
from qunqiao.trail.recording import action, record


@action("registry.intake.decide")
def decide_doubts(*, actor: Person, intake: Intake, decisions: Mapping[str, str]) -> Intake:
    """Have ``intake`` compared again with these decisions.

    ``decisions`` maps a row ("place:number") to the staff number of the person it is about, or to "" if
    it is about nobody on record. A staff number out of reach is refused by the comparison, as any is.

    Raises:
        NotAllowed: ``actor`` did not send it, or has no such duty any more.
        HeadingsSettled: it is being read or written, or that is done.
    """
    require(may_apply_intake(reach_of(actor), intake))
    intake = locked(intake)
    if intake.state != Intake.State.READY:
        raise HeadingsSettled
    intake.decisions = {**intake.decisions, **decisions}
    IntakePart.objects.filter(intake=intake).delete()
    enter(intake, Intake.State.READING, "decisions")
    record(actor, on=intake, unit_id=actor.unit_id, rows=sorted(decisions))
    return intake
