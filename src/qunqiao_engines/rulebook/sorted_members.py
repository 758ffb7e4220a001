"""Members counted by organisation and by unit, from memberships in order of organisation and person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from .columns import NO_DAY, Counts, Numbers, OutOfOrderError, require_within
from .reading_columns import Reader
from .sorted_people import FEMALE, JOINT, LEAGUE, LIVE, UNION, UNSEXED, YOUNG, People
from .table_rows import Rows, flagged

_COLUMNS = ("organisation_id", "person_key", "joined_on", "left_on")
_MEMBERS = {"members": LIVE, "women": LIVE | FEMALE, "unsexed": LIVE | UNSEXED}
_PEOPLE = {"people": LIVE, "women": LIVE | FEMALE, "unsexed": LIVE | UNSEXED}
_BELONGING = {
    "union_members": LIVE | UNION,
    "joint_union_members": LIVE | JOINT,
    "league_members": LIVE | LEAGUE | YOUNG,
}


@dataclass(frozen=True)
class _Pairs:
    """Organisations and persons, each pair once, and whether it stands or once stood."""

    organisations: Numbers
    persons: Numbers
    live: Numbers

    def followed_by(self, others: _Pairs) -> _Pairs:
        """``others`` but for the first where it is our last one, which learns whether it stands.

        Raises:
            OutOfOrderError: they come before ours.

        """
        last = (int(self.organisations[-1]), int(self.persons[-1]))
        first = (int(others.organisations[0]), int(others.persons[0]))
        if first < last:
            raise OutOfOrderError
        if first > last:
            return others
        self.live[-1] |= others.live[0]
        return _Pairs(others.organisations[1:], others.persons[1:], others.live[1:])


def counted_members(reader: Reader, people: People, bodies: Numbers) -> dict[str, pa.Table]:
    """The groundwork organisation_members, unit_people and unit_members.

    Raises:
        OutOfOrderError: memberships are in another order, or ids are no numbers of modest size.

    """
    reader.require_numbers("memberships.organisation_id", "memberships.person_key")
    members = Counts(len(bodies), _MEMBERS)
    belonging = {kind: np.zeros(len(people.flags), np.bool_) for kind in (UNION, JOINT, LEAGUE)}
    for pairs in _pairs(reader, len(people.flags)):
        own = people.flags.take(pairs.persons) & (FEMALE | UNSEXED) | flagged(pairs.live, LIVE)
        members.add(pairs.organisations, own)
        kinds = bodies.take(pairs.organisations) * pairs.live
        for kind, belong in belonging.items():
            belong[pairs.persons[kinds & kind > 0]] = True
    flags = people.flags.copy()
    for kind, belong in belonging.items():
        flags |= flagged(belong, kind)
    by_unit = _by_unit(reader, flags, people)
    return {"organisation_members": members.table("organisation_id"), **by_unit}


def _pairs(reader: Reader, people: int) -> Iterator[_Pairs]:
    """The memberships batch by batch, several lines about one member as one pair."""
    before: _Pairs | None = None
    for rows in reader.rows("memberships", *_COLUMNS):
        pairs = _merged(_begun(rows, reader.today))
        require_within(pairs.persons, people)
        if before is not None and len(pairs.live):
            # The last pair of a batch may go on in the next one: it waits for it.
            pairs = before.followed_by(pairs)
            if not len(pairs.live):
                continue
            yield before
        before = pairs if len(pairs.live) else before
    if before is None:
        raise OutOfOrderError
    yield before


def _begun(rows: Rows, today: int) -> _Pairs:
    rows = rows.chosen(rows.numbers("joined_on", NO_DAY) <= today)
    organisations, persons = rows.numbers("organisation_id"), rows.numbers("person_key")
    return _Pairs(organisations, persons, rows.after("left_on", today))


def _merged(pairs: _Pairs) -> _Pairs:
    organisations, persons = pairs.organisations, pairs.persons
    same, rising = organisations[1:] == organisations[:-1], persons[1:] >= persons[:-1]
    if (organisations[1:] < organisations[:-1]).any() or (same > rising).any():
        raise OutOfOrderError
    twins = np.flatnonzero(same & (persons[1:] == persons[:-1])) + 1
    if not len(twins):
        return pairs
    live = np.delete(pairs.live, twins)
    # Where the first of each stands once the others are left out.
    np.logical_or.at(live, twins - np.arange(1, len(twins) + 1), pairs.live[twins])
    return _Pairs(np.delete(organisations, twins), np.delete(persons, twins), live)


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
