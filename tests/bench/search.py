"""Search in lists of 8,000 and of 1,000,000 persons, beside the scan that it was.

Told is the whole request of the people list: session, rights, SQL, page. The database is new for each
size: SQLite, and PostgreSQL where QUNQIAO_TEST_POSTGRES names a server. Asked are the supervisor of
all and the officer of one unit of 3,000, five texts of a kind, each for the first time and twice more:
the first time Django writes the SQL, and that counts. The peer is the list's two queries alone as they
were asked before there were indexes (`LIKE '%…%'` over every row). QUNQIAO_BENCH_PEOPLE sets other sizes.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from tests.bench.clock import Result

SIZES = tuple(map(int, os.environ.get("QUNQIAO_BENCH_PEOPLE", "8000,1000000").split(",")))


def bench() -> list[Result]:
    """Every kind of text, on each database there is, at each size."""
    return [
        result
        for size in SIZES
        for name, environment in _databases()
        for result in _results(f"{name}, {size:,}", _asked(size, environment))
    ]


def _results(where: str, told: dict[str, Any]) -> Iterator[Result]:
    for who in ("supervisor", "officer"):
        for kind, taken in told[who]["ours"].items():
            scanned = told[who]["scan"].get(kind)
            note = f"{1000 * statistics.median(scanned):,.0f} ms by scan" if scanned else ""
            spread = (min(taken), statistics.median(taken), max(taken))
            yield Result(f"{where}, {who}, {kind}", spread, note, stands_alone=True)


def _databases() -> Iterator[tuple[str, dict[str, str]]]:
    with tempfile.TemporaryDirectory() as home:
        yield "SQLite", {"QUNQIAO_HOME": home}
    if server := os.environ.get("QUNQIAO_TEST_POSTGRES", ""):
        with tempfile.TemporaryDirectory() as home, _fresh(server) as address:
            yield "PostgreSQL", {"QUNQIAO_HOME": home, "QUNQIAO_DATABASE": address}


@contextmanager
def _fresh(server: str) -> Iterator[str]:
    """The address of a database of its own, until the block ends."""
    name = f"bench_search_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{server.rsplit('/', 1)[0]}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _asked(size: int, environment: dict[str, str]) -> dict[str, Any]:
    """What one side told on its last line."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QUNQIAO_")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.search_side", str(size)],
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
