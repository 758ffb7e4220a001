"""The groundwork made once for both subjects: in one sorted pass where the tables allow, else in SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

import duckdb

from .facts_table import rows_table
from .groundwork_sources import GROUNDWORK
from .model import Subject
from .numbered_rows import NumberedRows, near_holders, numbered_rows
from .reading_columns import Reader
from .sorted_pass import sorted_groundwork
from .sources import (
    Columns,
    found_query,
    groundwork_table,
    needed_groundwork,
    rows_query,
    with_steps,
)

T = TypeVar("T")


@dataclass(frozen=True)
class Groundwork:
    """What facts rest on, laid on ``connection`` for one day; ``numbered`` also as Arrow tables.

    What was ``joined`` stands on that connection alone.
    """

    connection: duckdb.DuckDBPyConnection
    as_of: date
    numbered: Mapping[str, Any]
    joined: frozenset[str]

    def at_once(self, *makes: Callable[[Groundwork], T]) -> list[T]:
        """What each of ``makes`` gives, side by side where each can stand on ground of its own."""
        if self.joined or not Reader(self.connection.cursor(), self.as_of).sees_tables():
            return [make(self) for make in makes]
        with ThreadPoolExecutor(max_workers=len(makes)) as threads:
            making = [threads.submit(make, self._beside()) for make in makes]
            return [one.result() for one in making]

    def _beside(self) -> Groundwork:
        """The same ground on another connection; its tables are gone when nobody holds it any more."""
        ground = replace(self, connection=self.connection.cursor())
        for name, table in self.numbered.items():
            ground.connection.register(groundwork_table(name), table)
        return ground

    def lay_rows(
        self, subject: Subject, columns: Columns, *, tested: Columns
    ) -> NumberedRows | None:
        """Make :func:`rows_table`, every subject with ``columns`` beside it, unless they are found by number.

        Then the rows are given back, to be made so many at a time: of all what is ``tested``.
        """
        reader = Reader(self.connection, self.as_of)
        rows = numbered_rows(reader, subject, columns, self.numbered, tested=tested)
        if rows is None:
            self.create(rows_table(subject), rows_query(subject, columns))
        return rows

    def lay_found(self, subject: Subject, columns: Columns, rows: NumberedRows) -> None:
        """Make :func:`rows_table` of the subjects in ``found`` alone."""
        own = self.table(found_query(subject, columns))
        self.connection.register(rows_table(subject), rows.whole(own))

    def narrow_to_found(self, steps: Iterable[str]) -> None:
        """Leave of the holders those that ``steps`` can list for the organisations in ``found``."""
        if "holders" in self.numbered and "holders" in needed_groundwork(steps):
            found = self.table(with_steps("SELECT id FROM found"))["id"]
            near = near_holders(self.numbered, found)
            self.connection.register(groundwork_table("holders"), near)

    def create(self, table: str, query: str) -> None:
        """Let the temporary ``table`` hold what ``query`` gives."""
        self.run(f"CREATE OR REPLACE TEMP TABLE {table} AS\n{query}")

    def run(self, query: str) -> duckdb.DuckDBPyConnection:
        """The result of ``query``, which may name ``$as_of``."""
        return self.connection.execute(query, {"as_of": self.as_of} if "$as_of" in query else {})

    def table(self, query: str) -> Any:
        """All rows of ``query``, which may name ``$as_of``, as an Arrow table."""
        return Reader(self.connection, self.as_of).told(query)


def lay_groundwork(reader: Reader, steps: Iterable[str]) -> Groundwork:
    """Make the tables that ``steps`` rest on, on the connection of ``reader``.

    Tables with whole numbers for ids, in the order that docs/engines/rulebook.md describes, are read
    in one pass; all others are grouped and joined, which gives the same rows and takes longer.
    """
    needed = needed_groundwork(steps)
    numbered = sorted_groundwork(reader, needed)
    joined = frozenset(needed) - numbered.keys()
    ground = Groundwork(reader.connection, reader.as_of, numbered, joined)
    for name in needed:
        if name in ground.numbered:
            ground.connection.register(groundwork_table(name), ground.numbered[name])
        else:
            ground.create(groundwork_table(name), with_steps(GROUNDWORK[name]))
    return ground
