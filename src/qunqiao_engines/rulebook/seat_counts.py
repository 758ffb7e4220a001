"""Who sits on the bodies of an organisation, counted: each person once there, whatever posts they hold."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from .columns import Counts, Numbers, run_starts
from .sorted_people import FEMALE, UNDATED, UNSEXED
from .sorted_posts import AUDIT, CHAIR, COMMITTEE, SECRETARY, WOMEN

#: Flags of a post and of a person, in bits of their own: together they are those of a seat.
OF_POST, OF_PERSON = COMMITTEE | CHAIR | SECRETARY | AUDIT | WOMEN, FEMALE | UNSEXED | UNDATED
_COUNTED = {
    "committee_members": COMMITTEE,
    "chair_holders": CHAIR,
    "secretary_holders": SECRETARY,
    "audit_members": AUDIT,
    "women_committee_members": WOMEN,
    "committee_women": COMMITTEE | FEMALE,
    "unsexed": COMMITTEE | UNSEXED,
    "undated": COMMITTEE | UNDATED,
}
_UNBORN = np.iinfo(np.int16).min


@dataclass(frozen=True)
class Seats:
    """Appointments that stand, by column: to which post of which organisation, and whose."""

    organisations: Numbers
    posts: Numbers
    ids: Numbers
    persons: Numbers
    flags: Numbers
    birth_years: Numbers

    def at(self, rows: Numbers) -> Seats:
        """Some of the rows."""
        return Seats(*(column[rows] for column in vars(self).values()))


class SeatCounts:
    """The groundwork seated, by number of organisation."""

    def __init__(self, length: int) -> None:
        self._counts = Counts(length, _COUNTED)
        self.of = self._counts.totals
        self._birth_years = np.zeros(length, np.int64)
        self._latest = np.full(length, _UNBORN, np.int16)
        self._posts = np.ones(length, np.int32)

    def add(self, seats: Seats) -> None:
        """Count ``seats``, a person once an organisation; one without a flag only tells that there is one."""
        self._counts.add(seats.organisations, seats.flags)
        rows = np.flatnonzero(seats.flags & (COMMITTEE | UNDATED) == COMMITTEE)
        organisations, years = seats.organisations[rows], seats.birth_years[rows]
        np.add.at(self._birth_years, organisations, years.astype(np.int64))
        np.maximum.at(self._latest, organisations, years)

    def add_posts_held(self, organisations: Numbers, posts: Numbers) -> None:
        """Learn how many posts a person with a seat in each of ``organisations`` holds; else it is one."""
        np.maximum.at(self._posts, organisations, posts)

    def table(self, year: int) -> pa.Table:
        """Every organisation in which somebody has a seat, with ages in ``year``."""
        seen = np.flatnonzero(self._counts.seen)
        # Everybody here has a key, so that all rows are persons.
        persons = self.of["committee_members"][seen]
        nobody, latest = persons == 0, self._latest[seen]
        average = (persons * year - self._birth_years[seen]) // np.where(nobody, 1, persons)
        more = {
            "persons": persons,
            "posts": self._posts[seen],
            "average_age": pa.array(average, mask=nobody),
            "youngest_age": pa.array(year - latest.astype(np.int32), mask=latest == _UNBORN),
        }
        table = self._counts.table("organisation_id")
        for name, column in more.items():
            table = table.append_column(name, pa.array(column))
        return table


@dataclass(frozen=True)
class Crowd:
    """Who has several seats, in rising order, and of how many posts in organisations that are there.

    ``seats`` marks the seats that are theirs.
    """

    persons: Numbers
    posts: Numbers
    seats: Numbers


def crowded(seats: Seats, bodies: Numbers, people: int) -> Crowd:
    """The persons, out of so many ``people``, who have more than one of ``seats``."""
    # Each person's last seat; whoever has another one has several. Only places of holders are written to.
    rows = np.arange(len(seats.persons), dtype=np.int32)
    last = np.empty(people, np.int32)
    last[seats.persons] = rows
    persons = np.unique(seats.persons[last.take(seats.persons) != rows])
    is_crowded = np.zeros(people, np.bool_)
    is_crowded[persons] = True
    theirs = is_crowded.take(seats.persons)
    standing = np.flatnonzero(theirs & (bodies.take(seats.organisations) > 0))
    places = np.searchsorted(persons, seats.persons[standing])
    held = np.sort(_pair(places, seats.posts[standing]))
    return Crowd(persons, np.bincount(held[run_starts(held)] >> 32, minlength=len(persons)), theirs)


def counted(seats: Seats, crowd: Crowd, length: int) -> SeatCounts:
    """``seats`` by organisation, a number below ``length``: each person once there."""
    counts = SeatCounts(length)
    counts.add(replace(seats, flags=seats.flags * ~crowd.seats))
    theirs = _once_each(seats.at(crowd.seats))
    counts.add(theirs)
    posts = crowd.posts[np.searchsorted(crowd.persons, theirs.persons)]
    counts.add_posts_held(theirs.organisations, posts)
    return counts


def _once_each(seats: Seats) -> Seats:
    """One row for a person and organisation, with the flags of all their seats there."""
    pairs = _pair(seats.organisations, seats.persons)
    order = np.argsort(pairs, kind="stable")
    starts = run_starts(pairs[order])
    merged = seats.at(order[starts])
    if len(starts) < len(pairs):
        merged = replace(merged, flags=np.bitwise_or.reduceat(seats.flags[order], starts))
    return merged


def _pair(first: Numbers, second: Numbers) -> Numbers:
    return first.astype(np.int64) << 32 | second
