"""The registry for machines: the same reach, the same day, refusals as sentences."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qunqiao.people.testing import a_person, a_unit
from qunqiao.registry.testing import a_post, an_organisation, one_of_everything

LISTS = ["/api/registry/units", "/api/registry/organisations"]


@pytest.fixture
def north(cast):
    return one_of_everything(cast.north, cast.worker)


@pytest.mark.parametrize("path", LISTS)
def test_who_is_not_signed_in_is_told_to(path, db, client):
    answer = client.get(path)

    assert (answer.status_code, answer.json()) == (401, {"refused": "请先登录。"})


@pytest.mark.parametrize("path", LISTS)
def test_workers_have_no_duty_to_read(path, cast, sign_in):
    answer = sign_in(cast.worker).get(path)

    assert answer.status_code == 403
    assert "职责" in answer.json()["refused"]


def test_a_stranger_finds_no_such_organisation(cast, north, sign_in):
    answer = sign_in(cast.stranger).get(f"/api/registry/organisations/{north.organisation.pk}")

    assert answer.status_code == 404
    assert list(answer.json()) == ["refused"]


@pytest.mark.parametrize("path", LISTS)
def test_a_stranger_sees_nothing_of_another_unit(path, cast, north, sign_in):
    assert "north" not in sign_in(cast.stranger).get(path).content.decode()


def test_a_parameter_that_cannot_be_read_is_named(cast, sign_in):
    answer = sign_in(cast.officer).get(LISTS[0], {"on": "soon"})

    assert answer.status_code == 422
    assert answer.json() == {"refused": "这些参数的写法不对：on。请按接口说明改正。"}


def test_a_list_is_as_of_a_day(cast, sign_in):
    an_organisation(cast.north, "gone", closed_on=date(2026, 6, 30))
    client = sign_in(cast.officer)

    assert client.get(LISTS[1]).json()["count"] == 0
    assert client.get(LISTS[1], {"on": "2026-06-29"}).json()["items"][0]["code"] == "gone"


def test_a_record_tells_whether_a_post_is_held_and_not_by_whom(cast, north, sign_in):
    a_post(north.organisation, "secretary", opened_on=date(2025, 1, 1))
    answer = sign_in(cast.officer).get(f"/api/registry/organisations/{north.organisation.pk}")

    posts = {post["title"]: (post["held"], post["vacant_since"]) for post in answer.json()["posts"]}
    assert posts == {"chair": (True, None), "secretary": (False, "2025-01-01")}
    assert cast.worker.name not in answer.content.decode()


def test_money_keeps_its_cents(cast, north, sign_in):
    answer = sign_in(cast.officer).get(f"/api/registry/organisations/{north.organisation.pk}")

    assert answer.json()["funds"][0]["levy"] == "20000.00"


@pytest.mark.parametrize("path", LISTS)
def test_a_list_costs_the_same_for_one_row_and_for_thirty(path, cast, north, sign_in):
    client = sign_in(cast.supervisor)
    client.get(path)  # the first visit writes the session

    with CaptureQueriesContext(connection) as few:
        client.get(path)
    for number in range(30):
        unit = a_unit(f"more-{number}", cast.north)
        one_of_everything(unit, a_person(f"more-{number}", unit))
    with CaptureQueriesContext(connection) as many:
        client.get(path)

    assert len(few) == len(many)


def test_the_description_names_every_endpoint(db, client):
    paths = client.get("/api/openapi.json").json()["paths"]

    assert {*LISTS, "/api/registry/organisations/{organisation_id}"} <= set(paths)
