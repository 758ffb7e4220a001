"""The groundwork made once for both subjects: in one sorted pass where the tables allow, else in SQL."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import duckdb

from .groundwork_sources import GROUNDWORK
from .sorted_pass import lay_sorted
from .sources import groundwork_table, needed_groundwork, with_steps


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
        query = with_steps(GROUNDWORK[name])
        head = " ".join(("CREATE OR REPLACE TEMP TABLE", groundwork_table(name), "AS"))
        connection.execute(f"{head}\n{query}", {"as_of": as_of} if "$as_of" in query else {})
