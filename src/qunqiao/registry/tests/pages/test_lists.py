"""Every list of the registry: who may open it, whose rows it holds, what it costs."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from qunqiao.people.testing import a_person, a_unit
from qunqiao.registry.models import Post, Venue
from qunqiao.registry.testing import (
    a_fund,
    a_member,
    a_post,
    a_term,
    a_venue,
    an_appointment,
    an_organisation,
    one_of_everything,
)

LISTS = ["units", "organisations", "terms", "posts", "people", "memberships", "funds", "venues"]


@pytest.fixture
def north(cast):
    return one_of_everything(cast.north, cast.worker)


@pytest.fixture
def page(cast, sign_in):
    """The text of a list as the officer of the north reads it."""

    def fetch(name, **query):
        response = sign_in(cast.officer).get(reverse(f"registry:{name}"), query)
        return response.content.decode()

    return fetch


@pytest.mark.parametrize("name", LISTS)
def test_nobody_reads_a_list_without_signing_in(name, db, client):
    answer = client.get(reverse(f"registry:{name}"))

    assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", LISTS)
def test_workers_have_no_lists(name, cast, sign_in):
    assert sign_in(cast.worker).get(reverse(f"registry:{name}")).status_code == 403


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("state", ["", "closed", "left", "ended"])
def test_a_stranger_sees_nothing_of_another_unit(name, state, cast, north, sign_in):
    answer = sign_in(cast.stranger).get(reverse(f"registry:{name}"), {"state": state})
    page = answer.content.decode()

    assert "north" not in page
    assert cast.worker.name not in page


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_an_export_holds_nothing_of_another_unit(name, kind, cast, north, sign_in):
    answer = sign_in(cast.stranger).get(reverse(f"registry:{name}"), {"export": kind})

    assert answer.status_code == 200
    rows = _rows(kind, b"".join(answer.streaming_content))
    answer.close()
    assert not [row for row in rows[1:] if "north" in "".join(map(str, row))]


@pytest.mark.parametrize("name", LISTS)
def test_a_unit_outside_the_reach_cannot_be_chosen(name, cast, north, sign_in):
    chosen = {"unit": cast.north.pk}
    answer = sign_in(cast.stranger).get(reverse(f"registry:{name}"), chosen)

    assert answer.status_code == 422


@pytest.mark.parametrize("name", LISTS)
def test_a_day_that_is_none_is_refused_in_words(name, cast, sign_in):
    answer = sign_in(cast.officer).get(reverse(f"registry:{name}"), {"on": "2026-13-02"})

    assert answer.status_code == 422
    assert "2026-13-02" in answer.content.decode()


def _read(response):
    # A file is closed by reading it to its end; closing it by hand would close PostgreSQL's connection.
    return b"".join(response) if response.streaming else response.content


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("query", [{}, {"export": "csv"}], ids=["page", "file"])
def test_a_list_costs_the_same_for_one_row_and_for_thirty(name, query, cast, north, sign_in):
    client, address = sign_in(cast.supervisor), reverse(f"registry:{name}")
    client.get(address)  # the first visit writes the session

    with CaptureQueriesContext(connection) as few:
        _read(client.get(address, query))
    for number in range(30):
        unit = a_unit(f"more-{number}", cast.north)
        one_of_everything(unit, a_person(f"more-{number}", unit))
    with CaptureQueriesContext(connection) as many:
        _read(client.get(address, query))

    assert len(few) == len(many)


@pytest.mark.parametrize("name", LISTS)
def test_every_column_can_be_sorted_both_ways(name, cast, north, sign_in):
    client = sign_in(cast.officer)
    columns = client.get(reverse(f"registry:{name}")).content.decode()
    keys = {part.split('"')[0].split("&")[0] for part in columns.split("sort=")[1:]}

    assert keys
    for key in keys:
        for sort in (key, f"-{key}"):
            assert client.get(reverse(f"registry:{name}"), {"sort": sort}).status_code == 200


def test_units_are_indented_below_their_parent(page):
    assert re.search("\u2003<a[^>]*>north-lab 局", page("units"))


def test_units_sorted_by_a_column_are_not_indented(page):
    assert "\u2003" not in page("units", sort="code").split("<tbody")[1]


@pytest.mark.parametrize("sort", ["heads", "-heads"])
def test_what_is_missing_comes_last_both_ways(sort, cast, page):
    cast.north.head_count = 40
    cast.north.save()
    rows = page("units", sort=sort).split("<tbody")[1]

    assert rows.index("north 局") < rows.index("north-lab 局")


def test_the_sentence_says_what_is_shown(north, page):
    sentence = "2026-11-20 在册的 1 个组织：north 局、工会。"

    assert sentence in page("organisations", unit=north.organisation.unit_id, kind="trade_union")


def test_an_organisation_past_its_term_is_listed_as_overdue(cast, page):
    a_term(an_organisation(cast.north, name="满届工会"), began_on=date(2021, 3, 12))
    a_term(an_organisation(cast.north, name="在届工会"))

    shown = page("organisations", state="overdue")
    assert "满届工会" in shown
    assert "在届工会" not in shown
    assert "届满未换届，已 253 天" in shown


def test_an_organisation_without_a_term_is_listed_as_such(cast, page):
    an_organisation(cast.north, name="无届工会")

    assert "无届工会" in page("organisations", state="no_term")


def test_an_extension_keeps_a_term_from_being_overdue(cast, page):
    late = {"began_on": date(2021, 3, 12), "extended_until": date(2027, 3, 12)}
    a_term(an_organisation(cast.north, name="获批工会"), **late, extension_document="批〔2026〕1号")
    a_term(an_organisation(cast.north, name="没批工会"), **late)

    overdue, extended = page("terms", state="overdue"), page("terms", state="extended")
    assert ("获批工会" in overdue, "获批工会" in extended) == (False, True)
    assert ("没批工会" in overdue, "没批工会" in extended) == (True, False)
    assert "届满未换届，已 253 天，延期未批准" in page("organisations", state="overdue")


def test_an_organisation_closed_later_is_on_the_register_of_an_earlier_day(cast, page):
    an_organisation(cast.north, name="旧工会", closed_on=date(2026, 6, 30))

    assert "旧工会" not in page("organisations")
    assert "旧工会" in page("organisations", on="2026-06-29")
    assert "旧工会" in page("organisations", state="closed")


def test_a_vacant_post_says_since_when(cast, north, page):
    post = a_post(north.organisation, Post.Title.DEPUTY_CHAIR)
    an_appointment(post, cast.worker, ended_on=date(2026, 11, 10))

    assert "空缺 10 天（自 2026-11-10）" in page("posts", state="vacant")


def test_a_held_post_is_not_among_the_vacant_ones(cast, north, page):
    assert cast.worker.name not in page("posts", state="vacant")
    assert cast.worker.name in page("posts", state="held")


@pytest.mark.parametrize("typed", ["张三", "zs", "zhangsan", "zhang san", "T00"])
def test_a_person_is_found_by_name_pinyin_or_staff_number(typed, cast, page):
    a_person("T001", cast.north, name="张三", pinyin="zhangsan zs")

    assert "张三" in page("people", text=typed).split("<tbody")[-1]


def test_a_list_of_people_gives_the_year_of_birth_and_not_the_day(cast, page):
    a_person("T001", cast.north, name="张三", birth_date=date(1987, 4, 9))
    shown = page("people")

    assert "1987" in shown
    assert "1987-04-09" not in shown


def test_a_former_member_is_listed_as_such(cast, north, page):
    left = a_person("T001", cast.north, name="张三")
    a_member(north.organisation, left, left_on=date(2026, 1, 1))

    assert "张三" not in page("memberships")
    assert "张三" in page("memberships", state="left")


def test_the_members_of_one_organisation_are_a_list_of_their_own(cast, north, page):
    other = an_organisation(cast.north)
    a_member(other, a_person("T001", cast.north, name="张三"))

    shown = page("memberships", organisation=north.organisation.pk)
    assert cast.worker.name in shown
    assert "张三" not in shown


def test_a_year_narrows_the_money(north, page):
    a_fund(north.organisation, 2024, spent="777.00")

    assert "777.00" in page("funds", year="2024")
    assert "777.00" not in page("funds", year="2025")


def test_a_kind_narrows_the_venues(cast, north, page):
    a_venue(cast.north, kind=Venue.Kind.GYM, name="健身房")

    assert "健身房" in page("venues", kind="gym")
    assert "健身房" not in page("venues", kind="office")


def test_an_unknown_choice_is_refused(page, cast, sign_in):
    answer = sign_in(cast.officer).get(reverse("registry:venues"), {"kind": "castle"})

    assert answer.status_code == 422


def _rows(kind, content):
    if kind == "csv":
        return [line.split(",") for line in content.decode("utf-8-sig").splitlines()]
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return book.get_sheet_by_index(0).to_python()
