"""One side of the bench of check-ups, in a process of its own: ``python -m tests.bench.checkup_side WHAT DIR``."""

import json
import os
import resource
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qunqiao.config.settings")

import django
import duckdb
import psycopg

django.setup()

from qunqiao.checkups import bridge  # noqa: E402 - Django's apps come first
from qunqiao_engines.rulebook import TABLES, load, outcomes_query  # noqa: E402 - as above
from tests.bench.clock import Result, timed  # noqa: E402 - as above

RUNS = int(os.environ.get("QUNQIAO_BENCH_RUNS", "3"))
# What no rule reads: codes and names are looked up for what was found, the rest not at all.
UNREAD = {
    "units": {"code", "name", "parent_id"},
    "organisations": {"code"},
    "memberships": {"id"},
    "funds": {"spent"},
    "venues": {"area", "shared"},
}
SUMS = {
    "VARCHAR": "sum(strlen({}))",
    "DATE": "sum({} - DATE '2000-01-01')",
    "BOOLEAN": "count_if({})",
}
PLAIN = {"VARCHAR": "text", "INTEGER": "integer", "BIGINT": "bigint"}


def ours(folder: Path) -> Result:
    """Everything ``qunqiao checkup --tables`` does but printing: files to findings."""
    files, day = bridge.file_rulebooks(), _day(folder)
    result = timed(
        f"ours: {_size(folder)}, every rule",
        lambda: bridge.evaluate_snapshot(folder, files, as_of=day, parameters={}),
        RUNS,
    )
    return Result(result.what, result.seconds, f"peak {_peak()} MiB")


def read(folder: Path) -> Result:
    """The limit: the columns that rules read, decoded and added up by two threads."""
    with duckdb.connect(config={"threads": 2}) as connection:
        queries = []
        for table, columns in TABLES.items():
            source = f"'{folder}/{table}.parquet'"
            kinds = {
                row[0]: row[1] for row in connection.execute(f"DESCRIBE FROM {source}").fetchall()
            }
            sums = (
                SUMS.get(kinds[name], "sum({})").format(f'"{name}"')
                for name in columns
                if name not in UNREAD.get(table, ())
            )
            queries.append(" ".join(("SELECT", ", ".join(sums), "FROM", source)))
        return timed(
            "DuckDB: read the same columns and add them up (limit)",
            lambda: [connection.execute(query).fetchall() for query in queries],
            RUNS,
        )


def postgres(folder: Path) -> Result:
    """The peer: the same facts and tests as one SELECT a kind of subject, tables indexed and analysed."""
    server = os.environ["QUNQIAO_TEST_POSTGRES"]
    name = f"bench_{os.getpid()}_country"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    try:
        with psycopg.connect(server.rsplit("/", 1)[0] + f"/{name}", autocommit=True) as connection:
            _fill(connection, folder)
            connection.execute("SET work_mem = '512MB'")
            return timed(
                f"PostgreSQL: {_size(folder)}, the same as SQL", _asking(connection, folder), RUNS
            )
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _asking(connection: psycopg.Connection, folder: Path) -> Callable[[], None]:
    books = [load(file.text, source=file.name) for file in bridge.file_rulebooks()]
    queries = [
        outcomes_query(books, subject, as_of=_day(folder), dialect="postgres")
        for subject in ("unit", "organisation")
    ]

    def ask() -> None:
        for query in queries:
            connection.execute(f"CREATE TEMP TABLE outcomes AS {query}")
            connection.execute("DROP TABLE outcomes")

    return ask


def _fill(connection: psycopg.Connection, folder: Path) -> None:
    with duckdb.connect() as duck, tempfile.NamedTemporaryFile() as lines:
        for table in TABLES:
            source = f"'{folder}/{table}.parquet'"
            kinds = {row[0]: row[1] for row in duck.execute(f"DESCRIBE FROM {source}").fetchall()}
            columns = (f'"{name}" {PLAIN.get(kind, kind)}' for name, kind in kinds.items())
            connection.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
            duck.execute(f"COPY (FROM {source}) TO '{lines.name}' (FORMAT csv, HEADER false)")
            with (
                connection.cursor() as cursor,
                cursor.copy(f"COPY {table} FROM STDIN (FORMAT csv)") as copy,
                Path(lines.name).open("rb") as read_back,
            ):
                while chunk := read_back.read(1 << 20):
                    copy.write(chunk)
            connection.execute(f"CREATE INDEX ON {table} ({'key' if table == 'people' else 'id'})")
        connection.execute("VACUUM ANALYZE")


def _day(folder: Path) -> date:
    return date.fromisoformat(json.loads((folder / bridge.MANIFEST).read_text("utf-8"))["as_of"])


def _size(folder: Path) -> str:
    rows = json.loads((folder / bridge.MANIFEST).read_text("utf-8"))["tables"]
    return (
        f"{rows['organisations']['rows']:,} organisations, {rows['memberships']['rows']:,} members"
    )


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    what, folder = sys.argv[1], Path(sys.argv[2])
    result = {"ours": ours, "read": read, "postgres": postgres}[what](folder)
    print(json.dumps({"what": result.what, "seconds": result.seconds, "note": result.note}))
