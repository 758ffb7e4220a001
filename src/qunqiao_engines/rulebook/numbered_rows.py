"""Every subject with what belongs to it beside it: found by number where ids are numbers, not joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .columns import BATCH, Numbers, OutOfOrderError
from .model import Subject
from .reading_columns import Reader, columns_of, numbers_in
from .sources import PLANS, joined_steps


def numbered_rows(
    reader: Reader, subject: Subject, steps: Sequence[str], made: Mapping[str, pa.Table]
) -> pa.Table | None:
    """The rows of :func:`rows_query`, or None when ids are no numbers or too far apart.

    ``made`` are those steps that are there already.
    """
    try:
        return _rows(reader, subject, steps, made)
    except OutOfOrderError:
        return None


def _rows(
    reader: Reader, subject: Subject, steps: Sequence[str], made: Mapping[str, pa.Table]
) -> pa.Table:
    plan = PLANS[subject]
    reader.require_numbers("units.id", "organisations.id", "organisations.unit_id")
    lengths = {
        "unit": reader.length("units", "id"),
        "organisation": reader.length("organisations", "id"),
    }
    own = reader.table(_all(plan.own["s"]))
    columns: dict[str, Any] = {"s": _in_pieces(own)}
    for step in joined_steps(subject, steps):
        theirs, ours = plan.keys[step]
        length = lengths["organisation" if theirs == "organisation_id" else "unit"]
        table = (
            columns_of(made[step])
            if step in made
            else reader.columns(_all(plan.own.get(step, step)))
        )
        columns[step] = _beside(numbers_in(own[ours]), table, theirs, length)
    rows = pa.table(columns)
    # In batches, so that the database reads them on every core.
    return pa.Table.from_batches(rows.to_batches(max_chunksize=BATCH), rows.schema)


def _beside(ours: Numbers, table: dict[str, Any], key: str, length: int) -> Any:
    """For each of ``ours`` the row of ``table`` whose ``key`` it is, as structs; nulls where none."""
    keys = numbers_in(table[key])
    known = (keys >= 0) & (keys < length)
    # Behind the places of all numbers there is one more, where nothing stands.
    place_of = np.full(length + 1, -1, np.int32)
    place_of[keys[known]] = np.flatnonzero(known)
    places = place_of[np.where((ours >= 0) & (ours < length), ours, length)]
    nowhere = places < 0
    rows = pa.array(places, mask=nowhere)
    return _struct({name: _taken(column, places, nowhere, rows) for name, column in table.items()})


def _taken(column: Any, places: Numbers, nowhere: Numbers, rows: Any) -> Any:
    if not len(column) or column.null_count or not pa.types.is_integer(column.type):
        return pc.take(column, rows)
    return pa.array(column.to_numpy().take(places, mode="clip"), mask=nowhere)


def _all(step: str) -> str:
    return " ".join(("SELECT * FROM", step))


def _in_pieces(table: pa.Table) -> Any:
    """The rows of ``table`` as structs, in as many pieces as it has: putting them together copies all."""
    batches = table.to_batches()
    pieces = [_struct(dict(zip(table.column_names, b.columns, strict=True))) for b in batches]
    return pa.chunked_array(pieces, pa.struct(list(table.schema)))


def _struct(columns: dict[str, Any]) -> Any:
    return pa.StructArray.from_arrays([*columns.values()], [*columns])
