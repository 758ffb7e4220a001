"""Judging rows against the registry: scope, references, dates, lengths, and one open record at a time."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from qunqiao.registry.bridge import LAYOUTS, ORDER
from qunqiao.registry.policy.intake import Scope
from qunqiao.registry.queries.comparison.ground import Ground, both
from qunqiao.registry.queries.comparison.judged import Judged
from qunqiao.registry.queries.comparison.known import known_records
from qunqiao.registry.queries.comparison.slots import judge_slots
from qunqiao.registry.queries.comparison.tables import TABLES, Table
from qunqiao.registry.queries.comparison.units import judge_units

BEGINS_TOO_LATE = _("它晚于名册里登记的 %(end)s")


def judge(rows: Iterable[Judged], scope: Scope) -> None:
    """Set the record each row speaks of and the reasons to refuse it; reads, never writes.

    Tables are judged in the order they depend on each other, so that a row may point to a row of the
    same workbook, but only to one that was itself accepted.
    """
    rows = list(rows)
    records = known_records(judged.row for judged in rows if not judged.spoilt)
    covered = all(scope.covers(unit.path) for unit in records["units"].values())
    ground = Ground(scope, records, sees_all=scope.everything or covered)
    by_table: dict[str, list[Judged]] = {name: [] for name in ORDER}
    for judged in rows:
        by_table[judged.row.table].append(judged)
    for name, several in by_table.items():
        _judge_table(TABLES[name], several, ground)


def _judge_table(table: Table, rows: list[Judged], ground: Ground) -> None:
    sound = [judged for judged in rows if not judged.spoilt]
    limits = _limits(table)
    for judged in sound:
        judged.known = ground.records[table.name].get(judged.key)
        _judge_lengths(judged, limits)
        _judge_spans(judged)
    for judged in rows:
        if judged.spoilt:
            ground.note(judged)
    if table.name == "units":
        judge_units(sound, ground)
        return
    for judged in sound:
        _judge_scope(judged, ground)
    if table.slot:
        judge_slots(table, sound, ground)
    for judged in sound:
        ground.note(judged)


def _limits(table: Table) -> dict[str, int]:
    """Where the database keeps less than the sheet lets through."""
    kept = table.text_limits
    return {
        column.field: kept[column.field]
        for column in LAYOUTS[table.name].columns
        if column.kind == "text" and kept.get(column.field, column.max_length) < column.max_length
    }


def _judge_lengths(judged: Judged, limits: dict[str, int]) -> None:
    for name, limit in limits.items():
        value = judged.row.values[name]
        if isinstance(value, str) and len(value) > limit:
            judged.refuse(name, "too_long", length=len(value), limit=limit)


def _judge_spans(judged: Judged) -> None:
    """Dates that are in order on the sheet may not be so beside the dates already on record."""
    if judged.known is None:
        return
    for begin, end in judged.table.spans:
        first, last = judged.merged(begin), judged.merged(end)
        if first is None or last is None or first <= last:  # type: ignore[operator]  # both are dates
            continue
        if judged.row.values[end] is not None:
            judged.refuse(end, "would_close_before_open", begin=first)
        else:
            judged.refuse(begin, "conflict", reason=both(BEGINS_TOO_LATE, end=last))


def _judge_scope(judged: Judged, ground: Ground) -> None:
    """The record must be the sender's to change, and what it points to theirs to point to."""
    known = judged.known
    if known is not None and not ground.scope.covers(known.path):
        judged.refuse(judged.table.key[0], "forbidden_unit")
        return
    for name, target in judged.table.references.items():
        # Someone who has moved to another unit is still this organisation's to sign off.
        settled = known is not None and name in judged.table.key
        if not settled and not ground.holds(target, judged.row.values[name]):
            ground.refuse_reference(judged, name, target)
