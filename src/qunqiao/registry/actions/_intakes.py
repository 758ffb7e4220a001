"""What the acts on an intake share: the lock, its next state, and its rows as they are kept."""

from collections.abc import Iterable, Iterator
from typing import Any

from qunqiao.kit import clock
from qunqiao.registry import bridge
from qunqiao.registry.models import Intake, IntakeRow
from qunqiao.registry.queries.comparison import Judged


def locked(intake: Intake) -> Intake:
    """The intake as it is now, held until the act is done."""
    return (
        Intake.objects.select_for_update(of=("self",)).select_related("sent_by").get(pk=intake.pk)
    )


def enter(intake: Intake, state: Intake.State, *more: str) -> None:
    """Put the intake into its next state, with whatever ``more`` fields changed."""
    intake.state, intake.since = state, clock.now()
    intake.save(update_fields=["state", "since", *more])


def counts_by_table(intake: Intake) -> dict[str, dict[str, int]]:
    """For the trail: how many rows of each table got which verdict."""
    counts: dict[str, dict[str, int]] = {}
    for sheet in intake.sheets:
        of_table = counts.setdefault(sheet["table"], dict.fromkeys(IntakeRow.Verdict.values, 0))
        for verdict in of_table:
            of_table[verdict] += sheet[verdict]
    return counts


def rows_to_keep(intake: Intake, rows: Iterable[Judged]) -> Iterator[IntakeRow]:
    """The judged rows as the intake keeps them."""
    for judged in rows:
        row = judged.row
        yield IntakeRow(
            intake=intake,
            table=row.table,
            sheet=judged.sheet,
            number=row.number,
            values=bridge.to_json(row.values),
            warnings=[bridge.reason(warning) for warning in row.warnings],
            **verdict_to_keep(judged),
        )


def verdict_to_keep(judged: Judged) -> dict[str, Any]:
    """The part of a kept row that depends on the registry."""
    written = [str(value) for value in judged.key if value is not None]
    return {
        "verdict": judged.verdict,
        "key": " / ".join(written),
        "before": before_to_keep(judged),
        "raw": dict(judged.row.raw) if judged.refused else {},
        "reasons": judged.all_reasons,
        "record_id": judged.known.pk if judged.known and not judged.refused else None,
    }


def before_to_keep(judged: Judged) -> dict[str, Any]:
    """The fields a row would change as they are; None where nothing was on record."""
    before = judged.before
    return {**dict.fromkeys(before), **bridge.to_json(before)}
