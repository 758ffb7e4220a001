"""Groundwork in one pass over numbered, sorted tables: equal to the general SQL, many times sooner.

Persons are looked up by place instead of joined: their key is the number of their row. A membership
written down twice stands beside its twin, because the rows are in order of organisation and person.
Both are checked while reading; where either does not hold, the general SQL runs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from .columns import BATCH, Runs, by_number, marks, run_sums, run_sums_of, weights
from .sources import groundwork_table, with_steps

_FEMALE, _UNSEXED, _LIVE, _YOUNG, _UNION, _LEAGUE = (1 << bit for bit in range(6))
_FLAGS = 64
_NUMBERS = "INTEGER"
_UNION_KIND, _LEAGUE_KIND = 1, 2
_COLUMNS = (
    ("people", "key"),
    ("memberships", "person_key"),
    ("memberships", "organisation_id"),
    ("appointments", "person_key"),
    ("organisations", "id"),
)
_PEOPLE = """
    SELECT key, unit_id, birth_year, CAST(
        CASE WHEN sex IS NULL THEN 2 WHEN sex = 'female' THEN 1 ELSE 0 END
        + CASE WHEN left_on IS NULL OR left_on > $as_of THEN 4 ELSE 0 END
        + CASE WHEN birth_year IS NULL OR year($as_of) - birth_year <= 29 THEN 8 ELSE 0 END
        AS UTINYINT) AS flags
    FROM people"""
_MEMBERSHIPS = """
    SELECT organisation_id, person_key, left_on IS NULL OR left_on > $as_of AS live
    FROM memberships WHERE joined_on <= $as_of"""
_KINDS = """
    SELECT id, CAST(CASE kind WHEN 'trade_union' THEN 1 ELSE 2 END AS UTINYINT) AS kind
    FROM live_organisations WHERE kind IN ('trade_union', 'youth_league')"""


class _OutOfOrderError(Exception):
    """The tables are not as the pass needs them; nothing is wrong with them otherwise."""


@dataclass(frozen=True)
class _People:
    """Everybody by place: flags and birth year, and the runs of people of one unit."""

    flags: Any
    birth_years: Any
    units: list[Any]


@dataclass
class _Members:
    """What the pass over the memberships gathers."""

    runs: list[pa.Table] = field(default_factory=list)
    unions: list[Any] = field(default_factory=list)
    leagues: list[Any] = field(default_factory=list)
    last: tuple[int, int] = (-1, -1)


def lay_sorted(
    connection: duckdb.DuckDBPyConnection, needed: Collection[str], as_of: date
) -> list[str]:
    """The names of the ``needed`` groundwork that was made, all or none of it.

    None is made when an id is not a whole number of 32 bits, or the order is another one.
    """
    if not needed or not all(_is_numbered(connection, *column) for column in _COLUMNS):
        return []
    try:
        people = _read_people(connection, as_of)
        tables = {}
        if "holders" in needed:
            tables["holders"] = _holders(connection, people, as_of)
        if {*needed} - {"holders"}:
            tables |= _counted(connection, people, as_of)
    except (_OutOfOrderError, pa.ArrowIndexError):
        return []
    made = [name for name in needed if name in tables]
    for name in made:
        _keep(connection, name, tables[name])
    return made


def _is_numbered(connection: duckdb.DuckDBPyConnection, table: str, column: str) -> bool:
    rows = connection.execute(f'DESCRIBE "{table}"').fetchall()
    return any(row[0] == column and row[1] == _NUMBERS for row in rows)


def _batches(
    connection: duckdb.DuckDBPyConnection, query: str, as_of: date
) -> Iterator[dict[str, Any]]:
    parameters = {"as_of": as_of} if "$as_of" in query else {}
    reader = connection.execute(query, parameters).to_arrow_reader(BATCH)
    for batch in reader:
        if batch.num_rows:
            yield dict(zip(batch.schema.names, batch.columns, strict=True))


def _read_people(connection: duckdb.DuckDBPyConnection, as_of: date) -> _People:
    flags, birth_years, units, count = [], [], [], 0
    for columns in _batches(connection, _PEOPLE, as_of):
        keys = columns["key"]
        steps = pc.min_max(pc.pairwise_diff(keys)).as_py()
        if keys.null_count or keys[0].as_py() != count or {*steps.values()} - {1, None}:
            raise _OutOfOrderError
        count += len(keys)
        flags.append(columns["flags"])
        birth_years.append(columns["birth_year"].cast(pa.int16()))
        units.append(pc.run_end_encode(columns["unit_id"]))
    return _People(
        pa.concat_arrays(flags or [pa.array([], pa.uint8())]),
        pa.concat_arrays(birth_years or [pa.array([], pa.int16())]),
        units,
    )


def _holders(connection: duckdb.DuckDBPyConnection, people: _People, as_of: date) -> pa.Table:
    query = with_steps("SELECT * FROM current_holders")
    table = connection.execute(query, {"as_of": as_of}).to_arrow_table()
    persons = table["person_key"]
    flags = pc.fill_null(pc.take(people.flags, persons), pa.scalar(_UNSEXED, pa.uint8()))
    for name, flag in (("female", _FEMALE), ("unsexed", _UNSEXED)):
        table = table.append_column(name, pc.equal(pc.bit_wise_and(flags, flag), flag))
    return table.append_column("birth_year", pc.take(people.birth_years, persons))


def _counted(
    connection: duckdb.DuckDBPyConnection, people: _People, as_of: date
) -> dict[str, pa.Table]:
    kinds = _kinds_by_number(connection, as_of)
    members = _Members()
    for columns in _batches(connection, _MEMBERSHIPS, as_of):
        _count_members(members, columns, people, kinds)
    units = _count_units(people, members)
    names = ("organisation_id", "members", "women", "unsexed")
    return {
        "organisation_members": _table(members.runs, names),
        "unit_people": _table([u[0] for u in units], ("unit_id", "people", "women", "unsexed")),
        "unit_members": _table(
            [u[1] for u in units], ("unit_id", "union_members", "league_members")
        ),
    }


def _kinds_by_number(connection: duckdb.DuckDBPyConnection, as_of: date) -> Any:
    table = connection.execute(with_steps(_KINDS), {"as_of": as_of}).to_arrow_table().combine_chunks()
    (last,) = connection.execute("SELECT count(*), min(id), max(id) FROM organisations").fetchall()
    count, smallest, largest = last
    if not count or smallest < 0 or largest > 8 * count + BATCH:
        raise _OutOfOrderError
    column = table["id"].combine_chunks(), table["kind"].combine_chunks()
    return by_number(*column, largest + 1)


def _count_members(members: _Members, columns: dict[str, Any], people: _People, kinds: Any) -> None:
    if any(column.null_count for column in columns.values()):
        raise _OutOfOrderError
    recorded = pc.run_end_encode(columns["organisation_id"])
    organisations = columns["organisation_id"].filter(columns["live"])
    persons = columns["person_key"].filter(columns["live"])
    if len(persons):
        twins = _twins(members.last, organisations, persons)
        members.last = organisations[-1].as_py(), persons[-1].as_py()
        packed = pc.take(_MEMBER_WEIGHTS, pc.take(people.flags, persons))
        packed = pc.if_else(twins, pa.scalar(0, pa.int64()), packed)
        runs = run_sums(organisations, packed)
        members.runs.append(runs.table("organisation_id", ("members", "women", "unsexed")))
        kind = pc.take(kinds, organisations)
        members.unions.append(persons.filter(pc.equal(kind, _UNION_KIND)))
        members.leagues.append(persons.filter(pc.equal(kind, _LEAGUE_KIND)))
        if len(runs.groups) == len(recorded.values):
            return
    none = Runs(recorded.values, pa.repeat(pa.scalar(0, pa.int64()), len(recorded.values)))
    members.runs.append(none.table("organisation_id", ("members", "women", "unsexed")))


def _twins(last: tuple[int, int], organisations: Any, persons: Any) -> Any:
    """Which rows repeat the row before them; ``last`` is the row before the first."""
    first = organisations[0].as_py(), persons[0].as_py()
    length = len(persons) - 1
    here, before = organisations.slice(1), organisations.slice(0, length)
    person, person_before = persons.slice(1), persons.slice(0, length)
    together = pc.equal(here, before)
    back = pc.or_(pc.less(here, before), pc.and_(together, pc.less(person, person_before)))
    if first < last or pc.any(back).as_py():
        raise _OutOfOrderError
    twins = pc.and_(together, pc.equal(person, person_before))
    return pa.concat_arrays([pa.array([first == last]), twins])


def _count_units(people: _People, members: _Members) -> list[tuple[pa.Table, pa.Table]]:
    total = len(people.flags)
    unions, leagues = marks(members.unions, total), marks(members.leagues, total)
    tables, start = [], 0
    for runs in people.units:
        flags = people.flags.slice(start, len(runs))
        for marked, flag in ((unions, _UNION), (leagues, _LEAGUE)):
            bit = pc.if_else(marked.slice(start, len(runs)), *_BITS[flag])
            flags = pc.bit_wise_or(flags, bit)
        start += len(runs)
        counts = run_sums_of(runs, pc.take(_PEOPLE_WEIGHTS, flags))
        belonging = run_sums_of(runs, pc.take(_BELONGING_WEIGHTS, flags))
        tables.append(
            (
                counts.table("unit_id", ("people", "women", "unsexed")),
                belonging.table("unit_id", ("union_members", "league_members")),
            )
        )
    return tables


_BITS = {flag: (pa.scalar(flag, pa.uint8()), pa.scalar(0, pa.uint8())) for flag in (_UNION, _LEAGUE)}
_MEMBER_WEIGHTS = weights(0, _FEMALE, _UNSEXED, of=_FLAGS)
_PEOPLE_WEIGHTS = weights(_LIVE, _LIVE | _FEMALE, _LIVE | _UNSEXED, of=_FLAGS)
_BELONGING_WEIGHTS = weights(_LIVE | _UNION, _LIVE | _LEAGUE | _YOUNG, of=_FLAGS)


def _table(parts: list[pa.Table], names: tuple[str, ...]) -> pa.Table:
    if parts:
        return pa.concat_tables(parts)
    return pa.table({name: pa.array([], pa.int32() if name.endswith("_id") else pa.int64()) for name in names})


def _keep(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """Make the table of the groundwork ``name``; runs of the same group are added up."""
    group, *counts = table.column_names
    columns = ", ".join((group, *(f"CAST(sum({count}) AS BIGINT) AS {count}" for count in counts)))
    select = f"{columns} FROM _rulebook_pass GROUP BY {group}"
    if name == "holders":
        select = "* FROM _rulebook_pass"
    connection.register("_rulebook_pass", table)
    try:
        head = ("CREATE OR REPLACE TEMP TABLE", groundwork_table(name), "AS SELECT", select)
        connection.execute(" ".join(head))
    finally:
        connection.unregister("_rulebook_pass")
