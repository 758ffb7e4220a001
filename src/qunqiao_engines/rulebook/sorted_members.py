"""Members counted by organisation and by unit, from memberships in order of organisation and person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from .columns import by_number, marks, order, run_sums, run_sums_of, weights
from .reading_columns import OutOfOrderError, Reader, require_values
from .sorted_people import FEMALE, FLAGS, JOINT, LEAGUE, LIVE, UNION, UNSEXED, YOUNG, People, flag

_UNION_KIND, _JOINT_KIND, _LEAGUE_KIND = 1, 2, 3
_MEMBERSHIPS = """
    SELECT organisation_id, person_key, left_on IS NULL OR left_on > $as_of AS live
    FROM memberships WHERE joined_on <= $as_of"""
_KINDS = """
    SELECT id, CAST(CASE WHEN kind = 'youth_league' THEN 3 WHEN tier = 'joint' THEN 2 ELSE 1 END
        AS UTINYINT) AS kind
    FROM live_organisations WHERE kind IN ('trade_union', 'youth_league')"""
_MEMBER_WEIGHTS = weights(0, FEMALE, UNSEXED, of=FLAGS)
_PEOPLE_WEIGHTS = weights(LIVE, LIVE | FEMALE, LIVE | UNSEXED, of=FLAGS)
_BELONGING_WEIGHTS = weights(LIVE | UNION, LIVE | JOINT, LIVE | LEAGUE | YOUNG, of=FLAGS)
_NOTHING = pa.scalar(0, pa.int64())
_BELONGING = ("union_members", "joint_union_members", "league_members")
_MEMBER_COUNTS = ("members", "women", "unsexed")


@dataclass
class _Members:
    """What the pass over the memberships gathers."""

    runs: list[pa.Table] = field(default_factory=list)
    unions: list[Any] = field(default_factory=list)
    joint: list[Any] = field(default_factory=list)
    leagues: list[Any] = field(default_factory=list)
    last: tuple[int, int] = (-1, -1)
    last_live: bool = False


def counted_members(reader: Reader, people: People) -> dict[str, pa.Table]:
    """The groundwork organisation_members, unit_people and unit_members, in runs to be added up.

    Raises:
        OutOfOrderError: memberships are in another order, or ids are no numbers of modest size.

    """
    reader.require_numbers(
        "memberships.organisation_id", "memberships.person_key", "organisations.id"
    )
    bodies = reader.columns(_KINDS)
    kinds = by_number(bodies["id"], bodies["kind"], reader.length("organisations", "id"))
    members = _Members()
    for columns in reader.batches(_MEMBERSHIPS):
        _count(members, columns, people, kinds)
    if not members.runs:
        raise OutOfOrderError
    recorded, belonging = _units(people, members)
    return {
        "organisation_members": pa.concat_tables(members.runs),
        "unit_people": pa.concat_tables(recorded),
        "unit_members": pa.concat_tables(belonging),
    }


def _count(members: _Members, columns: dict[str, Any], people: People, kinds: Any) -> None:
    require_values([*columns.values()])
    organisations, persons, live = columns.values()
    counted = pc.and_not(live, _twins(members, organisations, persons, live))
    packed = pc.take(_MEMBER_WEIGHTS, pc.take(people.flags, persons))
    packed = pc.if_else(counted, packed, _NOTHING)
    members.runs.append(run_sums(organisations, packed).table("organisation_id", _MEMBER_COUNTS))
    kind = pc.take(kinds, organisations)
    for kept, code in (
        (members.unions, _UNION_KIND),
        (members.joint, _JOINT_KIND),
        (members.leagues, _LEAGUE_KIND),
    ):
        kept.append(persons.filter(pc.and_(live, pc.equal(kind, code))))


def _twins(members: _Members, organisations: Any, persons: Any, live: Any) -> Any:
    """Which rows name a member whom an earlier row names already, the batches before included."""
    first, length = (organisations[0].as_py(), persons[0].as_py()), len(live)
    back, same = order([organisations, persons])
    if first < members.last or pc.any(back).as_py():
        raise OutOfOrderError
    again = first == members.last and members.last_live
    if pc.any(pc.and_(same.slice(1), same.slice(0, max(length - 2, 0)))).as_py():
        twins = _twins_of_live(organisations, persons, live, again=first if again else None)
    else:
        before = pc.and_(same, live.slice(0, length - 1))
        twins = pa.concat_arrays([pa.array([again]), before])
    place = length - 1
    while place and not live[place].as_py() and same[place - 1].as_py():
        place -= 1
    members.last_live = live[place].as_py() or (place == 0 and again)
    members.last = organisations[-1].as_py(), persons[-1].as_py()
    return twins


def _twins_of_live(
    organisations: Any, persons: Any, live: Any, *, again: tuple[int, int] | None
) -> Any:
    # Three lines about one member: the first and the last may be live, and the middle one not.
    organisations, persons = organisations.filter(live), persons.filter(live)
    if not len(persons):
        return marks([], len(live))
    _back, same = order([organisations, persons])
    first = (organisations[0].as_py(), persons[0].as_py()) == again
    rows = pc.indices_nonzero(live).filter(pa.concat_arrays([pa.array([first]), same]))
    return marks([rows.cast(pa.int32())], len(live))


def _units(people: People, members: _Members) -> tuple[list[pa.Table], list[pa.Table]]:
    total = len(people.flags)
    joint, leagues = marks(members.joint, total), marks(members.leagues, total)
    unions = pc.or_(marks(members.unions, total), joint)
    recorded, belonging, start = [], [], 0
    for runs in people.units:
        flags = people.flags.slice(start, len(runs))
        for marked, bit in ((unions, UNION), (joint, JOINT), (leagues, LEAGUE)):
            flags = pc.bit_wise_or(flags, flag(marked.slice(start, len(runs)), bit))
        start += len(runs)
        counts = run_sums_of(runs, pc.take(_PEOPLE_WEIGHTS, flags))
        recorded.append(counts.table("unit_id", ("people", "women", "unsexed")))
        counts = run_sums_of(runs, pc.take(_BELONGING_WEIGHTS, flags))
        belonging.append(counts.table("unit_id", _BELONGING))
    return recorded, belonging
