"""Members counted by organisation and by unit, from memberships in order of organisation and person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from .columns import Counts, Numbers, OutOfOrderError, require_within
from .reading_columns import Reader
from .sorted_people import FEMALE, JOINT, LEAGUE, LIVE, UNION, UNSEXED, YOUNG, People

_MEMBERSHIPS = """
    SELECT organisation_id, person_key, CAST(coalesce(left_on > $as_of, TRUE) AS UTINYINT) AS live
    FROM memberships WHERE joined_on <= $as_of"""
_MEMBERS = {"members": 0, "women": FEMALE, "unsexed": UNSEXED}
_PEOPLE = {"people": LIVE, "women": LIVE | FEMALE, "unsexed": LIVE | UNSEXED}
_BELONGING = {
    "union_members": LIVE | UNION,
    "joint_union_members": LIVE | JOINT,
    "league_members": LIVE | LEAGUE | YOUNG,
}


@dataclass(frozen=True)
class _Pairs:
    """Organisations and persons, each pair once, and whether it stands (1) or once stood (0)."""

    organisations: Numbers
    persons: Numbers
    live: Numbers

    def part(self, rows: slice) -> _Pairs:
        return _Pairs(self.organisations[rows], self.persons[rows], self.live[rows])


def counted_members(reader: Reader, people: People, bodies: Numbers) -> dict[str, pa.Table]:
    """The groundwork organisation_members, unit_people and unit_members.

    Raises:
        OutOfOrderError: memberships are in another order, or ids are no numbers of modest size.

    """
    reader.require_numbers("memberships.organisation_id", "memberships.person_key")
    members = Counts(len(bodies), _MEMBERS)
    flags = people.flags.copy()
    for pairs in _pairs(reader, len(flags)):
        members.add(pairs.organisations, flags.take(pairs.persons), pairs.live)
        kinds = bodies.take(pairs.organisations) & (UNION | LEAGUE | JOINT)
        kinds *= pairs.live
        for kind in (UNION, UNION | JOINT, LEAGUE):
            flags[pairs.persons[kinds == kind]] |= kind
    by_unit = _by_unit(reader, flags, people)
    return {"organisation_members": members.table("organisation_id"), **by_unit}


def _pairs(reader: Reader, people: int) -> Iterator[_Pairs]:
    """The memberships batch by batch, several lines about one member as one pair."""
    left: _Pairs | None = None
    for columns in reader.batches(_MEMBERSHIPS):
        pairs = _Pairs(*columns.values())
        require_within(pairs.persons, people)
        # The last pair may go on in the next batch: it waits.
        pairs = _merged(pairs if left is None else _joined(left, pairs))
        left = pairs.part(slice(-1, None))
        if len(pairs.live) > 1:
            yield pairs.part(slice(None, -1))
    if left is None:
        raise OutOfOrderError
    yield left


def _joined(first: _Pairs, second: _Pairs) -> _Pairs:
    return _Pairs(
        np.concatenate((first.organisations, second.organisations)),
        np.concatenate((first.persons, second.persons)),
        np.concatenate((first.live, second.live)),
    )


def _merged(pairs: _Pairs) -> _Pairs:
    keys = pairs.organisations.astype(np.int64) << 32 | pairs.persons
    if (keys[1:] < keys[:-1]).any():
        raise OutOfOrderError
    twins = np.flatnonzero(keys[1:] == keys[:-1]) + 1
    if not len(twins):
        return pairs
    live = np.delete(pairs.live, twins)
    # Where the first of each stands once the others are left out.
    np.maximum.at(live, twins - np.arange(1, len(twins) + 1), pairs.live[twins])
    return _Pairs(np.delete(pairs.organisations, twins), np.delete(pairs.persons, twins), live)


def _by_unit(reader: Reader, flags: Numbers, people: People) -> dict[str, pa.Table]:
    length = reader.length("units", "id")
    counts = Counts(length + 1, _PEOPLE | _BELONGING)
    begin = 0
    for run in people.runs:
        own = flags[begin : begin + run.length]
        begin += run.length
        # Who belongs to no unit that is recorded is counted behind the last, and then forgotten.
        known = (run.units >= 0) & (run.units < length)
        counts.add_runs(np.where(known, run.units, length), run.starts, own)
    # A unit whose people have all left is one of which nothing is recorded.
    counts.seen &= counts.totals["people"] > 0
    counts.seen[length] = False
    table = counts.table("unit_id")
    return {
        "unit_people": table.select(["unit_id", *_PEOPLE]),
        "unit_members": table.select(["unit_id", *_BELONGING]),
    }
