"""The groundwork made once for both subjects: in one sorted pass where the tables allow, else in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from .facts_table import rows_table
from .groundwork_sources import GROUNDWORK
from .model import Subject
from .numbered_rows import numbered_rows
from .reading_columns import Reader
from .sorted_pass import sorted_groundwork
from .sources import groundwork_table, needed_groundwork, rows_query, with_steps


@dataclass(frozen=True)
class Groundwork:
    """What facts rest on, laid on ``connection`` for one day; ``numbered`` also as Arrow tables."""

    connection: duckdb.DuckDBPyConnection
    as_of: date
    numbered: Mapping[str, Any]

    def lay_rows(self, subject: Subject, steps: Sequence[str]) -> Any | None:
        """Make :func:`rows_table`: every subject with ``steps`` beside it, put there by number or joined.

        Put there by number, it is given back as an Arrow table.
        """
        reader = Reader(self.connection, self.as_of)
        table = numbered_rows(reader, subject, steps, self.numbered)
        if table is not None:
            self.connection.register(rows_table(subject), table)
        else:
            self.create(rows_table(subject), rows_query(subject, steps))
        return table

    def create(self, table: str, query: str) -> None:
        """Let the temporary ``table`` hold what ``query`` gives."""
        self.run(f"CREATE OR REPLACE TEMP TABLE {table} AS\n{query}")

    def run(self, query: str) -> duckdb.DuckDBPyConnection:
        """The result of ``query``, which may name ``$as_of``."""
        return self.connection.execute(query, {"as_of": self.as_of} if "$as_of" in query else {})


def lay_groundwork(
    connection: duckdb.DuckDBPyConnection, steps: Iterable[str], as_of: date
) -> Groundwork:
    """Make the tables that ``steps`` rest on.

    Tables with whole numbers for ids, in the order that docs/engines/rulebook.md describes, are read
    in one pass; all others are grouped and joined, which gives the same rows and takes longer.
    """
    needed = needed_groundwork(steps)
    ground = Groundwork(connection, as_of, sorted_groundwork(connection, needed, as_of))
    for name in needed:
        if name in ground.numbered:
            connection.register(groundwork_table(name), ground.numbered[name])
        else:
            ground.create(groundwork_table(name), with_steps(GROUNDWORK[name]))
    return ground
