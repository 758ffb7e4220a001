"""Kept statements: the SQL is kept, the answer never."""

from datetime import UTC, datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session

from qunqiao.kit.statements import statement


@pytest.fixture
def kept(db):
    """The names of one app's models, asked for once and kept."""
    ContentType.objects.bulk_create([ContentType(app_label="one", model="b")])
    found = ContentType.objects.filter(app_label="one").order_by("model")
    return statement(found.values_list("model", "app_label"))


def test_a_row_written_later_is_found(kept):
    assert kept.rows() == [("b", "one")]
    ContentType.objects.create(app_label="one", model="a")

    assert kept.rows() == [("a", "one"), ("b", "one")]


def test_values_are_the_models_own(db):
    until = datetime(2030, 1, 2, 3, 4, tzinfo=UTC)
    Session.objects.create(session_key="k", session_data="", expire_date=until)
    kept = statement(Session.objects.values_list("session_key", "expire_date"))

    assert kept.rows() == [("k", until)]


def test_asking_costs_one_query(kept, django_assert_num_queries):
    with django_assert_num_queries(1):
        kept.rows()
