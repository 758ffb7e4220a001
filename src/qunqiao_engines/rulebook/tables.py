"""The nine tables a check-up reads, and the check that they are there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import duckdb

from .errors import TablesError

_COLUMNS = {
    "units": "id text, code text, name text, kind text, parent_id text, region text, "
    "head_count integer, premises boolean, opened_on date, closed_on date",
    "organisations": "id text, code text, unit_id text, name text, kind text, tier text, "
    "founded_on date, approved_on date, approval_document text, audit_committee boolean, "
    "women_committee boolean, closed_on date",
    "terms": "id text, organisation_id text, number integer, began_on date, years integer, "
    "ended_on date, extended_until date, extension_document text",
    "posts": "id text, organisation_id text, body text, title text, full_time boolean, "
    "opened_on date, closed_on date",
    "appointments": "id text, post_id text, person_key text, began_on date, ended_on date",
    "people": "key text, unit_id text, sex text, birth_year integer, left_on date",
    "memberships": "id text, organisation_id text, person_key text, joined_on date, left_on date",
    "funds": "id text, organisation_id text, year integer, payroll money, levy money, spent money",
    "venues": "id text, unit_id text, kind text, area number, shared boolean, opened_on date, "
    "closed_on date",
}

#: Table name -> column name -> kind of value (text, integer, boolean, date, money, number).
TABLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        table: MappingProxyType(dict(column.split() for column in columns.split(", ")))
        for table, columns in _COLUMNS.items()
    }
)

_INTEGERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER")
# Money must be exact: a sum of binary floats is not the same on two machines.
_ACCEPTED = {
    "text": ("VARCHAR", "ENUM"),
    "integer": _INTEGERS,
    "boolean": ("BOOLEAN",),
    "date": ("DATE",),
    "money": ("DECIMAL", *_INTEGERS),
    "number": ("DECIMAL", "DOUBLE", "FLOAT", *_INTEGERS),
}


def validate_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Nothing, when ``connection`` has the nine tables of :data:`TABLES`, as tables or views.

    Raises:
        TablesError: one sentence naming the first table or column that is missing, or the
            column whose type is another one.

    """
    for table, columns in TABLES.items():
        try:
            rows = connection.execute(f'DESCRIBE "{table}"').fetchall()
        except duckdb.CatalogException as error:
            raise TablesError(f"The table {table} is missing.") from error
        found = {str(row[0]): str(row[1]) for row in rows}
        for column, kind in columns.items():
            _check_column(f"{table}.{column}", kind, found.get(column))


def _check_column(place: str, kind: str, found: str | None) -> None:
    if found is None:
        raise TablesError(f"The column {place} is missing.")
    if not found.startswith(_ACCEPTED[kind]):
        raise TablesError(f"The column {place} must hold {kind} values, but its type is {found}.")
