"""The whole rulebook over a synthetic country: ours, PostgreSQL, an ORM loop, and merely reading.

QUNQIAO_BENCH_ORGANISATIONS is the size (a million; people and memberships are some twenty for each),
QUNQIAO_BENCH_COUNTRY a folder that ``qunqiao synth`` wrote, used instead of a new one. PostgreSQL runs
where QUNQIAO_TEST_POSTGRES names a server, over at most QUNQIAO_BENCH_POSTGRES organisations (100,000), for
which ours is timed as well. A minute is enough for QUNQIAO_BENCH_ORGANISATIONS=20000.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import django

django.setup()

from qunqiao.checkups import bridge  # noqa: E402 - Django's apps come first
from tests.bench import orm_loop  # noqa: E402 - as above
from tests.bench.clock import Result  # noqa: E402 - as above

ORGANISATIONS = int(os.environ.get("QUNQIAO_BENCH_ORGANISATIONS", "1000000"))
FOR_POSTGRES = int(os.environ.get("QUNQIAO_BENCH_POSTGRES", "100000"))
PEOPLE_EACH = 18.5
AS_OF = date(2026, 11, 20)


def bench() -> list[Result]:
    """Ours first; the peers that need other data or a server follow where they are there."""
    with tempfile.TemporaryDirectory(prefix="qunqiao-bench-") as folder:
        place = Path(folder)
        given = os.environ.get("QUNQIAO_BENCH_COUNTRY", "")
        country = Path(given) if given else _country(place / "country", ORGANISATIONS)
        results = [_side("ours", country), _side("read", country)]
        server = os.environ.get("QUNQIAO_TEST_POSTGRES", "")
        if server:
            count = min(ORGANISATIONS, FOR_POSTGRES)
            small = country if count == ORGANISATIONS else _country(place / "small", count)
            results.append(_against(_side("ours", small), _side("postgres", small)))
    loop = orm_loop.bench()
    return [*results, *([loop] if loop else [])]


def _country(folder: Path, organisations: int) -> Path:
    size = organisations, int(organisations * PEOPLE_EACH)
    bridge.write_country(folder, size=size, seed="bench", as_of=AS_OF, progress=lambda *_: None)
    return folder


def _side(what: str, country: Path) -> Result:
    """One measurement in a process of its own, so that its memory is its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.checkup_side", what, str(country)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    told = json.loads(done.stdout.splitlines()[-1])
    return Result(told["what"], tuple(told["seconds"]), told["note"])


def _against(ours: Result, theirs: Result) -> Result:
    """The peer, told beside ours over the same data."""
    ratio = theirs.seconds[1] / ours.seconds[1]
    note = f"{theirs.note}; ours over the same {ours.seconds[1]:.2f} s: {ratio:.1f} x faster"
    return replace(theirs, note=note)
