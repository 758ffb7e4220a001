"""The responsibility map: a million responsibilities for 200 duties over 100,000 bodies, ours beside plainer ways.

QUNQIAO_BENCH_MAP is the size as bodies,duties,responsibilities. The sweeps with intervaltree run over a share of
the duties, which are alike, and their seconds are those of all duties; brute force runs on a small province.
"""

import json
import os
import subprocess
import sys

from tests.bench.clock import Result
from tests.bench.duties import Size

SIZE = Size(*map(int, os.environ.get("QUNQIAO_BENCH_MAP", "100000,200,1000000").split(",")))
SMALL = Size(1_000, 3, 3_000)
TINY = Size(200, 3, 300)
RUNS = int(os.environ.get("QUNQIAO_BENCH_RUNS", "3"))


def bench() -> list[Result]:
    """Ours first; then the sweeps over the same, and brute force where it still finishes."""
    agreed = _side("agree", TINY, TINY.duties).note
    what = f"{SIZE.bodies:,} bodies, {SIZE.duties:,} duties, {SIZE.responsibilities:,} rows"
    ours = _side("ours", SIZE, SIZE.duties, RUNS)
    small = _side("ours", SMALL, SMALL.duties, RUNS)
    brute = _side("brute", SMALL, SMALL.duties)
    ratio = brute.seconds[1] / small.seconds[1]
    return [
        Result(f"ours: {what}", ours.seconds, ours.note),
        _shared("intervaltree, part by part (the cleverest)", "parts", max(1, SIZE.duties // 20)),
        _shared("intervaltree, body by body", "bodies", max(1, SIZE.duties // 50)),
        _shared("intervaltree, day by day (the plain sweep)", "days", 1),
        Result(
            f"brute force: {SMALL.bodies:,} bodies, {SMALL.duties} duties",
            brute.seconds,
            f"{brute.note}; ours over the same {small.seconds[1]:.3f} s: {ratio:.0f} x faster",
            stands_alone=True,
        ),
        Result("all sides over a tiny province", (0, 0, 0), agreed, stands_alone=True),
    ]


def _shared(what: str, side: str, duties: int) -> Result:
    """A sweep over the first ``duties``, told as if it had run over all of them."""
    result = _side(side, SIZE, duties)
    whole = SIZE.duties / duties
    low, middle, high = result.seconds
    note = f"measured {middle:.1f} s for {duties} of {SIZE.duties} duties; {result.note}"
    return Result(what, (low * whole, middle * whole, high * whole), note)


def _side(side: str, size: Size, share: int, runs: int = 1) -> Result:
    """The middle of ``runs``, each in a process of its own, so that its memory is its own."""
    arguments = (side, share, size.bodies, size.duties, size.responsibilities)
    told = []
    for _run in range(runs):
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.map_side", *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(done.stderr)
        told.append(json.loads(done.stdout.splitlines()[-1]))
    told.sort(key=lambda run: run["seconds"])
    seconds = [run["seconds"] for run in told]
    middle = told[len(told) // 2]
    return Result(side, (seconds[0], middle["seconds"], seconds[-1]), middle["told"])
