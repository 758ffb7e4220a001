"""The map of responsibility as plain values, for the interface and the command line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qunqiao.supervision.queries.map import Burden, Map, Trouble


@dataclass(frozen=True, slots=True)
class GapTold:
    """One piece of trouble."""

    task_id: int
    wrong: str
    unit_id: int
    alone: bool
    kinds: Sequence[str]
    begins: date
    ends: date | None
    holders: Sequence[str]
    bodies: int


@dataclass(frozen=True, slots=True)
class OverloadTold:
    """One holder who leads too much."""

    holder: str
    begins: date
    ends: date | None
    most: int
    task_ids: Sequence[int]


@dataclass(frozen=True, slots=True)
class MapTold:
    """All that is wrong with some tasks."""

    gaps: Sequence[GapTold]
    overloads: Sequence[OverloadTold]


def told(found: Map) -> MapTold:
    """The map without its rows."""
    return MapTold([_gap(one) for one in found.troubles], [_much(one) for one in found.burdens])


def _gap(one: Trouble) -> GapTold:
    gap = one.gap
    return GapTold(
        one.task.pk,
        gap.wrong,
        one.unit.pk,
        gap.alone,
        list(gap.kinds),
        gap.begins,
        gap.ends,
        list(one.holders),
        gap.bodies,
    )


def _much(one: Burden) -> OverloadTold:
    much = one.much
    tasks = [task.pk for task in one.tasks]
    return OverloadTold(one.holder, much.begins, much.ends, much.most, tasks)
