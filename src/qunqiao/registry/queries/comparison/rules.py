"""Judging a batch of rows against the registry, column by column: lengths, dates, scope, references."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from django.utils.translation import gettext_lazy as _

from qunqiao.registry.bridge import LAYOUTS
from qunqiao.registry.errors import both
from qunqiao.registry.queries.comparison.resolving import Ground
from qunqiao.registry.queries.comparison.rows import Rows
from qunqiao.registry.queries.comparison.tables import TABLES

BEGINS_TOO_LATE = _("它晚于名册里登记的 %(end)s")


def judge_cells(rows: Rows) -> None:
    """What the database would not hold, and dates out of order beside those on record."""
    for name, limit in _limits(rows.table.name).items():
        _judge_lengths(rows, name, limit)
    for index in list(rows.before):
        _judge_spans(rows, index)


def judge_scope(rows: Rows, ground: Ground) -> None:
    """The record must be the sender's to change, and what it points to theirs to point to."""
    for index, known in enumerate(rows.known):
        if known is not None and not ground.covers(known.path):
            rows.refuse(index, rows.table.key[0], "forbidden_unit")
    hidden = set(rows.found)
    for name, target in rows.table.references.items():
        lacking = ground.lacking(rows, name)
        if not lacking:
            continue
        for index, code in enumerate(rows.values[name]):
            if code not in lacking or index in hidden or index in rows.spoilt:
                continue
            # Someone who has moved to another unit is still this organisation's to sign off.
            if rows.known[index] is None or name not in rows.table.key:
                ground.refuse_reference(rows, index, name, target)


@cache
def _limits(table: str) -> Mapping[str, int]:
    """Where the database keeps less than the sheet lets through."""
    kept = TABLES[table].text_limits
    return {
        column.field: kept[column.field]
        for column in LAYOUTS[table].columns
        if column.kind == "text" and kept.get(column.field, column.max_length) < column.max_length
    }


def _judge_lengths(rows: Rows, name: str, limit: int) -> None:
    for index, value in enumerate(rows.values[name]):
        if isinstance(value, str) and len(value) > limit and index not in rows.spoilt:
            rows.refuse(index, name, "too_long", length=len(value), limit=limit)


def _judge_spans(rows: Rows, index: int) -> None:
    """Dates that are in order on the sheet may not be so beside the dates already on record."""
    for begin, end in rows.table.spans:
        first, last = rows.merged(index, begin), rows.merged(index, end)
        if not isinstance(first, date) or not isinstance(last, date) or first <= last:
            continue
        if rows.values[end][index] is not None:
            rows.refuse(index, end, "would_close_before_open", begin=first)
        else:
            rows.refuse(index, begin, "conflict", reason=both(BEGINS_TOO_LATE, end=last))
        return
