"""Posts counted by organisation, and who holds them: looked up by number instead of joined."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from .columns import places, run_sums, weights
from .reading_columns import OutOfOrderError, Reader, require_values
from .sorted_people import FEMALE, UNSEXED, People

_COMMITTEE, _CHAIR, _SECRETARY, _FULL_TIME, _TIME_UNKNOWN, _AUDIT, _WOMEN = (
    1 << bit for bit in range(7)
)
_FLAGS = 1 << 7
_POSTS = """
    SELECT id, organisation_id, CAST(
        CASE body WHEN 'committee' THEN
                CASE title WHEN 'chair' THEN 3 WHEN 'secretary' THEN 5 ELSE 1 END
            WHEN 'audit' THEN 32 WHEN 'women' THEN 64 ELSE 0 END
        + CASE WHEN full_time IS NULL THEN 16 WHEN full_time THEN 8 ELSE 0 END AS UTINYINT) AS flags
    FROM live_posts"""
_APPOINTMENTS = """
    SELECT post_id, id, person_key FROM appointments
    WHERE began_on <= $as_of AND (ended_on IS NULL OR ended_on > $as_of)"""
# What is counted of the posts of an organisation, three counts to a number.
_COUNTED = tuple(
    (tuple(tests), weights(*tests.values(), of=_FLAGS))
    for tests in (
        {
            "committee_posts": _COMMITTEE,
            "chair_posts": _CHAIR,
            "full_time_chairs": _CHAIR | _FULL_TIME,
        },
        {
            "chairs_of_unknown_time": _CHAIR | _TIME_UNKNOWN,
            "secretary_posts": _SECRETARY,
            "audit_posts": _AUDIT,
        },
        {"full_time_posts": _FULL_TIME, "posts_of_unknown_time": _TIME_UNKNOWN},
    )
)


def counted_posts(reader: Reader) -> pa.Table:
    """The posts of each organisation by kind; those of one organisation may stand in several rows.

    Raises:
        OutOfOrderError: there are none.

    """
    parts = []
    for columns in reader.batches(_POSTS):
        organisations, flags = columns["organisation_id"], columns["flags"]
        counts: dict[str, Any] = {}
        for names, weight in _COUNTED:
            runs = run_sums(organisations, pc.take(weight, flags))
            table = runs.table("organisation_id", names)
            counts |= {name: table[name] for name in table.column_names}
        parts.append(pa.table(counts))
    if not parts:
        raise OutOfOrderError
    return pa.concat_tables(parts)


def holders(reader: Reader, people: People) -> pa.Table:
    """Every appointment that stands on the day to a post that is open, with its person.

    Raises:
        OutOfOrderError: ids are no numbers, or too far apart for a place each, or nobody holds a post.

    """
    reader.require_numbers("posts.id", "appointments.post_id", "appointments.person_key")
    length = reader.length("posts", "id")
    posts = reader.columns(_POSTS)
    require_values([posts["id"]])
    place_of = places(posts["id"], length)
    parts = [_held(columns, posts, place_of, people) for columns in reader.batches(_APPOINTMENTS)]
    if not parts:
        raise OutOfOrderError
    return pa.concat_tables(parts)


def _held(
    columns: dict[str, Any], posts: dict[str, Any], place_of: Any, people: People
) -> pa.Table:
    place = pc.take(place_of, columns["post_id"])
    open_posts = pc.is_valid(place)
    place = place.filter(open_posts)
    own = {name: column.filter(open_posts) for name, column in columns.items()}
    flags = pc.take(posts["flags"], place)
    person = pc.fill_null(pc.take(people.flags, own["person_key"]), pa.scalar(UNSEXED, pa.uint8()))
    return pa.table(
        {
            "organisation_id": pc.take(posts["organisation_id"], place),
            **own,
            "committee": _has(flags, _COMMITTEE),
            "chair": _has(flags, _CHAIR),
            "secretary": _has(flags, _SECRETARY),
            "audit": _has(flags, _AUDIT),
            "women": _has(flags, _WOMEN),
            "female": _has(person, FEMALE),
            "unsexed": _has(person, UNSEXED),
            "birth_year": pc.take(people.birth_years, own["person_key"]),
        }
    )


def _has(flags: Any, flag: int) -> Any:
    return pc.not_equal(pc.bit_wise_and(flags, flag), 0)


def crowded(held: pa.Table, people: People) -> pa.Table:
    """The persons who hold more than one post."""
    persons = held["person_key"].combine_chunks().drop_null()
    rows = pc.subtract(pc.cumulative_sum(pa.repeat(pa.scalar(1, pa.int32()), len(persons))), 1)
    # Of several rows of one person the last is found at their place.
    last = pc.take(places(persons, len(people.flags)), persons)
    return pa.table({"person_key": pc.unique(persons.filter(pc.not_equal(rows, last)))})
