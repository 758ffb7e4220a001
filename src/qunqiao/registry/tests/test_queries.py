"""Facts on a day: the running term, holders, vacancies, members; and where a row can be seen."""

from datetime import date

import pytest
from django.urls import reverse

from qunqiao.people.queries import reach_of
from qunqiao.people.testing import a_person
from qunqiao.registry.queries import posts, records, terms
from qunqiao.registry.queries.people import members_on
from qunqiao.registry.queries.units import unit_choices
from qunqiao.registry.testing import (
    a_member,
    a_post,
    a_term,
    an_appointment,
    an_organisation,
    one_of_everything,
)

DAY = date(2026, 11, 20)


@pytest.fixture
def union(cast):
    return an_organisation(cast.north)


def test_no_term_is_running_before_the_first_election(union):
    a_term(union)

    assert terms.current_term(union, date(2020, 1, 1)) is None


def test_the_term_of_the_day_is_running(union):
    first = a_term(union, 1, began_on=date(2019, 3, 1), ended_on=date(2024, 3, 12))
    second = a_term(union, 2)

    assert terms.current_term(union, date(2024, 3, 11)) == first
    assert terms.current_term(union, date(2024, 3, 12)) == second


def test_a_post_is_vacant_since_its_last_holder_ended(cast, union):
    post = a_post(union)
    an_appointment(post, cast.worker, began_on=date(2020, 5, 1), ended_on=date(2022, 5, 1))
    an_appointment(post, cast.lead, began_on=date(2022, 5, 1), ended_on=date(2026, 5, 1))
    (found,) = posts.posts_of(union, DAY)

    assert posts.holder(found) is None
    assert posts.vacant_since(found) == date(2026, 5, 1)


def test_a_post_never_held_is_vacant_since_it_was_opened(union):
    a_post(union, opened_on=date(2025, 1, 1))
    (found,) = posts.posts_of(union, DAY)

    assert posts.vacant_since(found) == date(2025, 1, 1)


def test_nobody_knows_since_when_a_post_without_days_is_vacant(union):
    a_post(union, opened_on=None)
    (found,) = posts.posts_of(union, DAY)

    assert posts.vacant_since(found) is None


def test_the_holders_of_a_day_are_those_in_force(cast, union):
    post = a_post(union)
    before = an_appointment(post, cast.worker, began_on=date(2020, 5, 1), ended_on=date(2024, 5, 1))
    now = an_appointment(post, cast.lead, began_on=date(2024, 5, 1))

    assert list(posts.holders_on(union, date(2024, 4, 30))) == [before]
    assert list(posts.holders_on(union, DAY)) == [now]


def test_who_left_is_no_member_on_that_day(cast, union):
    a_member(union, cast.worker, left_on=date(2026, 1, 1))

    assert members_on(union, date(2025, 12, 31)).count() == 1
    assert members_on(union, date(2026, 1, 1)).count() == 0


def test_a_unit_outside_the_reach_is_not_offered(cast):
    offered = unit_choices(reach_of(cast.officer), str(cast.south.pk))

    assert [unit.name for unit in offered] == [cast.north.name, cast.north_lab.name]


def test_too_many_units_are_offered_by_their_top_levels_and_the_chosen_one(cast, monkeypatch):
    monkeypatch.setattr("qunqiao.registry.queries.units._MOST_CHOICES", 3)
    offered = unit_choices(reach_of(cast.supervisor), str(cast.north_lab.pk))

    shown = [cast.root, cast.north, cast.south, cast.north_lab]
    assert [unit.pk for unit in offered] == [unit.pk for unit in shown]


def test_a_row_that_does_not_exist_has_no_address(db):
    assert records.address("terms", 99_999) is None


@pytest.mark.parametrize("table", ["terms", "posts", "appointments", "funds"])
def test_what_belongs_to_an_organisation_stands_on_its_page(cast, table):
    filed = one_of_everything(cast.north, cast.worker)
    row = getattr(filed, table.removesuffix("s"))
    page = reverse("registry:organisation", args=[filed.organisation.pk])

    assert records.address(table, row.pk).url == f"{page}#{table.removesuffix('s')}-{row.pk}"


def test_a_membership_stands_on_its_persons_page_and_a_venue_on_its_units(cast):
    filed = one_of_everything(cast.north, cast.worker)
    person = reverse("registry:person", args=[cast.worker.pk])
    unit = reverse("registry:unit", args=[cast.north.pk])

    membership = records.address("memberships", filed.membership.pk)
    assert membership.url == f"{person}#membership-{filed.membership.pk}"
    assert records.address("venues", filed.venue.pk).url == f"{unit}#venue-{filed.venue.pk}"
    assert records.address("units", cast.north.pk).url == unit


@pytest.mark.parametrize(
    ("table", "label"),
    [
        ("organisations", "north 局工会委员会"),
        ("terms", "north 局工会委员会第 1 届"),
        ("posts", "north 局工会委员会：主席（主任）"),
        ("memberships", "worker氏在north 局工会委员会的会籍"),
        ("funds", "north 局工会委员会 2025 年经费"),
        ("venues", "职工之家"),
    ],
)
def test_a_row_is_called_what_an_officer_would_call_it(cast, table, label):
    filed = one_of_everything(cast.north, cast.worker)
    row = getattr(filed, table.removesuffix("s"))

    assert records.address(table, row.pk).label == label


@pytest.mark.parametrize("table", ["organisations", "terms", "appointments", "memberships"])
def test_many_addresses_cost_one_query(cast, table, django_assert_num_queries):
    made = [one_of_everything(cast.north, a_person(f"T{n}", cast.north)) for n in range(5)]
    ids = [getattr(filed, table.removesuffix("s")).pk for filed in made]

    with django_assert_num_queries(1):
        found = records.addresses(table, ids)

    assert sorted(found) == sorted(ids)
