"""Every subject with what belongs to it beside it: found by number where ids are numbers, not joined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from .columns import BATCH, places
from .model import Subject
from .reading_columns import OutOfOrderError, Reader
from .sources import PLANS, joined_steps

_TABLES = {"id": "organisations", "unit_id": "units"}


def numbered_rows(reader: Reader, subject: Subject, steps: Sequence[str]) -> pa.Table | None:
    """The rows of :func:`rows_query`, or None when ids are no numbers or too far apart."""
    try:
        return _rows(reader, subject, steps)
    except OutOfOrderError:
        return None


def _rows(reader: Reader, subject: Subject, steps: Sequence[str]) -> pa.Table:
    plan = PLANS[subject]
    reader.require_numbers("units.id", "organisations.id", "organisations.unit_id")
    lengths = {
        "unit": reader.length("units", "id"),
        "organisation": reader.length("organisations", "id"),
    }
    own = reader.columns(f"SELECT * FROM {plan.own['s']}")  # noqa: S608 - names and numbers of our own
    columns = {"s": _struct(own)}
    for step in joined_steps(subject, steps):
        theirs, ours = plan.keys[step]
        length = lengths["organisation" if theirs == "organisation_id" else "unit"]
        table = reader.columns(f"SELECT * FROM {plan.own.get(step, step)}")  # noqa: S608 - names and numbers of our own
        columns[step] = _beside(own[ours], table, theirs, length)
    # In pieces, so that the database reads them on every core.
    table = pa.table(columns)
    return pa.Table.from_batches(table.to_batches(max_chunksize=BATCH), table.schema)


def _beside(ours: Any, table: dict[str, Any], key: str, length: int) -> Any:
    """For each of ``ours`` the row of ``table`` whose ``key`` it is, as structs; nulls where none."""
    known = pc.and_(pc.greater_equal(table[key], 0), pc.less(table[key], length))
    if not pc.all(known).as_py() or table[key].null_count:
        table = {name: column.filter(known) for name, column in table.items()}
    within = pc.if_else(pc.and_(pc.greater_equal(ours, 0), pc.less(ours, length)), ours, None)
    place = pc.take(places(table[key], length), within)
    return _struct({name: pc.take(column, place) for name, column in table.items()})


def _struct(columns: dict[str, Any]) -> Any:
    return pa.StructArray.from_arrays([*columns.values()], [*columns])
