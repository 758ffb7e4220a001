"""The posts of each organisation by kind, from one pass over them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .columns import NO_DAY, Counts, Numbers
from .reading_columns import Reader

COMMITTEE, CHAIR, SECRETARY, AUDIT, WOMEN, FULL_TIME, TIME_UNKNOWN, OPEN = (
    1 << bit for bit in range(8)
)
_BODIES = {"committee": COMMITTEE, "audit": AUDIT, "women": WOMEN}
_TITLES = {"chair": CHAIR, "secretary": SECRETARY}
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
    columns = ("id", "organisation_id", "body", "title", "full_time", "opened_on", "closed_on")
    for batch in reader.rows("posts", *columns):
        rows = batch.chosen(batch.open("opened_on", "closed_on", reader.today))
        ids, organisations = rows.numbers("id"), rows.numbers("organisation_id")
        flags = rows.flags("body", _BODIES)
        flags |= (flags & COMMITTEE > 0) * rows.flags("title", _TITLES) | OPEN
        flags |= rows.flags("full_time", {True: FULL_TIME}, TIME_UNKNOWN)
        posts.counts.add(organisations, flags)
        posts.flags[ids], posts.organisations[ids] = flags, organisations
        chairs = np.flatnonzero(flags & CHAIR)
        opened = rows.numbers("opened_on", NO_DAY)[chairs]
        np.minimum.at(posts.opened, organisations[chairs], opened)
    return posts
