"""Run the named benches, or all; prints one table with medians and ratios."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qunqiao.config.settings")

from tests.bench import checkup, intake, read, recheck, search, snapshot, web
from tests.bench import map as map_of_duties
from tests.bench.clock import Result

BENCHES = {
    "intake": intake.bench,
    "checkup": checkup.bench,
    "search": search.bench,
    "recheck": recheck.bench,
    "snapshot": snapshot.bench,
    "map": map_of_duties.bench,
    "read": read.bench,
    "web": web.bench,
}


def main(names: list[str]) -> None:
    """Print each bench's rows: what, median seconds, spread, ratio to the peer and to the limit."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        sys.exit(f"no bench named {', '.join(unknown)}; there are {', '.join(BENCHES)}")
    print(f"{'what':58} {'median':>10} {'min':>9} {'max':>9}  ours is")
    for name in names or BENCHES:
        results = BENCHES[name]()
        ours = results[0]
        for result in results:
            print(_line(name, result, ours))


def _line(name: str, result: Result, ours: Result) -> str:
    low, middle, high = result.seconds
    told = "" if result is ours or result.stands_alone else _compared(ours.seconds[1], middle)
    line = f"{name + ': ' + result.what:58} {middle:10.4f} {low:9.4f} {high:9.4f}  {told}"
    return f"{line.rstrip()}  {result.note}".rstrip()


def _compared(ours: float, other: float) -> str:
    return f"{other / ours:.1f} x faster" if other >= ours else f"{ours / other:.1f} x its time"


if __name__ == "__main__":
    main(sys.argv[1:])
