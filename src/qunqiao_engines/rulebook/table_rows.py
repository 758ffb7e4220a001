"""Rows of a table as numbers, one a row: what a text, a day or a gap decides is told in bits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .columns import NO_DAY, Numbers, OutOfOrderError, numbers_in

#: The rows of a table, some columns of it, in Arrow's batches in the order in which they lie.
TableRows = Callable[[str, Sequence[str]], Iterator[Any]]


class Rows:
    """Some rows of one table, by column."""

    def __init__(self, batch: Any) -> None:
        self._batch = batch

    def __len__(self) -> int:
        return int(self._batch.num_rows)

    def numbers(self, name: str, missing: int | None = None) -> Numbers:
        """A column of signed whole numbers or days, with ``missing`` where nothing is recorded.

        Raises:
            OutOfOrderError: it holds something else, or nothing stands for what is not recorded.

        """
        column = self._batch[name]
        if pa.types.is_date32(column.type):
            column = column.view(pa.int32())
        if not pa.types.is_signed_integer(column.type):
            raise OutOfOrderError
        return numbers_in(column if missing is None else pc.fill_null(column, missing))

    def after(self, name: str, day: int) -> Numbers:
        """Whether a day is after ``day``; one that is not recorded is still to come."""
        return self.numbers(name, NO_DAY) > day

    def open(self, since: str, until: str, day: int) -> Numbers:
        """Whether ``day`` is not before ``since`` and before ``until``; what is not recorded is no limit."""
        return (self.numbers(since, -NO_DAY) <= day) & self.after(until, day)

    def flags(self, name: str, flags: Mapping[Any, int], missing: int = 0) -> Numbers:
        """What ``flags`` say of a column of texts or truth values, ``missing`` of what is not recorded."""
        column = self._batch[name]
        values: list[Any] = [False, True]
        if pa.types.is_boolean(column.type):
            places = column.cast(pa.int32())
        else:
            if not pa.types.is_dictionary(column.type):
                column = column.dictionary_encode()
            values, places = column.dictionary.to_pylist(), column.indices.cast(pa.int32())
        told = [missing if value is None else flags.get(value, 0) for value in values]
        places = numbers_in(pc.fill_null(places, len(values)))
        return np.array([*told, missing], np.uint8).take(places)

    def chosen(self, truths: Numbers) -> Rows:
        """The rows for which there is a truth."""
        return self if truths.all() else Rows(self._batch.filter(pa.array(truths)))

    def taken(self, places: Numbers, names: Sequence[str]) -> Any:
        """Some rows, these columns of them, as an Arrow batch."""
        rows = self._batch.select(names).take(pa.array(places))
        return pa.RecordBatch.from_arrays([*map(written_out, rows.columns)], [*names])


def written_out(column: Any) -> Any:
    """A column, in one piece or several, without a dictionary of its own."""
    coded = pa.types.is_dictionary(column.type)
    return column.cast(column.type.value_type) if coded else column


def flagged(truths: Numbers, flag: int) -> Numbers:
    """``flag`` where there is a truth, a byte a row."""
    return truths.view(np.uint8) * np.uint8(flag)
