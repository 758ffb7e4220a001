"""Groundwork in one pass over numbered, sorted tables: equal to the general SQL, many times sooner.

Persons and posts are looked up by number instead of joined; what belongs to one organisation stands
together and is added up as it comes. Whether the tables allow that is checked while they are read:
whatever cannot be made so is left to the general SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from .columns import merged
from .reading_columns import OutOfOrderError, Reader
from .sorted_members import counted_members
from .sorted_people import read_people
from .sorted_posts import counted_posts, crowded, holders
from .sorted_terms import latest_terms
from .sources import groundwork_table

_OF_MEMBERS = ("organisation_members", "unit_people", "unit_members")
_OF_HOLDERS = ("holders", "crowded")


def lay_sorted(
    connection: duckdb.DuckDBPyConnection, needed: Collection[str], as_of: date
) -> list[str]:
    """The names of the ``needed`` groundwork that was made; the rest cannot be made this way."""
    reader = Reader(connection, as_of)
    tables = _try(lambda: {"latest_terms": latest_terms(reader)}, ("latest_terms",), needed)
    tables |= _try(lambda: {"seats": counted_posts(reader)}, ("seats",), needed)
    tables |= _try(lambda: _with_people(reader, needed), (*_OF_MEMBERS, *_OF_HOLDERS), needed)
    made = [name for name in needed if name in tables]
    for name in made:
        _keep(connection, name, tables[name])
    return made


def _try(
    make: Callable[[], dict[str, pa.Table]], names: Collection[str], needed: Collection[str]
) -> dict[str, pa.Table]:
    if not {*names} & {*needed}:
        return {}
    try:
        return make()
    except (OutOfOrderError, pa.ArrowIndexError):
        # An index error is a row that refers to one that is not there: the general SQL knows what then.
        return {}


def _with_people(reader: Reader, needed: Collection[str]) -> dict[str, pa.Table]:
    people = read_people(reader)
    tables: dict[str, pa.Table] = {}
    if {*_OF_HOLDERS} & {*needed}:
        tables["holders"] = holders(reader, people)
        tables["crowded"] = crowded(tables["holders"], people)
    if {*_OF_MEMBERS} & {*needed}:
        tables |= counted_members(reader, people)
    return tables


def _keep(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """Let the groundwork ``name`` be ``table``; runs of one group that stand apart are added up."""
    if name in ("latest_terms", *_OF_HOLDERS):
        # Copied, so that the database knows how many rows there are when it plans its joins.
        _copy(connection, name, table, "SELECT *")
        return
    table, unique = merged(table)
    if name == "unit_people":
        # A unit whose people have all left is one of which nothing is recorded.
        table = table.filter(pc.greater(table["people"], 0))
    if unique:
        connection.register(groundwork_table(name), table)
        return
    group, *counts = table.column_names
    sums = (f"CAST(sum({count}) AS BIGINT) AS {count}" for count in counts)
    _copy(connection, name, table, f"SELECT {', '.join((group, *sums))}", f"GROUP BY {group}")


def _copy(
    connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table, select: str, end: str = ""
) -> None:
    connection.register("_rulebook_pass", table)
    try:
        head = ("CREATE OR REPLACE TEMP TABLE", groundwork_table(name), "AS")
        connection.execute(" ".join((*head, select, "FROM _rulebook_pass", end)))
    finally:
        connection.unregister("_rulebook_pass")
