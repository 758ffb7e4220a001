"""Reads of units, persons and duties."""

from datetime import timedelta

import pytest

from qunqiao.kit.errors import NotFound
from qunqiao.people import queries
from qunqiao.people.models import Seat


def test_a_hidden_person_and_a_missing_one_look_the_same(cast):
    for person_id in (cast.worker.pk, 999_999):
        with pytest.raises(NotFound):
            queries.the_person(queries.reach_of(cast.stranger), person_id)


def test_a_duty_elsewhere_is_not_found(cast, today):
    seat = Seat.objects.get(person=cast.stranger)

    with pytest.raises(NotFound):
        queries.the_seat(queries.reach_of(cast.lead), seat.pk, today)


def test_duties_count_from_their_first_day_to_the_day_before_their_last(cast, today):
    Seat.objects.filter(person=cast.officer).update(began_on=today, ended_on=today + timedelta(2))

    assert queries.reach_of(cast.officer, today - timedelta(1)).duties == ()
    assert queries.reach_of(cast.officer, today + timedelta(1)).duties != ()
    assert queries.reach_of(cast.officer, today + timedelta(2)).duties == ()


def test_a_user_name_wins_over_the_same_staff_number_and_the_number_alone_is_exact(cast):
    cast.officer.account.username = "worker"
    cast.worker.account.username = "other"
    cast.worker.account.save()
    cast.officer.account.save()

    assert queries.account_named("worker").person == cast.officer
    assert queries.account_of_staff("worker").person == cast.worker


def test_the_trail_name_leads_to_the_name(cast):
    key = cast.worker.trail_name

    assert queries.names_of([key, "person:abc", "nobody"]) == {key: cast.worker.name}


def test_a_person_is_a_request_away_in_one_query(cast, django_assert_num_queries):
    pk = cast.worker.account.pk

    with django_assert_num_queries(1):
        account = queries.account_by_id(pk)
        assert account.person.unit == cast.north


def test_who_works_where_is_counted_below_and_here(cast):
    assert queries.size_below(cast.north) == (1, 3)
