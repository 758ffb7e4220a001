"""Counting in sorted columns: Arrow arrays, a few operations on a million rows at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

#: Rows in a batch: few enough that its columns stay in the memory just freed by the last one, and
#: that three counts of up to so many fit into one 64-bit number.
BATCH = 120_000
_BITS = 20
_MASK = (1 << _BITS) - 1


@dataclass(frozen=True)
class Runs:
    """Counts by group, a row for each run of equal groups; a group may have several runs."""

    groups: Any
    packed: Any

    def table(self, group: str, names: Sequence[str]) -> pa.Table:
        """The runs as a table: the group, then each count under its name."""
        shifted = (pc.shift_right(self.packed, _BITS * place) for place in range(len(names)))
        counts = [pc.bit_wise_and(column, _MASK) for column in shifted]
        return pa.table([self.groups, *counts], names=[group, *names])


def weights(*tests: int, of: int) -> Any:
    """For each value of some flags, below ``of``, what it adds to a packed count.

    Each test is a set of flags that must all be there for the count in its place to grow by one.
    """
    values = range(of)
    return pa.array(
        [sum(((v & t) == t) << (_BITS * place) for place, t in enumerate(tests)) for v in values],
        type=pa.int64(),
    )


def run_sums(groups: Any, packed: Any) -> Runs:
    """The sums of ``packed`` over each run of equal ``groups``; at most :data:`BATCH` rows."""
    return run_sums_of(pc.run_end_encode(groups), packed)


def run_sums_of(runs: Any, packed: Any) -> Runs:
    """The sums of ``packed`` over runs that are known already."""
    return Runs(runs.values, _sums(runs.run_ends, packed))


def merged(table: pa.Table) -> tuple[pa.Table, bool]:
    """``table``, its first column a group and the others counts, with neighbouring runs added up.

    The second value says whether each group now has one row.
    """
    group, *counts = table.column_names
    runs = pc.run_end_encode(table[group].combine_chunks())
    columns = [_sums(runs.run_ends, table[count].combine_chunks()) for count in counts]
    groups = runs.values
    rising = not groups.null_count and pc.all(
        pc.greater(groups.slice(1), groups.slice(0, len(groups) - 1))
    )
    return pa.table([groups, *columns], names=table.column_names), bool(rising and rising.as_py())


def _sums(ends: Any, values: Any) -> Any:
    totals = pc.take(pc.cumulative_sum(values), pc.subtract(ends, 1))
    before = pa.concat_arrays([pa.array([0], pa.int64()), totals]).slice(0, len(totals))
    return pc.subtract(totals, before)


def marks(rows: Sequence[Any], length: int) -> Any:
    """For each number below ``length`` whether it is among ``rows``."""
    if not rows or not length:
        return pa.repeat(pa.scalar(value=False), length)
    places = pc.inverse_permutation(pa.concat_arrays(rows), max_index=length - 1)
    return pc.is_valid(places)


def by_number(numbers: Any, values: Any, length: int) -> Any:
    """``values`` in the places that ``numbers`` name, 0 elsewhere, as an array of ``length``."""
    return pc.fill_null(
        pc.scatter(values, numbers, max_index=length - 1), pa.scalar(0, values.type)
    )


def places(ids: Any, length: int) -> Any:
    """For each number below ``length`` the place at which it stands in ``ids``, null where nowhere."""
    return pc.inverse_permutation(ids, max_index=length - 1)


def order(columns: Sequence[Any]) -> tuple[Any, Any]:
    """For each row but the first whether it stands before its predecessor, and whether it equals it.

    Rows compare by the first of ``columns``, then the next. Columns hold no nulls.
    """
    length = max(len(columns[0]) - 1, 0)
    before = pa.repeat(pa.scalar(value=False), length)
    same = pa.repeat(pa.scalar(value=True), length)
    for column in columns:
        here, previous = column.slice(1), column.slice(0, length)
        before = pc.or_(before, pc.and_(same, pc.less(here, previous)))
        same = pc.and_(same, pc.equal(here, previous))
    return before, same
