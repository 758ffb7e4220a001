"""Writing a previewed workbook into the registry, as it was shown and not otherwise."""

from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions._details import keep_details
from qunqiao.registry.actions._former_names import keep_former_names
from qunqiao.registry.actions._intakes import counts_by_table, enter, keep_reading, locked
from qunqiao.registry.actions._storing import lock_registry
from qunqiao.registry.actions._writing import write_parts
from qunqiao.registry.errors import IntakeNotReady, NothingToWrite, StoppedByRefusals
from qunqiao.registry.models import Intake, IntakePart
from qunqiao.registry.policy.intake import may_apply_intake, moves_registry, scope_of
from qunqiao.registry.queries.comparison import Reading, judge_again
from qunqiao.registry.queries.intake_rows import reading_of
from qunqiao.registry.queries.intakes import digest_of
from qunqiao.trail.queries import actions_after
from qunqiao.trail.recording import action, record


@action("registry.intake.apply")
def apply_intake(*, actor: Person, intake: Intake) -> Intake:
    """Write the rows of ``intake``, all that were shown as accepted or none.

    If the registry moved since the preview, the rows are first compared with it again. If any would
    now do something else than its sender was shown - somebody changed the record, or gave the code to
    another - nothing is written: the intake goes back to ``ready`` with the new preview, rows in
    conflict refused, to be looked at and confirmed again. A job that runs twice finds the intake
    applied and is refused.

    Raises:
        NotAllowed: ``actor`` did not send it, or has no such duty any more.
        IntakeNotReady: it is not waiting to be written.
        NothingToWrite: no row would add or change anything.
        StoppedByRefusals: a row was refused, and the sender asked for all or nothing.
    """
    reach = reach_of(actor)
    require(may_apply_intake(reach, intake))
    intake = locked(intake)
    _require_ready(intake)
    lock_registry()
    shown = reading_of(intake, scope_of(reach))
    if not _still_holds(intake, shown):
        again = judge_again(shown)
        if moved := _moved(shown, again):
            keep_reading(intake, again, refreshed=True)
            record(actor, on=intake, unit_id=actor.unit_id, outcome="refreshed", rows=moved)
            return intake
        keep_reading(intake, again)
    parts = list(IntakePart.objects.filter(intake=intake).order_by("number"))
    write_parts(intake, parts)
    keep_details(actor, intake, parts)
    keep_former_names(intake, parts, clock.today())
    intake.applied_at = clock.now()
    intake.refreshed = False
    enter(intake, Intake.State.APPLIED, "applied_at", "refreshed")
    tables = counts_by_table(intake)
    record(actor, on=intake, unit_id=actor.unit_id, tables=tables, rows_digest=digest_of(parts))
    return intake


def _require_ready(intake: Intake) -> None:
    if intake.state not in (Intake.State.READY, Intake.State.APPLYING):
        raise IntakeNotReady
    if intake.stopped:
        raise StoppedByRefusals
    if not intake.would_write:
        raise NothingToWrite


def _still_holds(intake: Intake, shown: Reading) -> bool:
    """Whether the preview is what judging again would give.

    Nothing is written but by acts that stand on the trail; where none of those that followed touches
    the registry, and the sender's scope is the same, nothing a row was judged by has changed. The
    registry's tables are locked, so none can follow now.
    """
    same_scope = intake.judged_for == shown.scope.as_kept()
    return same_scope and not any(map(moves_registry, actions_after(intake.judged_after)))


def _moved(shown: Reading, again: Reading) -> int:
    """How many rows would now do something else than was shown."""
    if [part.content for part in shown.parts] == [part.content for part in again.parts]:
        return 0
    moved = 0
    for (_, old), (_, new) in zip(shown.kept(), again.kept(), strict=True):
        moved += sum(
            old.verdicts[index] != new.verdicts[index]
            or old.before.get(index) != new.before.get(index)
            for index in range(len(old))
        )
    return moved
