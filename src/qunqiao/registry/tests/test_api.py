"""The registry for machines: the same reach, the same day, refusals as sentences."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qunqiao.people.testing import a_person, a_program, a_unit
from qunqiao.registry.testing import a_member, a_post, an_organisation, one_of_everything

NOUNS = ["units", "organisations", "terms", "posts", "people", "memberships", "funds", "venues"]
LISTS = [f"/api/{noun}" for noun in NOUNS]
BY_NAME = {"people", "memberships"}


@pytest.fixture
def north(cast):
    return one_of_everything(cast.north, cast.worker)


def items(client, path, **asked):
    answer = client.get(path, asked)

    assert answer.status_code == 200, answer.content
    return answer.json()["items"]


@pytest.mark.parametrize("path", LISTS)
def test_a_stranger_sees_nothing_of_another_unit(path, cast, north):
    assert "north" not in a_program(cast.stranger).get(path).content.decode()


def test_a_parameter_that_cannot_be_read_is_named(cast):
    answer = a_program(cast.officer).get("/api/units", {"on": "soon"})

    assert answer.status_code == 422
    assert answer.json() == {
        "refused": "这些参数的写法不对：on。请按接口说明改正。",
        "field": "on",
    }


@pytest.mark.parametrize("path", LISTS)
def test_a_unit_out_of_reach_narrows_to_nothing_that_exists(path, cast):
    answer = a_program(cast.stranger).get(path, {"unit": cast.north.pk})

    assert answer.status_code == 404


def test_names_are_told_where_names_are_asked_for_only(cast, north):
    client = a_program(cast.officer)
    told = {noun for noun in NOUNS if "worker氏" in client.get(f"/api/{noun}").content.decode()}

    assert told == BY_NAME


def test_a_person_is_told_without_the_day_of_birth(cast):
    a_person("born", cast.north, birth_date=date(1987, 5, 4))
    client = a_program(cast.officer)
    born = next(row for row in items(client, "/api/people") if row["staff_number"] == "born")

    assert born["birth_year"] == 1987
    assert "05-04" not in client.get(f"/api/people/{born['id']}").content.decode()


def test_a_list_is_as_of_a_day(cast):
    an_organisation(cast.north, "gone", closed_on=date(2026, 6, 30))
    client = a_program(cast.officer)

    assert items(client, "/api/organisations") == []
    assert items(client, "/api/organisations", on="2026-06-29")[0]["code"] == "gone"
    assert items(client, "/api/organisations", state="closed")[0]["code"] == "gone"


def test_a_past_day_knows_nothing_of_what_came_later(cast, north):
    north.term.ended_on = date(2026, 6, 30)
    north.term.extended_until = date(2030, 1, 1)
    north.term.save()
    client = a_program(cast.officer)
    path = f"/api/organisations/{north.organisation.pk}"
    before = client.get(path, {"on": "2026-06-29"}).json()["terms"][0]
    today = client.get(path).json()["terms"][0]

    assert (before["ended_on"], before["extended_until"]) == (None, None)
    assert (today["ended_on"], today["extended_until"]) == ("2026-06-30", "2030-01-01")


def test_a_vacancy_is_told_with_its_day(cast, north):
    a_post(north.organisation, "secretary", opened_on=date(2025, 1, 1))
    client = a_program(cast.officer)
    posts = {post["title"]: post for post in items(client, "/api/posts")}

    assert posts["chair"]["holder_id"] == cast.worker.pk
    assert posts["chair"]["held_since"] == "2024-03-12"
    assert posts["secretary"]["holder_id"] is None
    assert posts["secretary"]["vacant_since"] == "2025-01-01"
    assert len(items(client, "/api/posts", state="vacant")) == 1


def test_a_record_tells_what_belongs_to_it(cast, north):
    client = a_program(cast.officer)
    organisation = client.get(f"/api/organisations/{north.organisation.pk}").json()
    unit = client.get(f"/api/units/{cast.north.pk}").json()
    person = client.get(f"/api/people/{cast.worker.pk}").json()

    assert (organisation["members"], organisation["current_term"]) == (1, 1)
    assert organisation["terms"][0]["due_on"] == "2029-03-12"
    assert [below["code"] for below in unit["below"]] == ["north-lab"]
    assert unit["above"] == []
    assert unit["venues"][0]["area"] == "80.00"
    assert person["appointments"][0]["organisation_id"] == north.organisation.pk
    assert person["memberships"][0]["joined_on"] == "2020-01-01"


def test_money_keeps_its_cents(cast, north):
    assert items(a_program(cast.officer), "/api/funds", year=2025)[0]["levy"] == "20000.00"


def test_members_can_be_those_of_one_organisation(cast, north):
    other = an_organisation(cast.north, "other")
    a_member(other, cast.officer)
    rows = items(a_program(cast.officer), "/api/memberships", organisation=other.pk)

    assert [row["staff_number"] for row in rows] == ["officer"]


@pytest.mark.parametrize(("sort", "first"), [("name", "a"), ("-name", "c"), (None, "b")])
def test_a_list_is_sorted_as_asked_or_in_the_order_of_meaning(sort, first, cast):
    for code, name in (("2", "a"), ("1", "b"), ("3", "c")):
        an_organisation(cast.north, code, name=name)
    asked = {"sort": sort} if sort else {}

    assert items(a_program(cast.officer), "/api/organisations", **asked)[0]["name"] == first


def test_a_page_leads_to_its_neighbours(cast):
    for number in range(3):
        an_organisation(cast.north, f"o{number}")
    answer = a_program(cast.officer).get("/api/organisations", {"size": 1, "page": 2, "text": "o"})

    assert (answer.json()["total"], answer.json()["pages"]) == (3, 3)
    assert answer["Link"] == (
        '</api/organisations?size=1&page=1&text=o>; rel="prev", '
        '</api/organisations?size=1&page=3&text=o>; rel="next"'
    )


@pytest.mark.parametrize("path", LISTS)
def test_a_list_costs_the_same_for_one_row_and_for_thirty(path, cast, north):
    client = a_program(cast.supervisor)

    with CaptureQueriesContext(connection) as few:
        client.get(path)
    for number in range(30):
        unit = a_unit(f"more-{number}", cast.north)
        one_of_everything(unit, a_person(f"more-{number}", unit))
    with CaptureQueriesContext(connection) as many:
        found = client.get(path).json()["items"]

    assert len(found) > 30
    assert len(few) == len(many)
