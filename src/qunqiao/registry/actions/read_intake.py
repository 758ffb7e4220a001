"""Keeping what a workbook says and what it would change, for its sender to look at."""

from collections.abc import Mapping

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions._intakes import counts_by_table, enter, locked, rows_to_keep
from qunqiao.registry.models import Intake, IntakeRow
from qunqiao.registry.policy.intake import may_apply_intake
from qunqiao.registry.queries.comparison import Reading
from qunqiao.trail.recording import action, record

BATCH = 1000


@action("registry.intake.read")
def read_intake(*, actor: Person, intake: Intake, reading: Reading | Mapping[str, str]) -> Intake:
    """Keep the preview of ``intake``: ``reading``, or the sentences (zh, en) why it cannot be read.

    The workbook is parsed and compared before this is called, so that other writers do not wait for
    it. A second call, by a job that ran twice, replaces what the first one kept; once the intake has
    moved on, it changes nothing.

    Raises:
        NotAllowed: ``actor`` did not send it, or has no such duty any more.
    """
    require(may_apply_intake(reach_of(actor), intake))
    intake = locked(intake)
    if intake.state not in (Intake.State.READING, Intake.State.READY):
        record(actor, on=intake, unit_id=actor.unit_id, outcome="too_late")
        return intake
    IntakeRow.objects.filter(intake=intake).delete()
    if isinstance(reading, Reading):
        IntakeRow.objects.bulk_create(rows_to_keep(intake, reading.rows), batch_size=BATCH)
        intake.sheets, intake.ignored = reading.sheets, reading.ignored
        enter(intake, Intake.State.READY, "sheets", "ignored")
        record(actor, on=intake, unit_id=actor.unit_id, tables=counts_by_table(intake))
    else:
        intake.trouble = dict(reading)
        enter(intake, Intake.State.UNREADABLE, "trouble")
        record(actor, on=intake, unit_id=actor.unit_id, outcome="unreadable")
    return intake
