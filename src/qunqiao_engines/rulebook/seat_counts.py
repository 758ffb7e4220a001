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
    """The groundwork seat_counts, by number of organisation."""

    def __init__(self, length: int) -> None:
        self._counts = Counts(length, _COUNTED)
        self.of = self._counts.totals
        self._birth_years = np.zeros(length, np.int64)
        self._latest = np.full(length, _UNBORN, np.int16)
        self._posts = np.ones(length, np.int32)

    def add(self, seats: Seats, posts_held: Numbers | None = None) -> None:
        """Count ``seats``, a person no more than once an organisation; without more, one post each."""
        self._counts.add(seats.organisations, seats.flags)
        dated = seats.at(seats.flags & (COMMITTEE | UNDATED) == COMMITTEE)
        np.add.at(self._birth_years, dated.organisations, dated.birth_years.astype(np.int64))
        np.maximum.at(self._latest, dated.organisations, dated.birth_years)
        if posts_held is not None:
            np.maximum.at(self._posts, seats.organisations, posts_held)

    def table(self) -> pa.Table:
        """Every organisation in which somebody has a seat."""
        seen = np.flatnonzero(self._counts.seen)
        latest = self._latest[seen]
        more = {
            # Everybody here has a key, so that all rows are persons.
            "persons": self.of["committee_members"][seen],
            "birth_years": self._birth_years[seen],
            "latest_birth_year": pa.array(latest, mask=latest == _UNBORN),
            "posts": self._posts[seen],
        }
        table = self._counts.table("organisation_id")
        for name, column in more.items():
            table = table.append_column(name, pa.array(column))
        return table


def counted(seats: Seats, crowded: Numbers, bodies: Numbers, people: int) -> SeatCounts:
    """``seats`` by organisation; ``crowded`` are the persons who have several, of so many ``people``."""
    is_crowded = np.zeros(people, np.bool_)
    is_crowded[crowded] = True
    several = is_crowded.take(seats.persons)
    counts = SeatCounts(len(bodies))
    counts.add(seats.at(~several))
    if len(crowded):
        shared = seats.at(several)
        places = np.searchsorted(crowded, shared.persons)
        counts.add(*_once_each(shared, _posts_held(shared, places, bodies)[places]))
    return counts


def crowded_persons(seats: Seats) -> Numbers:
    """Who has more than one of ``seats``, in rising order."""
    rising = np.sort(seats.persons)
    return np.unique(rising[1:][rising[1:] == rising[:-1]])


def _posts_held(seats: Seats, places: Numbers, bodies: Numbers) -> Numbers:
    """By place of person how many different posts they hold in organisations that are there."""
    standing = bodies.take(seats.organisations) > 0
    held = np.unique(_pair(places[standing], seats.posts[standing]))
    return np.bincount(held >> 32, minlength=places.max() + 1)


def _once_each(seats: Seats, posts_held: Numbers) -> tuple[Seats, Numbers]:
    """One row for a person and organisation, with the flags of all their seats there."""
    pairs = _pair(seats.organisations, seats.persons)
    order = np.argsort(pairs, kind="stable")
    starts = run_starts(pairs[order])
    flags = np.bitwise_or.reduceat(seats.flags[order], starts)
    first = order[starts]
    return replace(seats.at(first), flags=flags), posts_held[first]


def _pair(first: Numbers, second: Numbers) -> Numbers:
    return first.astype(np.int64) << 32 | second
