"""Groundwork in one pass over numbered, sorted tables: equal to the general SQL, many times sooner.

Persons, posts and organisations are looked up by number instead of joined; what belongs to one
organisation stands together and is added up as it comes. Whether the tables allow that is checked
while they are read: whatever cannot be made so is left to the general SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

import pyarrow as pa

from .columns import Numbers, OutOfOrderError
from .reading_columns import Reader
from .sorted_bodies import read_bodies
from .sorted_funds import last_funds
from .sorted_members import counted_members
from .sorted_people import read_people
from .sorted_posts import Posts, read_posts
from .sorted_seats import counted_seats
from .sorted_terms import latest_terms

_Make = Callable[[Reader], dict[str, pa.Table]]
_OF_MEMBERS = {"organisation_members", "unit_people", "unit_members"}
_OF_SEATS = {"seats", "holders", "crowded", "person_posts", "seated", "chair_vacancy"}


def sorted_groundwork(reader: Reader, needed: Collection[str]) -> dict[str, pa.Table]:
    """Of the ``needed`` groundwork what can be made this way."""
    makes = _of_people(reader, needed)
    # The longest first: the short ones are made beside it.
    if "latest_terms" in needed:
        makes.append(lambda reader: {"latest_terms": latest_terms(reader)})
    if "last_funds" in needed:
        makes.append(lambda reader: {"last_funds": last_funds(reader)})
    made = reader.at_once(*(partial(_try, make) for make in makes))
    return {name: table for tables in made for name, table in tables.items()}


def _of_people(reader: Reader, needed: Collection[str]) -> list[_Make]:
    """What is still to be made of members and seats, once people, organisations and posts are read."""
    members_too, seats_too = _OF_MEMBERS & {*needed}, _OF_SEATS & {*needed}
    if not members_too | seats_too:
        return []
    try:
        people, (bodies, posts) = reader.at_once(
            read_people, lambda one: _bodies(one, posts_too=bool(seats_too))
        )
    except OutOfOrderError:
        return []
    makes: list[_Make] = []
    if members_too:
        makes.append(lambda reader: counted_members(reader, people, bodies))
    if posts is not None:
        makes.append(lambda reader: counted_seats(reader, posts, people, bodies))
    return makes


def _try(make: _Make, reader: Reader) -> dict[str, pa.Table]:
    try:
        return make(reader)
    except OutOfOrderError:
        return {}


def _bodies(reader: Reader, *, posts_too: bool) -> tuple[Numbers, Posts | None]:
    bodies = read_bodies(reader)
    return bodies, read_posts(reader, bodies) if posts_too else None
