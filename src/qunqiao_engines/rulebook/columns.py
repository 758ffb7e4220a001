"""Counting in sorted columns: Arrow arrays, a few operations on a million rows at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

#: Rows in a batch: three counts of up to so many fit into one 64-bit number.
BATCH = 1_000_000
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
    ends = pc.subtract(runs.run_ends, 1)
    totals = pc.take(pc.cumulative_sum(packed), ends)
    before = pa.concat_arrays([pa.array([0], pa.int64()), totals.slice(0, max(len(totals) - 1, 0))])
    return Runs(runs.values, pc.subtract(totals, before.slice(0, len(totals))))


def marks(rows: Sequence[Any], length: int) -> Any:
    """For each number below ``length`` whether it is among ``rows``."""
    if not rows or not length:
        return pa.repeat(pa.scalar(False), length)
    places = pc.inverse_permutation(pa.concat_arrays(rows), max_index=length - 1)
    return pc.is_valid(places)


def by_number(numbers: Any, values: Any, length: int) -> Any:
    """``values`` in the places that ``numbers`` name, 0 elsewhere, as an array of ``length``."""
    return pc.fill_null(pc.scatter(values, numbers, max_index=length - 1), pa.scalar(0, values.type))
