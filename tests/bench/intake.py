"""A roster of 200,000 people from the file to the written registry, beside django-import-export and the limit.

Each side runs in processes of its own, in databases made for it from one prepared state: SQLite, and
PostgreSQL where QUNQIAO_TEST_POSTGRES names a server. Ours is everything: reading, typing, comparing,
the preview kept, the file kept, the rows written, the trail. The limit is the fastest bare read of the
same file plus a raw bulk insert of the same rows into the same table with its indexes. The peer reads
and imports 5,000 rows of the same kind (a dry run for the preview, then in earnest); its time for all
rows follows from its rows per second. QUNQIAO_BENCH_ROWS sets another size.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from tests.bench.clock import Result
from tests.bench.roster import write_roster

ROWS = int(os.environ.get("QUNQIAO_BENCH_ROWS", "200000"))
PEER_ROWS = 5_000
RUNS = 3
Told = dict[str, Any]
Side = Callable[..., Told]


def bench() -> list[Result]:
    """Ours, the limit and the peer, on each database there is."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_roster(place / "roster.xlsx", ROWS)
        write_roster(place / "part.xlsx", PEER_ROWS)
        reads = {
            name: _several(lambda name=name: _run(name, place, {}))
            for name in ("fastexcel", "calamine")
        }
        bare = min(_median(told) for told in reads.values())
        results: list[Result] = []
        for name, house in _houses(place):
            results += _on(name, house, place, bare)
        for name, told in reads.items():
            results.append(_result(f"{name}: only read the cells", told))
        return results


def _on(name: str, house: Callable[[], Any], place: Path, bare: float) -> Iterator[Result]:
    def side(what: str) -> Told:
        with house() as environment:
            return _run(what, place, environment)

    ours = _several(lambda: side("ours"))
    raw = _several(lambda: side("raw"))
    peer = side("peer")
    whole, limit = _median(ours), bare + _median(raw)
    rate, peers = ROWS / whole, PEER_ROWS / peer["seconds"]
    yield _result(f"{name}: ours, file to written", ours, f"{rate:,.0f} rows/s; {_memory(ours)}")
    for phase in ours[0]["phases"]:
        yield _result(f"{name}:   of these {phase}", ours, part=phase)
    note = f"ours takes {whole / limit:.2f} x the limit"
    yield Result(f"{name}: bare read and raw insert (limit)", (limit, limit, limit), note)
    yield _result(f"{name}:   of these raw insert", raw)
    note = f"{peers:,.0f} rows/s on {PEER_ROWS:,} rows; ours has {rate / peers:.0f} x as many"
    projected = ROWS / peers
    yield Result(f"{name}: django-import-export (peer)", (projected,) * 3, note)


def _several(run: Callable[[], Told]) -> list[Told]:
    return [run() for _ in range(RUNS)]


def _median(several: list[Told], part: str = "") -> float:
    return statistics.median(_seconds(told, part) for told in several)


def _seconds(told: Told, part: str) -> float:
    return float(told["phases"][part] if part else told["seconds"])


def _result(what: str, several: list[Told], note: str = "", part: str = "") -> Result:
    took = [_seconds(told, part) for told in several]
    return Result(what, (min(took), statistics.median(took), max(took)), note)


def _memory(several: list[Told]) -> str:
    own, reader = (max(told[name] for told in several) for name in ("mib", "reader_mib"))
    return f"peak {own:.0f} MiB, reader {reader:.0f} MiB"


def _run(what: str, place: Path, environment: dict[str, str]) -> Told:
    """One side in a process of its own; what it tells on its last line."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QUNQIAO_")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.intake_side", what, str(place)],
        env={**kept, "QUNQIAO_HOME": str(place / "home"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    told: Told = json.loads(done.stdout.splitlines()[-1])
    return told


def _houses(place: Path) -> Iterator[tuple[str, Callable[[], Any]]]:
    """For each database: its name, and how to get a fresh copy of the prepared state."""
    prepared = place / "prepared"
    _run("prepare", place, {"QUNQIAO_HOME": str(prepared)})

    @contextmanager
    def sqlite() -> Iterator[dict[str, str]]:
        home = place / "fresh"
        shutil.copytree(prepared, home)
        try:
            yield {"QUNQIAO_HOME": str(home)}
        finally:
            shutil.rmtree(home)

    yield "SQLite", sqlite
    if server := os.environ.get("QUNQIAO_TEST_POSTGRES", ""):
        yield "PostgreSQL", _postgres(server, place)


def _postgres(server: str, place: Path) -> Callable[[], Any]:
    base = server.rsplit("/", 1)[0]
    template, fresh = f"bench_{os.getpid()}_prepared", f"bench_{os.getpid()}_fresh"

    def order(*statements: str) -> None:
        with psycopg.connect(server, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    @contextmanager
    def postgres() -> Iterator[dict[str, str]]:
        order(f"CREATE DATABASE {fresh} TEMPLATE {template}")
        try:
            yield {"QUNQIAO_DATABASE": f"{base}/{fresh}"}
        finally:
            order(f"DROP DATABASE {fresh} WITH (FORCE)")

    order(f"DROP DATABASE IF EXISTS {template}", f"CREATE DATABASE {template}")
    _run("prepare", place, {"QUNQIAO_DATABASE": f"{base}/{template}"})
    return postgres
