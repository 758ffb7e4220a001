"""Who leads too many duties at once, and when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from .books import Book
from .days import FOREVER
from .model import Overload

# From day to day: which duty.
Stretch = tuple[int, int, str]


def overloads(books: Iterable[Book], limit: int) -> Iterator[Overload]:
    """The days on end on which a holder leads more than ``limit`` duties, in order of holders.

    A duty led twice at once counts once, and counts where the lead meets its field.
    """
    leading: dict[str, list[Stretch]] = {}
    for book in books:
        for marks in book.marks.values():
            for reach in marks.values():
                for start, end, holder in reach.leads:
                    leading.setdefault(holder, []).append((start, end, book.duty.id))
    for holder in sorted(leading):
        if _may_exceed(leading[holder], limit):
            yield from _too_many(holder, leading[holder], limit)


def _may_exceed(stretches: Sequence[Stretch], limit: int) -> bool:
    """Whether more than ``limit`` stretches share a day; duties are told apart where they do."""
    if len(stretches) <= limit:
        return False
    ends = sorted([end for _, end, _ in stretches])
    starts = sorted([start for start, _, _ in stretches])
    return any(
        begun - bisect_right(ends, start) > limit for begun, start in enumerate(starts, start=1)
    )


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
