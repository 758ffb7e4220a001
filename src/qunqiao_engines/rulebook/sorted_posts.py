"""The posts of each organisation by kind, from one pass over them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .columns import Counts, Numbers
from .reading_columns import NO_DAY, UNENDING, Reader

COMMITTEE, CHAIR, SECRETARY, AUDIT, WOMEN, FULL_TIME, TIME_UNKNOWN, OPEN = (
    1 << bit for bit in range(8)
)
_POSTS = f"""
    SELECT id, organisation_id, coalesce(opened_on, {UNENDING}) AS opened_on, CAST({OPEN} +
        CASE WHEN body = 'committee' THEN {COMMITTEE} +
                CASE WHEN title = 'chair' THEN {CHAIR} WHEN title = 'secretary' THEN {SECRETARY} ELSE 0 END
            WHEN body = 'audit' THEN {AUDIT} WHEN body = 'women' THEN {WOMEN} ELSE 0 END
        + CASE WHEN full_time IS NULL THEN {TIME_UNKNOWN} WHEN full_time THEN {FULL_TIME} ELSE 0 END
        AS UTINYINT) AS flags
    FROM live_posts"""  # noqa: S608 - names and numbers of our own
_COUNTED = {
    "committee_posts": COMMITTEE,
    "chair_posts": CHAIR,
    "full_time_chairs": CHAIR | FULL_TIME,
    "chairs_of_unknown_time": CHAIR | TIME_UNKNOWN,
    "secretary_posts": SECRETARY,
    "audit_posts": AUDIT,
    "full_time_posts": FULL_TIME,
    "posts_of_unknown_time": TIME_UNKNOWN,
}


@dataclass(frozen=True)
class Posts:
    """Flags and organisation of each open post by its number; of each organisation what is counted.

    ``opened`` is by number of organisation the day on which its first chair post was opened.
    """

    flags: Numbers
    organisations: Numbers
    counts: Counts
    opened: Numbers


def read_posts(reader: Reader, bodies: Numbers) -> Posts:
    """All posts that are open on the day.

    Raises:
        OutOfOrderError: ids are no numbers of modest size.

    """
    reader.require_numbers("posts.id", "posts.organisation_id")
    length = reader.length("posts", "id")
    posts = Posts(
        np.zeros(length, np.uint8),
        np.zeros(length, np.int32),
        Counts(len(bodies), _COUNTED),
        np.full(len(bodies), NO_DAY, np.int32),
    )
    for columns in reader.batches(_POSTS):
        ids, organisations, flags = columns["id"], columns["organisation_id"], columns["flags"]
        posts.counts.add(organisations, flags)
        posts.flags[ids] = flags
        posts.organisations[ids] = organisations
        chairs = flags & CHAIR > 0
        np.minimum.at(posts.opened, organisations[chairs], columns["opened_on"][chairs])
    return posts
