"""Every subject with what belongs to it beside it: found by number where ids are numbers, not joined."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .columns import Numbers, OutOfOrderError, numbers_in
from .model import Subject
from .reading_columns import Reader, columns_of, in_one_piece
from .sources import PLANS, Columns, column_in_rows

#: Subjects put together at a time: few enough that their columns stay where the last ones were.
_AT_ONCE = 30_000


@dataclass(frozen=True)
class _Step:
    """What one step counted: where the row of each number stands, and the columns by their name in rows."""

    ours: str
    place_of: Numbers
    columns: Mapping[str, Any]

    def beside(self, ours: Numbers, wanted: Collection[str] | None) -> Iterator[tuple[str, Any]]:
        """For each of ``ours`` what stands under its number, nulls where nothing does: ``wanted`` columns or all."""
        # Behind the places of all numbers there is one more, where nothing stands.
        nowhere = len(self.place_of) - 1
        known = np.where((ours >= 0) & (ours < nowhere), ours, nowhere)
        places = self.place_of.take(known)
        missing = places < 0
        rows = pa.array(places, mask=missing)
        valid = pa.py_buffer(np.packbits(~missing, bitorder="little")) if missing.any() else None
        for name, column in self.columns.items():
            if wanted is not None and name not in wanted:
                continue
            if not len(column) or column.null_count or not pa.types.is_integer(column.type):
                yield name, pc.take(column, rows)
            else:
                taken = pa.py_buffer(numbers_in(column).take(places, mode="clip"))
                yield name, pa.Array.from_buffers(column.type, len(places), [valid, taken])


@dataclass(frozen=True)
class NumberedRows:
    """The rows of :func:`rows_query`, made so many at a time when they are asked for.

    ``own`` are the subjects with those columns of their own row that are ``tested``.
    """

    own: pa.Table
    steps: tuple[_Step, ...]
    tested: frozenset[str]

    def stream(self, chosen: Any) -> pa.RecordBatchReader:
        """What is tested of those subjects that ``chosen``, a truth value for each, says."""
        own = self.own.filter(chosen)
        nobody = self._batch(own.schema.empty_table())
        pieces = (own.slice(begin, _AT_ONCE) for begin in range(0, own.num_rows, _AT_ONCE))
        return pa.RecordBatchReader.from_batches(nobody.schema, map(self._batch, pieces))

    def whole(self, own: pa.Table) -> pa.Table:
        """All columns, for some subjects of whom all columns of their ``own`` row are given."""
        return pa.table(self._columns(own, None))

    def _batch(self, own: pa.Table) -> pa.RecordBatch:
        return pa.RecordBatch.from_pydict(self._columns(own, self.tested))

    def _columns(self, own: pa.Table, wanted: Collection[str] | None) -> dict[str, Any]:
        ours = columns_of(own)
        columns = {column_in_rows("s", name): column for name, column in ours.items()}
        for step in self.steps:
            columns.update(step.beside(numbers_in(ours[step.ours]), wanted))
        return columns


def numbered_rows(
    reader: Reader,
    subject: Subject,
    columns: Columns,
    made: Mapping[str, pa.Table],
    *,
    tested: Columns,
) -> NumberedRows | None:
    """The rows with ``columns``, or None when ids are no numbers or too far apart.

    ``tested`` are the columns wanted of every subject; ``made`` are those steps that are there already.
    """
    plan = PLANS[subject]
    try:
        reader.require_numbers("units.id", "organisations.id", "organisations.unit_id")
        lengths = {
            "unit_id": reader.length("units", "id"),
            "organisation_id": reader.length("organisations", "id"),
        }
        own = reader.table(_select(tested["s"], plan.own["s"]))
        numbers_in(own["id"]), numbers_in(own[plan.unit_id])
        steps = []
        for step in columns.keys() - {"s"}:
            theirs, ours = plan.keys[step]
            wanted = [theirs, *(name for name in columns[step] if name != theirs)]
            query = _select(wanted, plan.own.get(step, step))
            table = columns_of(made[step].select(wanted)) if step in made else reader.columns(query)
            length = lengths.get(theirs, lengths["unit_id"])
            named = {column_in_rows(step, name): table[name] for name in columns[step]}
            steps.append(_Step(ours, _places(numbers_in(table[theirs]), length), named))
    except OutOfOrderError:
        return None
    names = (column_in_rows(step, name) for step in tested for name in tested[step])
    return NumberedRows(own, tuple(steps), frozenset(names))


def near_holders(made: Mapping[str, pa.Table], found: Any) -> pa.Table:
    """The holders in organisations ``found``, and every post of those who hold several anywhere."""
    holders = made["holders"]
    organisations = numbers_in(in_one_piece(holders["organisation_id"]))
    persons = numbers_in(in_one_piece(holders["person_key"]))
    near = _marked(organisations, found) | _marked(persons, made["crowded"]["person_key"])
    return holders.filter(pa.array(near))


def _marked(numbers: Numbers, chosen: Any) -> Numbers:
    """Which of ``numbers`` are among those ``chosen``."""
    marks = np.zeros(int(numbers.max(initial=0)) + 1, np.bool_)
    among = numbers_in(in_one_piece(chosen))
    marks[among[among < len(marks)]] = True
    return marks.take(numbers)


def _places(keys: Numbers, length: int) -> Numbers:
    """For each number below ``length``, and one more, where it stands among ``keys``; -1 if nowhere."""
    place_of = np.full(length + 1, -1, np.int32)
    places = np.arange(len(keys), dtype=np.int32)
    if len(keys) and (keys.min() < 0 or keys.max() >= length):
        known = (keys >= 0) & (keys < length)
        keys, places = keys[known], places[known]
    place_of[keys] = places
    return place_of


def _select(columns: Iterable[str], step: str) -> str:
    return " ".join(("SELECT", ", ".join(columns), "FROM", step))
