"""The nine tables a check-up reads, and the check that they are there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import duckdb

from .errors import TablesError

_COLUMNS = {
    "units": "id id, code text, name text, kind text, parent_id id, region text, "
    "head_count integer, premises boolean, opened_on date, closed_on date",
    "organisations": "id id, code text, unit_id id, name text, kind text, tier text, "
    "founded_on date, approved_on date, approval_document text, audit_committee boolean, "
    "women_committee boolean, closed_on date",
    "terms": "id id, organisation_id id, number integer, began_on date, years integer, "
    "ended_on date, extended_until date, extension_document text",
    "posts": "id id, organisation_id id, body text, title text, full_time boolean, "
    "opened_on date, closed_on date",
    "appointments": "id id, post_id id, person_key id, began_on date, ended_on date",
    "people": "key id, unit_id id, sex text, birth_year integer, left_on date",
    "memberships": "id id, organisation_id id, person_key id, joined_on date, left_on date",
    "funds": "id id, organisation_id id, year integer, payroll money, levy money, spent money",
    "venues": "id id, unit_id id, kind text, area number, shared boolean, opened_on date, "
    "closed_on date",
}

#: Table name -> column name -> kind of value (id, text, integer, boolean, date,
#: money, number). An id is a text or a whole number, the same wherever the row is referred to.
TABLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        table: MappingProxyType(dict(column.split() for column in columns.split(", ")))
        for table, columns in _COLUMNS.items()
    }
)

#: Kind of value -> the SQL type of a column that is written for it; ids are numbers.
SQL_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "id": "BIGINT",
        "text": "VARCHAR",
        "date": "DATE",
        "boolean": "BOOLEAN",
        "integer": "INTEGER",
        "money": "DECIMAL(16, 2)",
        "number": "DECIMAL(10, 2)",
    }
)

_INTEGERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER")
# Money must be exact: a sum of binary floats is not the same on two machines.
_ACCEPTED = {
    "id": ("VARCHAR", "ENUM", *_INTEGERS),
    "text": ("VARCHAR", "ENUM"),
    "integer": _INTEGERS,
    "boolean": ("BOOLEAN",),
    "date": ("DATE",),
    "money": ("DECIMAL", *_INTEGERS),
    "number": ("DECIMAL", "DOUBLE", "FLOAT", *_INTEGERS),
}
# The table whose rows a column refers to; a column not named here holds the ids of its own table.
_OWNERS = {
    "parent_id": "units",
    "unit_id": "units",
    "organisation_id": "organisations",
    "post_id": "posts",
    "person_key": "people",
}


def validate_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Nothing, when ``connection`` has the nine tables of :data:`TABLES`, as tables or views.

    Raises:
        TablesError: one sentence naming the first table or column that is missing, or the
            column whose type is another one.

    """
    owners: dict[str, tuple[str, bool]] = {}
    for table, columns in TABLES.items():
        try:
            rows = connection.execute(f'DESCRIBE "{table}"').fetchall()
        except duckdb.CatalogException as error:
            raise TablesError(f"The table {table} is missing.") from error
        found = {str(row[0]): str(row[1]) for row in rows}
        for column, kind in columns.items():
            place = f"{table}.{column}"
            _check_column(place, kind, found.get(column))
            if kind == "id":
                _check_reference(owners, place, _OWNERS.get(column, table), found[column])


def _check_column(place: str, kind: str, found: str | None) -> None:
    if found is None:
        raise TablesError(f"The column {place} is missing.")
    if not found.startswith(_ACCEPTED[kind]):
        raise TablesError(f"The column {place} must hold {kind} values, but its type is {found}.")


def _check_reference(
    owners: dict[str, tuple[str, bool]], place: str, owner: str, found: str
) -> None:
    """Two columns that name the same rows must both be texts or both be whole numbers."""
    numbered = found.startswith(_INTEGERS)
    other, other_numbered = owners.setdefault(owner, (place, numbered))
    if numbered != other_numbered:
        kinds = ("texts", "whole numbers")
        raise TablesError(
            f"The columns {other} and {place} name the same rows, but one holds "
            f"{kinds[other_numbered]} and the other {kinds[numbered]}."
        )
