"""A tiny registry with whole numbers for ids, in the order that a snapshot has."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from qunqiao_engines.rulebook import TABLES
from qunqiao_engines.rulebook.tests.registry import ARROW, Registry

_OWN = {
    "parent_id": "units",
    "unit_id": "units",
    "organisation_id": "organisations",
    "post_id": "posts",
    "person_key": "people",
}
_ORDER = {
    "terms": ("organisation_id", "began_on", "number"),
    "memberships": ("organisation_id", "person_key"),
    "people": ("key",),
}


def numbered(registry: Registry) -> dict[str, pa.Table]:
    """The registry's tables with numbers for ids: people from 0 on, all else from 1."""
    numbers = {
        table: {
            row.get("id", row.get("key")): place
            for place, row in enumerate(rows, table != "people")
        }
        for table, rows in registry.rows.items()
    }
    tables = {}
    for table, columns in TABLES.items():
        rows = [_numbered(row, table, numbers) for row in registry.rows[table]]
        for column in reversed(_ORDER.get(table, ())):
            rows.sort(key=lambda row: row[column])
        kinds = {
            name: pa.int32() if kind == "id" else ARROW[kind] for name, kind in columns.items()
        }
        arrays = {name: [row.get(name) for row in rows] for name in columns}
        tables[table] = pa.table({name: pa.array(arrays[name], kinds[name]) for name in columns})
    return tables


def connected(tables: dict[str, pa.Table]) -> duckdb.DuckDBPyConnection:
    """A connection on which the tables stand."""
    connection = duckdb.connect(":memory:")
    for name, table in tables.items():
        connection.register(name, table)
    return connection


def _numbered(
    row: dict[str, object], table: str, numbers: dict[str, dict[object, int]]
) -> dict[str, object]:
    owners = {"id": table, "key": table, **_OWN}
    return {
        name: numbers[owners[name]].get(value) if name in owners else value
        for name, value in row.items()
    }
