"""The tables of a snapshot by DuckDB, straight from where the database keeps them: ten times sooner than row by row."""

import json
import logging
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from django.db import connection
from django.db.models import Model
from django.db.models.options import Options
from psycopg.conninfo import make_conninfo

from qunqiao.checkups.bridge import copier
from qunqiao.checkups.bridge.scanners import known_to_be_signed, scanner
from qunqiao.checkups.bridge.tables import TABLES, Table
from qunqiao.kit.confined import confined
from qunqiao.people.models import Person, Unit
from qunqiao_engines.rulebook import SQL_TYPES
from qunqiao_engines.rulebook import TABLES as ENGINE_TABLES

log = logging.getLogger(__name__)
_MEMORY, _THREADS = "2GB", "2"
# Columns that are not the registry's own: a parent by its path, a person by the number drawn for them.
_SPECIAL = {
    "parent_id": "above.id",
    "key": "own.rowid",
    "person_key": "persons.rowid",
    "birth_year": "CAST(year(own.birth_date) AS INTEGER)",
    "sex": "own.sex",
}
# Of few values one byte instead of sixteen is put in order; any other value has the rows read one by one.
_SEXES = "CREATE TYPE sexes AS ENUM ({})"
_READ = """
CREATE TABLE found AS
SELECT id, unit_id, CAST(nullif(sex, '') AS sexes) AS sex, birth_date, left_on,
    NOT CAST(is_system AS BOOLEAN) AND merged_into_id IS NULL AS counted
FROM registry.{table}
"""
# Numbered as ``PersonKeys`` does it: unit by unit, within a unit in an order drawn anew each time. A row's
# place is its number: ``row_number() OVER ()`` would have one thread count what two have put in order. In two
# halves, because one thread makes a positional join.
_NUMBER = """
CREATE TABLE persons AS
SELECT * EXCLUDE drawn FROM (
    SELECT * FROM (SELECT * FROM found WHERE rowid < {half}) POSITIONAL JOIN chance_0
    UNION ALL
    SELECT * FROM (SELECT * FROM found WHERE rowid >= {half}) POSITIONAL JOIN chance_1
)
ORDER BY counted DESC, unit_id NULLS FIRST, drawn
"""
# PostgreSQL's way to give several transactions, a thread each, the same view of the database.
_ONE_MOMENT = (
    "BEGIN",
    "SELECT * FROM postgres_query('registry', 'SELECT pg_export_snapshot()')",
    "CALL postgres_execute('registry', 'SET TRANSACTION SNAPSHOT ''{}''')",
)
# Copied beside each other: the largest table, and all the others.
_ALONE = "memberships"
# Where a table's rows come from, if not from one table of the registry alone, and their order.
_PARENTS = """
LEFT JOIN registry.{table} above ON above.path = left(own.path, length(own.path) - {step})
"""
_WITH_PERSONS = "JOIN persons ON persons.id = own.person_id"


@dataclass(frozen=True, slots=True)
class Source:
    """A database that DuckDB can read: by which extension, and where it is."""

    extension: Path
    kind: str  # as ATTACH calls it
    address: str

    @classmethod
    def of_connection(cls) -> Self | None:
        """The platform's own database; None where it can only be read row by row.

        That is so inside a transaction, whose rows nobody else sees, for a database in memory, and on
        a machine for which there is no such extension.
        """
        if connection.in_atomic_block:
            return None
        if connection.vendor == "sqlite":
            file = Path(str(connection.settings_dict["NAME"]))
            return cls.at("sqlite", str(file)) if file.is_file() else None
        known = connection.get_connection_params()
        names = ("host", "port", "dbname", "user", "password", "sslmode")
        return cls.at("postgres", make_conninfo(**{n: known[n] for n in names if known.get(n)}))

    @classmethod
    def at(cls, kind: str, address: str) -> Self | None:
        """The database at ``address``; None where the extension for its kind is not installed."""
        file = scanner(kind)
        return None if file is None else cls(file, kind, address)


def copy_tables(
    source: Source, folder: Path, progress: Callable[[str, int], None]
) -> dict[str, int] | None:
    """The number of rows written to ``folder`` by table; None if the database could not be read so.

    All are read at one moment, if on SQLite nobody wrote meanwhile (see :func:`commits_of_others`).
    Otherwise what is in ``folder`` is to be written anew.
    """
    rows: dict[str, int] = {}
    with (
        tempfile.TemporaryDirectory(prefix="qunqiao-snapshot-") as spill,
        tempfile.TemporaryFile("w+") as order,  # no argument: the database's password is in it
    ):
        json.dump(_order(source, folder, spill), order)
        order.seek(0)
        with confined(
            Path(copier.__file__), stdin=order, path=Path(copier.__file__).parent
        ) as process:
            for line in process.stdout or ():
                name, rows[name] = json.loads(line)
                progress(name, rows[name])
    if process.returncode:
        log.warning("DuckDB could not read the database; it will be read row by row")
        return None
    return {table.name: rows[table.name] for table in TABLES}


def commits_of_others() -> int:
    """A number that is another one if meanwhile somebody else wrote to a SQLite database.

    DuckDB reads each of its tables in a transaction of its own, where PostgreSQL's are read in one.
    """
    if connection.vendor != "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        return int(cursor.fetchone()[0])


def _order(source: Source, folder: Path, spill: str) -> dict[str, object]:
    address = source.address.replace("'", "''")
    copies = [
        (table.name, _query(table), str(folder / f"{table.name}.parquet")) for table in TABLES
    ]
    return {
        "config": {
            "memory_limit": _MEMORY,
            "threads": _THREADS,
            "temp_directory": spill,
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            # Otherwise one thread writes what two have read. What is asked for in an order keeps it.
            "preserve_insertion_order": "false",
            "allow_unsigned_extensions": str(known_to_be_signed(source.extension)).lower(),
        },
        "opening": [
            f"LOAD '{source.extension}'",
            f"ATTACH '{address}' AS registry (TYPE {source.kind}, READ_ONLY)",
            _SEXES.format(", ".join(f"'{sex}'" for sex in Person.Sex.values)),
        ],
        "moment": _ONE_MOMENT if source.kind == "postgres" else (),
        "reading": _READ.format(table=_stored(Person).db_table),
        "numbering": _NUMBER,
        "lanes": [
            [copy for copy in copies if (copy[0] == _ALONE) is alone] for alone in (True, False)
        ],
    }


def _query(table: Table) -> str:
    """The rows of ``table`` as the engine wants them, in the order it reads best."""
    name = _stored(table.rows().model).db_table
    columns = ", ".join(f'{value} AS "{column}"' for column, value in _columns(table))
    order = [f'own."{"id" if by == "pk" else by}"' for by in table.rows().query.order_by]
    rows = f'registry."{name}" own'
    match table.name:
        case "units":
            rows += _PARENTS.format(table=name, step=Unit.steplen)
        case "people":
            rows, order = "persons own WHERE own.counted", ["own.rowid"]
        case "memberships":
            rows, order = f"{rows} {_WITH_PERSONS}", [order[0], "persons.rowid"]
        case "appointments":
            rows += f" {_WITH_PERSONS}"
    ordered = ("ORDER BY", ", ".join(order)) if order else ()
    return " ".join(("SELECT", columns, "FROM", rows, *ordered))


def _columns(table: Table) -> Iterator[tuple[str, str]]:
    columns = {field.attname: field.column for field in _stored(table.rows().model).concrete_fields}
    kinds = ENGINE_TABLES[table.name].items()
    for (name, kind), source in zip(kinds, table.sources, strict=True):
        if name in _SPECIAL:
            yield name, _SPECIAL[name]
            continue
        column = "id" if source == "pk" else columns[source]
        value = f'CAST(own."{column}" AS {SQL_TYPES[kind]})'
        # An empty text was never filled in: that is unknown, not "none".
        yield name, f"nullif({value}, '')" if kind == "text" else value


def _stored(model: type[Model]) -> Options[Model]:
    return model._meta  # noqa: SLF001 - Django's documented model API
