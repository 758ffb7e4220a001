"""Writing a previewed workbook into the registry, as it was shown and not otherwise."""

from collections.abc import Sequence

from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions._intakes import (
    before_to_keep,
    counts_by_table,
    enter,
    locked,
    verdict_to_keep,
)
from qunqiao.registry.actions._writing import write_rows
from qunqiao.registry.errors import IntakeNotReady, NothingToWrite
from qunqiao.registry.models import Intake, IntakeRow
from qunqiao.registry.policy.intake import may_apply_intake, scope_of
from qunqiao.registry.queries.comparison import Judged, judge_again, tally
from qunqiao.registry.queries.intakes import digest_of, rows_of
from qunqiao.trail.recording import action, record

BATCH = 500


@action("registry.intake.apply")
def apply_intake(*, actor: Person, intake: Intake) -> Intake:
    """Write the rows of ``intake``, all that were shown as accepted or none.

    The rows are first compared with the registry again. If any would now do something else than its
    sender was shown - somebody changed the record, or gave the code to another - nothing is written:
    the intake goes back to ``ready`` with the new preview, rows in conflict refused, to be looked at
    and confirmed again. A job that runs twice finds the intake applied and is refused.

    Raises:
        NotAllowed: ``actor`` did not send it, or has no such duty any more.
        IntakeNotReady: it is not waiting to be written.
        NothingToWrite: no row would add or change anything.
    """
    reach = reach_of(actor)
    require(may_apply_intake(reach, intake))
    intake = locked(intake)
    if intake.state not in (Intake.State.READY, Intake.State.APPLYING):
        raise IntakeNotReady
    if not intake.would_write:
        raise NothingToWrite
    rows = list(rows_of(intake))
    again = judge_again(rows, scope_of(reach))
    moved = [pair for pair in zip(rows, again, strict=True) if _moved(*pair)]
    if moved:
        _show_again(intake, rows, moved)
        record(actor, on=intake, unit_id=actor.unit_id, outcome="refreshed", rows=len(moved))
        return intake
    write_rows([pair for pair in zip(rows, again, strict=True) if not pair[1].refused])
    _keep_record_ids(rows)
    intake.applied_at = clock.now()
    intake.refreshed = False
    enter(intake, Intake.State.APPLIED, "applied_at", "refreshed")
    tables = counts_by_table(intake)
    record(actor, on=intake, unit_id=actor.unit_id, tables=tables, rows_digest=digest_of(rows))
    return intake


def _moved(row: IntakeRow, judged: Judged) -> bool:
    return (row.verdict, row.before) != (judged.verdict, before_to_keep(judged))


def _show_again(
    intake: Intake, rows: Sequence[IntakeRow], moved: Sequence[tuple[IntakeRow, Judged]]
) -> None:
    for row, judged in moved:
        for name, value in verdict_to_keep(judged).items():
            setattr(row, name, value)
    fields = ["verdict", "key", "before", "raw", "reasons", "record_id"]
    IntakeRow.objects.bulk_update([row for row, _ in moved], fields, batch_size=BATCH)
    counts = tally(((row.sheet, row.verdict) for row in rows), len(intake.sheets))
    intake.sheets = [old | new for old, new in zip(intake.sheets, counts, strict=True)]
    intake.refreshed = True
    enter(intake, Intake.State.READY, "sheets", "refreshed")


def _keep_record_ids(rows: Sequence[IntakeRow]) -> None:
    """Only new records got an id just now; an upsert is many times faster than Django's CASE update."""
    IntakeRow.objects.bulk_create(
        [row for row in rows if row.verdict == IntakeRow.Verdict.ADD],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["record_id"],
    )
