"""Timing as the benches mean it: a warm-up, then several runs, of which min, median and max are told."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """What was timed and (min, median, max) seconds of its runs; ``note`` is told beside.

    What ``stands_alone`` is not compared with the first of its bench.
    """

    what: str
    seconds: tuple[float, float, float]
    note: str = ""
    stands_alone: bool = False


def timed(what: str, work: Callable[[], object], runs: int = 5) -> Result:
    """Run ``work`` once to warm up, then ``runs`` times."""
    work()
    taken = []
    for _run in range(runs):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return Result(what, (min(taken), statistics.median(taken), max(taken)))
