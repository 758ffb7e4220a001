"""Reading tables as batches of Arrow columns, in the order in which they lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from .columns import BATCH
from .sources import with_steps

_NUMBERS = ("SMALLINT", "INTEGER", "BIGINT")
_SMALL = 1_000_000


class OutOfOrderError(Exception):
    """The tables are not as a sorted pass needs them; nothing is wrong with them otherwise."""


@dataclass(frozen=True)
class Reader:
    """The tables of one evaluation; queries may name steps and ``$as_of``."""

    connection: duckdb.DuckDBPyConnection
    as_of: date

    def require_numbers(self, *columns: str) -> None:
        """Raise :class:`OutOfOrderError` unless each ``table.column`` holds signed whole numbers."""
        for column in columns:
            table, _, name = column.partition(".")
            rows = self.connection.execute(f'DESCRIBE "{table}"').fetchall()
            if {(name, kind) for kind in _NUMBERS}.isdisjoint((row[0], row[1]) for row in rows):
                raise OutOfOrderError

    def batches(self, query: str) -> Iterator[dict[str, Any]]:
        """The rows of ``query`` by column, so many at a time; an empty result gives nothing."""
        for batch in self._run(query).to_arrow_reader(BATCH):
            if batch.num_rows:
                yield dict(zip(batch.schema.names, batch.columns, strict=True))

    def columns(self, query: str) -> dict[str, Any]:
        """All rows of ``query`` by column, each in one piece."""
        table = self._run(query).to_arrow_table()
        return {name: table[name].combine_chunks() for name in table.column_names}

    def length(self, table: str, column: str) -> int:
        """One more than the largest number in ``column``, if a place for each is worth having.

        Raises:
            OutOfOrderError: a number is negative, or most numbers are left out.

        """
        query = f'SELECT count(*), coalesce(min("{column}"), 0), coalesce(max("{column}"), -1) FROM "{table}"'  # noqa: S608 - names and numbers of our own
        ((count, smallest, largest),) = self.connection.execute(query).fetchall()
        if smallest < 0 or largest > 8 * count + _SMALL:
            raise OutOfOrderError
        return int(largest) + 1

    def _run(self, query: str) -> duckdb.DuckDBPyConnection:
        query = with_steps(query)
        return self.connection.execute(query, {"as_of": self.as_of} if "$as_of" in query else {})


def require_values(columns: Sequence[Any]) -> None:
    """Raise :class:`OutOfOrderError` when one of ``columns`` lacks a value."""
    if any(column.null_count for column in columns):
        raise OutOfOrderError
