"""Posts counted by organisation, and who holds them: looked up by number instead of joined."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from .columns import places, run_sums, weights
from .reading_columns import OutOfOrderError, Reader, require_values
from .sorted_people import FEMALE, UNSEXED, People

_COMMITTEE, _CHAIR, _FULL_TIME, _TIME_UNKNOWN, _AUDIT, _WOMEN = (1 << bit for bit in range(6))
_FLAGS = 1 << 6
_POSTS = """
    SELECT id, organisation_id, CAST(
        CASE body WHEN 'committee' THEN CASE WHEN title = 'chair' THEN
                CASE WHEN full_time IS NULL THEN 11 WHEN full_time THEN 7 ELSE 3 END ELSE 1 END
            WHEN 'audit' THEN 16 WHEN 'women' THEN 32 ELSE 0 END AS UTINYINT) AS flags
    FROM live_posts"""
_APPOINTMENTS = """
    SELECT post_id, id, person_key FROM appointments
    WHERE began_on <= $as_of AND (ended_on IS NULL OR ended_on > $as_of)"""
_POST_WEIGHTS = weights(_COMMITTEE, _CHAIR, _FULL_TIME, of=_FLAGS)
_OTHER_WEIGHTS = weights(_TIME_UNKNOWN, _AUDIT, of=_FLAGS)


def counted_posts(reader: Reader) -> pa.Table:
    """The posts of each organisation by kind; those of one organisation may stand in several rows.

    Raises:
        OutOfOrderError: there are none.

    """
    parts = []
    for columns in reader.batches(_POSTS):
        organisations, flags = columns["organisation_id"], columns["flags"]
        first = run_sums(organisations, pc.take(_POST_WEIGHTS, flags))
        second = run_sums(organisations, pc.take(_OTHER_WEIGHTS, flags))
        table = first.table(
            "organisation_id", ("committee_posts", "chair_posts", "full_time_chairs")
        )
        more = second.table("organisation_id", ("chairs_of_unknown_time", "audit_posts"))
        for name in more.column_names[1:]:
            table = table.append_column(name, more[name])
        parts.append(table)
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
