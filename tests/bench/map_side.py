"""One side of the bench of the map in a process of its own: ``python -m tests.bench.map_side WHAT SHARE B D R``."""

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from qunqiao_engines.cover import Body, Responsibility, cover
from tests.bench import map_peers
from tests.bench.duties import LAST, Size, World, world
from tests.bench.map_peers import Line

Rows = dict[str, list[Responsibility]]
Sweep = Callable[[Line, list[Responsibility], Sequence[Body]], Iterator[map_peers.Vacuum]]


def ours(made: World, _line: Line, _rows: Rows) -> str:
    """``cover`` with overload, from rows as a table yields them; nothing is prepared for it."""
    answer = cover(
        made.tree, made.duties, made.responsibilities, made.vacancies, horizon=LAST, overload=20
    )
    pieces = len(answer.vacuum) + len(answer.overlap) + len(answer.orphaned)
    return f"{pieces:,} largest pieces, {len(answer.overload):,} overloads"


def days(made: World, line: Line, rows: Rows) -> str:
    """The plain sweep, day by day."""
    return _told(made, line, rows, map_peers.by_days)


def bodies(made: World, line: Line, rows: Rows) -> str:
    """Body by body."""
    return _told(made, line, rows, map_peers.by_bodies)


def parts(made: World, line: Line, rows: Rows) -> str:
    """Part by part."""
    return _told(made, line, rows, map_peers.by_parts)


def brute(made: World, line: Line, rows: Rows) -> str:
    """Every body on every day."""
    found = sum(map_peers.by_bodies_and_days(line, mine, made) for mine in rows.values())
    return f"{found:,} body-days"


def agree(made: World, line: Line, rows: Rows) -> str:
    """Whether all ways find as much vacuum; a bench of different answers would say nothing."""
    answer = cover(made.tree, made.duties, made.responsibilities, made.vacancies, horizon=LAST)
    found = {"ours": sum(piece.body_days for piece in answer.vacuum)}
    for sweep in (map_peers.by_days, map_peers.by_bodies, map_peers.by_parts):
        found[sweep.__name__] = sum(
            map_peers.body_days(line, sweep(line, mine, made.tree.bodies), made)
            for mine in rows.values()
        )
    found["brute"] = sum(map_peers.by_bodies_and_days(line, mine, made) for mine in rows.values())
    if len(set(found.values())) > 1:
        raise SystemExit(f"the sides disagree: {found}")
    return f"{found['ours']:,} body-days of vacuum, all alike"


def _told(made: World, line: Line, rows: Rows, sweep: Sweep) -> str:
    pieces = sum(sum(1 for _ in sweep(line, mine, made.tree.bodies)) for mine in rows.values())
    return f"{pieces:,} rectangles of vacuum"


def _share(made: World, count: int) -> Rows:
    rows: Rows = defaultdict(list)
    chosen = {duty.id for duty in made.duties[:count]}
    for row in made.responsibilities:
        if row.duty in chosen:
            rows[row.duty].append(row)
    return rows


def main(what: str, share: int, size: Size) -> None:
    """Run ``what`` over the first ``share`` duties and tell seconds, memory and what came out."""
    made = world(size)
    # Numbering units and sorting rows by duty is a present to the peers: it is not timed.
    line, rows = (Line.of(made), _share(made, share)) if what != "ours" else (Line({}, {}), {})
    before = _peak()
    started = time.perf_counter()
    told = SIDES[what](made, line, rows)
    seconds = time.perf_counter() - started
    print(json.dumps({"seconds": seconds, "told": f"{told}; peak {_peak()} MiB, {before} before"}))


def _peak() -> int:
    """MiB. getrusage would tell the peak of the process that started this one, if that was larger."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


SIDES: dict[str, Callable[[World, Line, Rows], str]] = {
    side.__name__: side for side in (ours, days, bodies, parts, brute, agree)
}

if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Size(*map(int, sys.argv[3:6])))
