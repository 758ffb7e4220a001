"""Groundwork in one pass over numbered, sorted tables: equal to the general SQL, many times sooner.

Persons, posts and organisations are looked up by number instead of joined; what belongs to one
organisation stands together and is added up as it comes. Whether the tables allow that is checked
while they are read: whatever cannot be made so is left to the general SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

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

_OF_MEMBERS = {"organisation_members", "unit_people", "unit_members"}
_OF_SEATS = {"seats", "holders", "crowded", "person_posts", "seated", "chair_vacancy"}


def sorted_groundwork(reader: Reader, needed: Collection[str]) -> dict[str, pa.Table]:
    """Of the ``needed`` groundwork what can be made this way."""
    makes: list[Callable[[Reader], dict[str, pa.Table]]] = []
    # The longest first: the short ones are made beside it.
    if (_OF_MEMBERS | _OF_SEATS) & {*needed}:
        makes.append(lambda reader: _try(lambda: _with_people(reader, needed)))
    if "latest_terms" in needed:
        makes.append(lambda reader: _try(lambda: {"latest_terms": latest_terms(reader)}))
    if "last_funds" in needed:
        makes.append(lambda reader: _try(lambda: {"last_funds": last_funds(reader)}))
    return _joined(reader.at_once(*makes))


def _try(make: Callable[[], dict[str, pa.Table]]) -> dict[str, pa.Table]:
    try:
        return make()
    except OutOfOrderError:
        return {}


def _with_people(reader: Reader, needed: Collection[str]) -> dict[str, pa.Table]:
    seats_too = bool(_OF_SEATS & {*needed})
    people, (bodies, posts) = reader.at_once(
        read_people, lambda one: _bodies(one, posts_too=seats_too)
    )
    makes: list[Callable[[Reader], dict[str, pa.Table]]] = []
    if _OF_MEMBERS & {*needed}:
        makes.append(lambda reader: counted_members(reader, people, bodies))
    if posts is not None:
        makes.append(lambda reader: counted_seats(reader, posts, people, bodies))
    seats = {} if posts is None else {"seats": posts.counts.table("organisation_id")}
    return _joined([seats, *reader.at_once(*makes)])


def _bodies(reader: Reader, *, posts_too: bool) -> tuple[Numbers, Posts | None]:
    bodies = read_bodies(reader)
    return bodies, read_posts(reader, bodies) if posts_too else None


def _joined(several: Iterable[dict[str, pa.Table]]) -> dict[str, pa.Table]:
    return {name: table for tables in several for name, table in tables.items()}
