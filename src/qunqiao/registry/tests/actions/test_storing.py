"""Many rows into one table: indexes are made afterwards, and are what they were."""

import pytest
from django.db import connection

from qunqiao.people.models import Person
from qunqiao.registry.actions import _storing
from qunqiao.registry.actions._storing import indexes_afterwards


def _names():
    with connection.cursor() as cursor:
        return set(connection.introspection.get_constraints(cursor, "people_person"))


def _indexes():
    if connection.vendor != "sqlite":
        pytest.skip("on PostgreSQL no index is dropped, as the last test holds")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE tbl_name = 'people_person'")
        return set(cursor.fetchall())


def test_few_rows_or_fewer_than_are_there_keep_the_indexes(cast, monkeypatch):
    before = _indexes()
    with indexes_afterwards(Person, 9_999):
        assert _indexes() == before
    monkeypatch.setattr(_storing, "_MANY", 1)
    with indexes_afterwards(Person, 2):
        assert _indexes() == before


def test_many_rows_are_indexed_once_they_are_in(cast):
    before = _indexes()
    with indexes_afterwards(Person, 10_000):
        inside = _indexes()

    assert {name for name, _sql in before - inside} >= {"person_name", "person_of_unit"}
    assert any("autoindex" in name for name, _sql in inside), "staff numbers stay unique"
    assert _indexes() == before


def test_where_readers_would_be_kept_out_every_index_stays(cast):
    before = _names()
    with indexes_afterwards(Person, 10_000):
        inside = _names()

    assert (inside == before) == (connection.vendor == "postgresql")
