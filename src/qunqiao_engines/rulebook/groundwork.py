"""The groundwork made once for both subjects: in one sorted pass where the tables allow, else in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import duckdb

from .facts_table import rows_table
from .groundwork_sources import GROUNDWORK
from .model import Subject
from .numbered_rows import numbered_rows
from .reading_columns import Reader
from .sorted_pass import lay_sorted
from .sources import groundwork_table, needed_groundwork, rows_query, with_steps


def lay_groundwork(
    connection: duckdb.DuckDBPyConnection, steps: Iterable[str], as_of: date
) -> None:
    """Make the tables that ``steps`` rest on.

    Tables with whole numbers for ids, in the order that docs/engines/rulebook.md describes, are read
    in one pass; all others are grouped and joined, which gives the same rows and takes longer.
    """
    needed = needed_groundwork(steps)
    for name in lay_sorted(connection, needed, as_of):
        needed.remove(name)
    for name in needed:
        _create(connection, groundwork_table(name), with_steps(GROUNDWORK[name]), as_of)


def lay_rows(
    connection: duckdb.DuckDBPyConnection, subject: Subject, steps: Sequence[str], as_of: date
) -> None:
    """Make :func:`rows_table`: every subject with ``steps`` beside it, put there by number or joined."""
    table = numbered_rows(Reader(connection, as_of), subject, steps)
    if table is not None:
        connection.register(rows_table(subject), table)
    else:
        _create(connection, rows_table(subject), rows_query(subject, steps), as_of)


def _create(connection: duckdb.DuckDBPyConnection, table: str, query: str, as_of: date) -> None:
    head = " ".join(("CREATE OR REPLACE TEMP TABLE", table, "AS"))
    connection.execute(f"{head}\n{query}", {"as_of": as_of} if "$as_of" in query else {})
