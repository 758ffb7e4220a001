"""Who leads too many duties at once, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from .days import FOREVER
from .model import Overload

Stretch = tuple[int, int, str]


def overloads(leading: Mapping[str, Sequence[Stretch]], limit: int) -> Iterator[Overload]:
    """The days on end on which a holder leads more than ``limit`` duties, in order of holders.

    ``leading`` gives by holder from day to day which duty; a duty led twice at once counts once.
    """
    for holder in sorted(leading):
        stretches = leading[holder]
        if len({duty for _, _, duty in stretches}) > limit:
            yield from _too_many(holder, stretches, limit)


def _too_many(holder: str, stretches: Sequence[Stretch], limit: int) -> Iterator[Overload]:
    changes: dict[int, list[tuple[str, int]]] = {}
    for start, end, duty in stretches:
        changes.setdefault(start, []).append((duty, 1))
        changes.setdefault(end, []).append((duty, -1))
    led: dict[str, int] = {}
    since: int | None = None
    most, duties = 0, set[str]()
    for day in sorted(changes):
        for duty, change in changes[day]:
            led[duty] = led.get(duty, 0) + change
            if not led[duty]:
                del led[duty]
        if len(led) > limit:
            since = day if since is None else since
            most = max(most, len(led))
            duties.update(led)
        elif since is not None:
            ends = None if day == FOREVER else date.fromordinal(day)
            yield Overload(holder, date.fromordinal(since), ends, most, tuple(sorted(duties)))
            since, most, duties = None, 0, set()
