"""Counting in columns of numbers: numpy arrays, a few operations on a hundred thousand rows at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

#: Whole numbers or truth values, one a row.
Numbers = npt.NDArray[Any]

#: Rows in a batch: few enough that its columns stay in the memory just freed by the last one. DuckDB writes
#: Parquet in groups of so many.
BATCH = 122_880
# Six counts of up to a thousand rows fit into one 64-bit number.
_BITS, _TOGETHER = 10, 6
_MASK = (1 << _BITS) - 1
# One more than the largest set of flags: flags are bytes.
_SETS = 1 << 8
#: The number of the first day, and of the one that stands for a day that is not recorded, after all that are.
EPOCH = date(1970, 1, 1)
NO_DAY = (date.max - EPOCH).days


class OutOfOrderError(Exception):
    """The tables are not as a sorted pass needs them; nothing is wrong with them otherwise."""


class Counts:
    """How many rows of each group carry certain flags; a group is a number below ``length``.

    Each of ``tests`` is the name of a count and the flags that must all be there for it to grow.
    Rows may come in any order; where those of a group stand together it goes fastest.
    """

    def __init__(self, length: int, tests: Mapping[str, int]) -> None:
        self.seen = np.zeros(length, np.bool_)
        self.totals = {name: np.zeros(length, np.int32) for name in tests}
        packs = [[*tests][place : place + _TOGETHER] for place in range(0, len(tests), _TOGETHER)]
        self._packs = [(names, _weights([tests[name] for name in names])) for names in packs]

    def add(self, groups: Numbers, flags: Numbers) -> None:
        """Count rows; those without a flag may count for nothing and tell that there is the group."""
        for begin in range(0, len(groups), BATCH):
            rows = slice(begin, begin + BATCH)
            starts = run_starts(groups[rows])
            self.add_runs(groups[rows][starts], starts, flags[rows])

    def add_runs(self, groups: Numbers, starts: Numbers, flags: Numbers) -> None:
        """Count rows in runs of equal groups: each run's group and beginning."""
        require_within(groups, len(self.seen))
        self.seen[groups] = True
        groups, starts = _short_runs(groups, starts, len(flags))
        for names, weights in self._packs:
            # No set of flags is beyond the weights: "clip" only spares numpy the look.
            sums = np.add.reduceat(weights.take(flags, mode="clip"), starts)
            for place, name in enumerate(names):
                count = sums >> (_BITS * place) & _MASK
                np.add.at(self.totals[name], groups, count.astype(np.int32))

    def table(self, group: str) -> pa.Table:
        """Every group that there is, under the name ``group``, and its counts under theirs."""
        return table_of(group, self.seen, self.totals)


def _short_runs(groups: Numbers, starts: Numbers, length: int) -> tuple[Numbers, Numbers]:
    """The same runs, those cut that have more rows than can be counted together."""
    lengths = np.diff(starts, append=length)
    long = np.flatnonzero(lengths > _MASK)
    if not len(long):
        return groups, starts
    cuts = [np.arange(starts[run] + _MASK, starts[run] + lengths[run], _MASK) for run in long]
    more = np.concatenate(cuts)
    places = np.searchsorted(starts, more)
    return np.insert(groups, places, groups[places - 1]), np.insert(starts, places, more)


def _weights(tests: Sequence[int]) -> Numbers:
    """For each set of flags what it adds to a packed count, one place a test."""
    sets, weights = np.arange(_SETS), np.zeros(_SETS, np.int64)
    for place, test in enumerate(tests):
        weights += ((sets & test) == test) << (_BITS * place)
    return weights


def table_of(group: str, seen: Numbers, columns: Mapping[str, Numbers]) -> pa.Table:
    """The places where ``seen`` is true, under the name ``group``, with what ``columns`` hold there."""
    groups = np.flatnonzero(seen)
    # No place is beyond the columns: "clip" only spares numpy the look.
    told = {name: column.take(groups, mode="clip") for name, column in columns.items()}
    return pa.table({group: groups, **told})


def numbers_in(column: Any) -> Numbers:
    """An Arrow array as numbers, days as days since 1970.

    Raises:
        OutOfOrderError: a value is missing.

    """
    if column.null_count:
        raise OutOfOrderError
    if pa.types.is_date32(column.type):
        column = column.view(pa.int32())
    return np.asarray(column)


def days(numbers: Numbers) -> Numbers:
    """Days since 1970 as days."""
    return numbers.astype("datetime64[D]")


def run_starts(groups: Numbers) -> Numbers:
    """Where each run of equal ``groups`` begins."""
    return np.concatenate(([0], np.flatnonzero(groups[1:] != groups[:-1]) + 1))[: len(groups)]


def in_order(columns: Sequence[Numbers]) -> bool:
    """Whether each row comes after its predecessor, by the first of ``columns``, then the next."""
    after = np.zeros(max(len(columns[0]) - 1, 0), np.bool_)
    for column in reversed(columns):
        here, previous = column[1:], column[:-1]
        after = (here > previous) | ((here == previous) & after)
    return bool(after.all())


def require_within(numbers: Numbers, length: int) -> None:
    """Raise :class:`OutOfOrderError` unless each of ``numbers`` is the number of a place below ``length``."""
    if len(numbers) and (numbers.min() < 0 or numbers.max() >= length):
        raise OutOfOrderError
