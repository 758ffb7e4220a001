"""Who holds the posts: each appointment's post and person looked up by number, and counted."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from .columns import NO_DAY, Numbers, OutOfOrderError, days, require_within, table_of
from .reading_columns import Reader
from .seat_counts import OF_PERSON, OF_POST, Seats, counted, crowded
from .sorted_people import People
from .sorted_posts import CHAIR, Posts

_LONG_AGO = -NO_DAY


def counted_seats(
    reader: Reader, posts: Posts, people: People, bodies: Numbers
) -> dict[str, pa.Table]:
    """The groundwork seats, holders (the columns that evidence is taken from), crowded, person_posts, seated, chair_vacancy.

    Raises:
        OutOfOrderError: ids are no numbers, or too far apart for a place each; an appointment is
            of nobody or to a post that is not there, or there is none.

    """
    reader.require_numbers("appointments.post_id", "appointments.person_key")
    vacated = np.full(len(bodies), _LONG_AGO, np.int32)
    seats = _gathered(_read(reader, posts, people, vacated), reader.count("appointments"))
    crowd = crowded(seats, bodies, len(people.flags))
    counts = counted(seats, crowd, len(bodies))
    held = crowd.posts > 0
    vacant = (posts.counts.totals["chair_posts"] > 0) & (counts.of["chair_holders"] == 0)
    since = np.where(vacated > _LONG_AGO, vacated, posts.opened)
    names = ("organisation_id", "post_id", "id", "person_key")
    own = (seats.organisations, seats.posts, seats.ids, seats.persons)
    return {
        "seats": posts.counts.table("organisation_id"),
        "holders": pa.table(dict(zip(names, own, strict=True))),
        "crowded": pa.table({"person_key": crowd.persons}),
        "person_posts": pa.table({"person_key": crowd.persons[held], "posts": crowd.posts[held]}),
        "seated": counts.table(reader.as_of.year),
        "chair_vacancy": table_of(
            "organisation_id", vacant & (since < NO_DAY), {"vacant_since": days(since)}
        ),
    }


def _gathered(parts: Iterator[Seats], most: int) -> Seats:
    """All ``parts`` as one, of at most so many rows: the room for them is taken once."""
    room: list[Numbers] = []
    count = 0
    for part in parts:
        columns = [*vars(part).values()]
        room = room or [np.empty(most, column.dtype) for column in columns]
        rows = slice(count, count := count + len(columns[0]))
        for whole, column in zip(room, columns, strict=True):
            whole[rows] = column
    if not room:
        raise OutOfOrderError
    return Seats(*(whole[:count] for whole in room))


def _read(reader: Reader, posts: Posts, people: People, vacated: Numbers) -> Iterator[Seats]:
    """Appointments that stand, to posts that are open; ``vacated`` learns when a chair last left."""
    columns = ("post_id", "id", "person_key", "began_on", "ended_on")
    for batch in reader.rows("appointments", *columns):
        rows = batch.chosen(batch.numbers("began_on", NO_DAY) <= reader.today)
        post, persons = rows.numbers("post_id"), rows.numbers("person_key")
        require_within(post, len(posts.flags))
        require_within(persons, len(people.flags))
        flags, ended = posts.flags.take(post), rows.numbers("ended_on", NO_DAY)
        left = np.flatnonzero((ended <= reader.today) & (flags & CHAIR > 0))
        np.maximum.at(vacated, posts.organisations.take(post[left]), ended[left])
        standing = np.flatnonzero((ended > reader.today) & (flags > 0))
        persons, post = persons[standing], post[standing]
        yield Seats(
            posts.organisations.take(post),
            post,
            rows.numbers("id")[standing],
            persons,
            flags[standing] & OF_POST | people.flags.take(persons) & OF_PERSON,
            people.birth_years.take(persons),
        )
