"""Reads of units, persons and duties."""

from datetime import timedelta

import pytest
from django.forms.models import model_to_dict

from qunqiao.kit import clock
from qunqiao.kit.errors import NotFound
from qunqiao.people import queries
from qunqiao.people.models import Account, Person, Seat
from qunqiao.people.queries import arrival
from qunqiao.people.testing import BEGAN


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
        account = arrival.account_by_id(pk)
        assert account.person.unit == cast.north


def test_an_account_is_read_as_django_reads_it(cast):
    Account.objects.update(password_changed_at=clock.now())
    plain = Account.objects.select_related("person__unit").get(pk=cast.worker.account.pk)
    taken = arrival.account_by_id(plain.pk)

    for one, other in (
        (taken, plain),
        (taken.person, plain.person),
        (taken.person.unit, plain.person.unit),
    ):
        assert model_to_dict(one) == model_to_dict(other)


def test_what_was_changed_a_moment_ago_is_seen(cast):
    arrival.account_by_id(cast.worker.account.pk)
    Person.objects.filter(pk=cast.worker.pk).update(name="新名")
    Seat.objects.create(person=cast.worker, unit=cast.north, role="editor", began_on=BEGAN)

    assert arrival.account_by_id(cast.worker.account.pk).person.name == "新名"
    assert [duty.role for duty in arrival.reach_of(cast.worker).duties] == ["editor"]


def test_the_person_who_works_nowhere_has_no_unit(db):
    system = queries.system_person()
    account = Account.objects.create(username="system", person=system)

    assert arrival.account_by_id(account.pk).person.unit is None


def test_nobody_has_an_account_that_does_not_exist(db):
    assert arrival.account_by_id("999") is None


def test_who_works_where_is_counted_below_and_here(cast):
    assert queries.size_below(cast.north) == (1, 3)
