"""Groundwork in one pass over numbered, sorted tables: equal to the general SQL, many times sooner.

Persons, posts and organisations are looked up by number instead of joined; what belongs to one
organisation stands together and is added up as it comes. Whether the tables allow that is checked
while they are read: whatever cannot be made so is left to the general SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

import duckdb
import pyarrow as pa

from .columns import OutOfOrderError
from .reading_columns import Reader
from .sorted_bodies import read_bodies
from .sorted_funds import last_funds
from .sorted_members import counted_members
from .sorted_people import read_people
from .sorted_posts import read_posts
from .sorted_seats import counted_seats
from .sorted_terms import latest_terms

_OF_MEMBERS = {"organisation_members", "unit_people", "unit_members"}
_OF_SEATS = {"seats", "holders", "crowded", "person_posts", "seated", "chair_vacancy"}


def sorted_groundwork(
    connection: duckdb.DuckDBPyConnection, needed: Collection[str], as_of: date
) -> dict[str, pa.Table]:
    """Of the ``needed`` groundwork what can be made this way."""
    reader = Reader(connection, as_of)
    tables: dict[str, pa.Table] = {}
    if "latest_terms" in needed:
        tables |= _try(lambda: {"latest_terms": latest_terms(reader)})
    if "last_funds" in needed:
        tables |= _try(lambda: {"last_funds": last_funds(reader)})
    if (_OF_MEMBERS | _OF_SEATS) & {*needed}:
        tables |= _try(lambda: _with_people(reader, needed))
    return tables


def _try(make: Callable[[], dict[str, pa.Table]]) -> dict[str, pa.Table]:
    try:
        return make()
    except OutOfOrderError:
        return {}


def _with_people(reader: Reader, needed: Collection[str]) -> dict[str, pa.Table]:
    people, bodies = read_people(reader), read_bodies(reader)
    tables: dict[str, pa.Table] = {}
    if _OF_SEATS & {*needed}:
        posts = read_posts(reader, bodies)
        tables["seats"] = posts.counts.table("organisation_id")
        tables |= counted_seats(reader, posts, people, bodies)
    if _OF_MEMBERS & {*needed}:
        tables |= counted_members(reader, people, bodies)
    return tables
