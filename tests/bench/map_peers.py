"""The same question asked in plainer ways: with intervaltree by days, bodies or parts, and by brute force.

Each yields where a duty has no lead, as (units from, units to, kind, day from, day to), in pieces of whatever
size fall out of it; overlaps and orphaned support are found on the way and only counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from intervaltree import Interval, IntervalTree

from qunqiao_engines.cover import Body, Responsibility
from tests.bench.duties import DAYS, FIRST, KINDS, World

BEGIN = FIRST.toordinal()
END = BEGIN + DAYS
LEAD = "lead"
Vacuum = tuple[int, int, str, int, int]


@dataclass(frozen=True)
class Line:
    """Units as ranges of a line, and responsibilities with the days their holder is there."""

    ranges: dict[str, tuple[int, int]]
    vacant: dict[str, list[tuple[int, int]]]

    @classmethod
    def of(cls, world: World) -> "Line":
        """The units of ``world`` numbered so that what lies below one stands behind it."""
        children = defaultdict(list)
        for unit in world.tree.units:
            children[unit.parent].append(unit.id)
        begins: dict[str, int] = {}
        waiting, last = list(reversed(children[None])), {}
        while waiting:
            unit = waiting.pop()
            if unit in begins:
                last[unit] = len(begins)
                continue
            begins[unit] = len(begins)
            waiting.append(unit)
            waiting.extend(reversed(children[unit]))
        vacant = defaultdict(list)
        for row in world.vacancies:
            vacant[row.holder].append((row.begins.toordinal(), row.ends.toordinal()))
        return cls({unit: (begins[unit], last[unit]) for unit in begins}, dict(vacant))

    def intervals(self, rows: Iterable[Responsibility], kind: str) -> list[Interval]:
        """Ranges of units with (first day, end, role, holder) for ``kind``, vacant days left out."""
        found = []
        for row in rows:
            if row.part.kinds is not None and kind not in row.part.kinds:
                continue
            start = row.begins.toordinal()
            end = END if row.ends is None else row.ends.toordinal()
            spans = [(start, end)]
            for begin, stop in self.vacant.get(row.holder, ()):
                spans = [
                    part
                    for since, until in spans
                    for part in ((since, min(until, begin)), (max(since, stop), until))
                    if part[0] < part[1]
                ]
            found += [
                Interval(*self.ranges[row.part.unit], (since, until, row.role, row.holder))
                for since, until in spans
            ]
        return found


def by_days(line: Line, rows: list[Responsibility], _bodies: Sequence[Body]) -> Iterator[Vacuum]:
    """A plain sweep: on each day with a change put the leads in force together, and read off the gaps."""
    for kind in KINDS:
        leads = [found for found in line.intervals(rows, kind) if found.data[2] == LEAD]
        changes: dict[int, list[tuple[bool, Interval]]] = {BEGIN: [], END: []}
        for lead in leads:
            changes.setdefault(lead.data[0], []).append((True, lead))
            changes.setdefault(lead.data[1], []).append((False, lead))
        there = IntervalTree()
        for day, following in pairwise(sorted(changes)):
            for comes, lead in changes[day]:
                (there.add if comes else there.remove)(lead)
            merged = there.copy()
            merged.merge_overlaps(strict=False)
            reached = 0
            for led in sorted(merged):
                if led.begin > reached:
                    yield reached, led.begin, kind, day, following
                reached = led.end
            if reached < len(line.ranges):
                yield reached, len(line.ranges), kind, day, following


def by_parts(line: Line, rows: list[Responsibility], _bodies: Sequence[Body]) -> Iterator[Vacuum]:
    """A cleverer one: cut the line wherever a part begins or ends, and follow the days of each cut."""
    for kind in KINDS:
        intervals = line.intervals(rows, kind)
        tree = IntervalTree(intervals)
        cuts = {0, len(line.ranges)}
        cuts.update(found.begin for found in intervals)
        cuts.update(found.end for found in intervals)
        for begin, end in pairwise(sorted(cuts)):
            yield from ((begin, end, kind, *gap) for gap in _gaps(tree.at(begin)))


def by_bodies(line: Line, rows: list[Responsibility], bodies: Sequence[Body]) -> Iterator[Vacuum]:
    """Ask the tree of intervals for each body, and follow its days."""
    for kind in KINDS:
        tree = IntervalTree(line.intervals(rows, kind))
        places = {line.ranges[body.unit][0] for body in bodies if body.kind == kind}
        for place in sorted(places):
            yield from ((place, place + 1, kind, *gap) for gap in _gaps(tree.at(place)))


def _gaps(here: Iterable[Interval]) -> list[tuple[int, int]]:
    """The days without a lead; overlaps and orphaned support are met on the way, and left."""
    reached, gaps, faults = BEGIN, [], 0
    stretches = sorted(found.data for found in here)
    for start, stop, role, _ in stretches:
        if role != LEAD:
            continue
        if start > reached:
            gaps.append((reached, start))
        faults += start < reached
        reached = max(reached, stop)
    if reached < END:
        gaps.append((reached, END))
    faults += sum(
        start < until and since < stop
        for start, stop, role, _ in stretches
        if role != LEAD
        for since, until in gaps
    )
    return gaps


def by_bodies_and_days(line: Line, rows: list[Responsibility], world: World) -> int:
    """Brute force: each body on each day it is open. Gives the body-days without a lead."""
    leads = {
        kind: [found for found in line.intervals(rows, kind) if found.data[2] == LEAD]
        for kind in KINDS
    }
    vacuum = 0
    for body in world.tree.bodies:
        place = line.ranges[body.unit][0]
        mine = [lead.data for lead in leads[body.kind] if lead.begin <= place < lead.end]
        for day in _open(body):
            if not any(start <= day < end for start, end, _, _ in mine):
                vacuum += 1
    return vacuum


def body_days(line: Line, found: Iterable[Vacuum], world: World) -> int:
    """How much ``found`` is, to see that all ways agree; for small worlds."""
    places = [(line.ranges[body.unit][0], body.kind, _open(body)) for body in world.tree.bodies]
    return sum(
        len(range(max(since, days.start), min(until, days.stop)))
        for begin, end, kind, since, until in found
        for place, its_kind, days in places
        if begin <= place < end and kind == its_kind
    )


def _open(body: Body) -> range:
    opened = BEGIN if body.opened is None else max(BEGIN, body.opened.toordinal())
    closed = END if body.closed is None else min(END, body.closed.toordinal())
    return range(opened, closed)
