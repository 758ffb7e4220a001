"""Empty databases for a bench, and the process of its own in which it uses one."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg


def databases() -> Iterator[tuple[str, dict[str, str]]]:
    """SQLite and, where QUNQIAO_TEST_POSTGRES names a server, PostgreSQL: each empty, with the settings that lead there."""
    with tempfile.TemporaryDirectory() as home:
        yield "SQLite", {"QUNQIAO_HOME": home}
    if server := os.environ.get("QUNQIAO_TEST_POSTGRES", ""):
        with tempfile.TemporaryDirectory() as home, _fresh(server) as address:
            yield "PostgreSQL", {"QUNQIAO_HOME": home, "QUNQIAO_DATABASE": address}


@contextmanager
def _fresh(server: str) -> Iterator[str]:
    """The address of a database of its own, until the block ends."""
    name = f"bench_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{server.rsplit('/', 1)[0]}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def told(side: str, size: int, environment: dict[str, str]) -> dict[str, Any]:
    """What ``tests.bench.<side>`` told on its last line, as JSON."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QUNQIAO_")}
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{side}", str(size)],
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said
