"""Reading tables as batches of columns, in the order in which they lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa

from .columns import BATCH, EPOCH, OutOfOrderError
from .sources import with_steps
from .table_rows import Rows, TableRows

_NUMBERS = ("SMALLINT", "INTEGER", "BIGINT")
_SMALL = 1_000_000
_THREADS = 2


@dataclass(frozen=True)
class Reader:
    """The tables of one evaluation; queries may name steps and ``$as_of``.

    Where there are ``table_rows`` they are the rows of the same tables, had without the database.
    """

    connection: duckdb.DuckDBPyConnection
    as_of: date
    table_rows: TableRows | None = None

    def at_once(self, *makes: Callable[[Reader], Any]) -> list[Any]:
        """What each of ``makes`` gives, in threads: decoding and counting need no interpreter.

        Each reads on a connection of its own; tables that stand on this one alone are read in turn.
        """
        beside = [replace(self, connection=self.connection.cursor()) for _make in makes]
        if not all(one.sees_tables() for one in beside):
            return [make(self) for make in makes]
        with ThreadPoolExecutor(max_workers=_THREADS) as threads:
            making = [threads.submit(make, one) for make, one in zip(makes, beside, strict=True)]
            return [one.result() for one in making]

    def sees_tables(self) -> bool:
        """Whether the tables of a registry are there."""
        try:
            self.connection.execute('SELECT 1 FROM "people" LIMIT 0')
        except duckdb.CatalogException:
            return False
        return True

    @property
    def today(self) -> int:
        """The day of the check-up as days are numbered in columns."""
        return (self.as_of - EPOCH).days

    def require_numbers(self, *columns: str) -> None:
        """Raise :class:`OutOfOrderError` unless each ``table.column`` holds signed whole numbers."""
        for column in columns:
            table, _, name = column.partition(".")
            rows = self.connection.execute(f'DESCRIBE "{table}"').fetchall()
            if {(name, kind) for kind in _NUMBERS}.isdisjoint((row[0], row[1]) for row in rows):
                raise OutOfOrderError

    def rows(self, table: str, *names: str) -> Iterator[Rows]:
        """The rows of ``table``, these columns of it, so many at a time.

        Raises:
            OutOfOrderError: they cannot be had; the database says why when it is asked.

        """
        try:
            for batch in self._batches(table, names):
                if batch.num_rows:
                    yield Rows(batch)
        except (pa.ArrowException, OSError) as error:
            raise OutOfOrderError from error

    def _batches(self, table: str, names: Sequence[str]) -> Iterator[Any]:
        if self.table_rows is not None:
            return self.table_rows(table, names)
        columns = ", ".join(f'"{name}"' for name in names)
        query = f'SELECT {columns} FROM "{table}"'  # noqa: S608 - names of our own
        return _ahead(iter(self.connection.execute(query).to_arrow_reader(BATCH)))

    def table(self, query: str) -> Any:
        """All rows of ``query`` as an Arrow table, read on every core."""
        return self.told(with_steps(query))

    def told(self, query: str) -> Any:
        """The same for a ``query`` that names no steps."""
        # A relation is computed on every core, what is executed is handed over row by row on one;
        # given parameters a relation takes a hundred times as long, so the day is written out.
        query = query.replace("$as_of", f"DATE '{self.as_of.isoformat()}'")
        return self.connection.sql(query).to_arrow_table()

    def columns(self, query: str) -> dict[str, Any]:
        """All rows of ``query`` by column, each an Arrow array in one piece."""
        return columns_of(self.table(query))

    def count(self, table: str) -> int:
        """How many rows ``table`` has."""
        ((count,),) = self.connection.execute(f'SELECT count(*) FROM "{table}"').fetchall()  # noqa: S608 - a name of our own
        return int(count)

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


def _ahead(batches: Iterator[Any]) -> Iterator[Any]:
    """The same batches, each decoded in another thread while the one before is counted."""
    with ThreadPoolExecutor(max_workers=1) as reading:
        coming = reading.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = reading.submit(next, batches, None)
            yield batch


def columns_of(table: Any) -> dict[str, Any]:
    """An Arrow table by column, each in one piece."""
    return {name: in_one_piece(table[name]) for name in table.column_names}


def in_one_piece(column: Any) -> Any:
    """A column of a table as one Arrow array; what is in one piece already is not copied."""
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
