"""Keeping what a workbook says and what it would change, for its sender to look at."""

from collections.abc import Mapping

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions._intakes import counts_by_table, enter, keep_reading, locked
from qunqiao.registry.models import Intake
from qunqiao.registry.policy.intake import may_apply_intake, may_withdraw_intake
from qunqiao.registry.queries.comparison import Reading
from qunqiao.trail.recording import action, record


@action("registry.intake.read")
def read_intake(*, actor: Person, intake: Intake, reading: Reading | Mapping[str, str]) -> Intake:
    """Keep the preview of ``intake``: ``reading``, or the sentences (zh, en) why it cannot be read.

    The workbook is parsed and compared before this is called, so that other writers do not wait for
    it; what is kept is compressed, so that a preview is whole or not there at all, whatever is killed
    when. A second call, by a job that ran twice, replaces what the first one kept; once the intake has
    moved on, it changes nothing.

    Raises:
        NotAllowed: ``actor`` did not send it, or has no such duty any more; why a file could not be
            read may still be told.
    """
    reach = reach_of(actor)
    require(may_withdraw_intake(reach, intake))
    require(may_apply_intake(reach, intake) or not isinstance(reading, Reading))
    intake = locked(intake)
    if intake.state not in (Intake.State.READING, Intake.State.READY):
        record(actor, on=intake, unit_id=actor.unit_id, outcome="too_late")
    elif isinstance(reading, Reading):
        keep_reading(intake, reading)
        record(actor, on=intake, unit_id=actor.unit_id, tables=counts_by_table(intake))
    else:
        intake.trouble = dict(reading)
        enter(intake, Intake.State.UNREADABLE, "trouble")
        record(actor, on=intake, unit_id=actor.unit_id, outcome="unreadable")
    return intake
