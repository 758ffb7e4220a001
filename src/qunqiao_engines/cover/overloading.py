"""Who leads too many duties at once, and when."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from .books import Marks
from .days import FOREVER
from .model import Overload

# From day to day: which duty.
Stretch = tuple[int, int, int]


class Desks:
    """Who leads which duty when, in few bytes; a lead counts where it meets the field."""

    def __init__(self) -> None:
        self._duties: list[str] = []
        self._leading: dict[str, array[int]] = {}

    def add(self, duty: str, pages: Iterable[Marks]) -> None:
        """All leads of ``duty``."""
        number = len(self._duties)
        self._duties.append(duty)
        for marks in pages:
            for reach in marks.values():
                for start, end, holder in reach.leads:
                    leading = self._leading.get(holder)
                    if leading is None:
                        leading = self._leading[holder] = array("i")
                    leading.extend((start, end, number))

    def overloads(self, limit: int) -> Iterator[Overload]:
        """The days on end on which a holder leads more than ``limit`` duties, in order of holders.

        A duty led twice at once counts once.
        """
        for holder in sorted(self._leading):
            numbers = self._leading[holder]
            starts, ends = numbers[0::3], numbers[1::3]
            if _may_exceed(sorted(starts), sorted(ends), limit):
                stretches = list(zip(starts, ends, numbers[2::3], strict=True))
                yield from self._too_many(holder, stretches, limit)

    def _too_many(
        self, holder: str, stretches: Sequence[Stretch], limit: int
    ) -> Iterator[Overload]:
        since: int | None = None
        most, duties = 0, set[int]()
        for day, led in _led(stretches):
            if len(led) > limit:
                since = day if since is None else since
                most = max(most, len(led))
                duties.update(led)
            elif since is not None:
                begins = date.fromordinal(since)
                ends = None if day == FOREVER else date.fromordinal(day)
                names = tuple(sorted(self._duties[number] for number in duties))
                yield Overload(holder, begins, ends, most, names)
                since, most, duties = None, 0, set()


def _may_exceed(starts: Sequence[int], ends: Sequence[int], limit: int) -> bool:
    """Whether more than ``limit`` stretches share a day: duties are told apart only then."""
    return len(starts) > limit and any(
        begun - bisect_right(ends, start) > limit for begun, start in enumerate(starts, start=1)
    )


def _led(stretches: Iterable[Stretch]) -> Iterator[tuple[int, dict[int, int]]]:
    """Each day on which something changes, with the duties led from then on."""
    changes: dict[int, list[tuple[int, int]]] = {}
    for start, end, duty in stretches:
        changes.setdefault(start, []).append((duty, 1))
        changes.setdefault(end, []).append((duty, -1))
    led: dict[int, int] = {}
    for day in sorted(changes):
        for duty, change in changes[day]:
            led[duty] = led.get(duty, 0) + change
            if not led[duty]:
                del led[duty]
        yield day, led
