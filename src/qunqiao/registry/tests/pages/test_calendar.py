"""The calendar shows what one is waited for, to its subscriber alone, and the same bytes for the same data."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from qunqiao.people.actions.issue_token import issue_token
from qunqiao.people.models import Seat, Token
from qunqiao.people.testing import BEGAN
from qunqiao.registry.models import Organisation, Term


def a_term(unit, code, began, **fields):
    union = Organisation.objects.create(
        code=code, name=f"{code} 工会", unit=unit, kind="trade_union", tier="committee"
    )
    return Term.objects.create(organisation=union, number=1, began_on=began, years=5, **fields)


def subscribed(client):
    page = client.post(reverse("registry:calendar"))
    return page.context["address"] if page.context else _address(page.content.decode())


def _address(page):
    start = page.index("/calendar/qq_")
    return page[start : page.index(".ics", start) + 4]


def events_of(answer):
    return {str(one["summary"]): one for one in Calendar.from_ical(answer.content).walk("VEVENT")}


@pytest.fixture
def terms(cast):
    return [
        a_term(cast.north, "north-gh", date(2022, 3, 1)),
        a_term(cast.south, "south-gh", date(2022, 5, 1)),
        a_term(cast.north, "over-gh", date(2010, 1, 1)),
        a_term(
            cast.north,
            "longer-gh",
            date(2021, 1, 1),
            extended_until=date(2027, 1, 15),
            extension_document="批〔2026〕1号",
        ),
    ]


def test_the_feed_shows_ends_of_terms_within_reach(cast, sign_in, client, terms):
    address = subscribed(sign_in(cast.officer))

    events = events_of(client.get(address))
    assert set(events) == {"north-gh 工会第 1 届届满", "longer-gh 工会第 1 届届满"}
    assert events["north-gh 工会第 1 届届满"]["dtstart"].dt == date(2027, 3, 1)
    assert events["longer-gh 工会第 1 届届满"]["dtstart"].dt == date(2027, 1, 15)


def test_an_alarm_rings_half_a_year_before(cast, sign_in, client, terms):
    answer = client.get(subscribed(sign_in(cast.officer)))

    (alarm,) = {str(a["trigger"].dt) for a in Calendar.from_ical(answer.content).walk("VALARM")}
    assert alarm == str(timedelta(days=-183))


def test_the_same_data_give_the_same_bytes_and_no_second_transfer(cast, sign_in, client, terms):
    address = subscribed(sign_in(cast.officer))
    first = client.get(address)

    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert client.get(address).content == first.content
    assert again.status_code == 304


def test_nobody_is_named(cast, sign_in, client, terms):
    text = client.get(subscribed(sign_in(cast.officer))).content.decode()

    assert cast.officer.name not in text


def test_who_lost_the_duty_finds_nothing(cast, sign_in, client, terms, today):
    address = subscribed(sign_in(cast.officer))
    Seat.objects.filter(person=cast.officer).update(ended_on=today)

    assert client.get(address).status_code == 404


def test_a_revoked_or_foreign_token_finds_nothing(cast, sign_in, client, terms, today):
    address = subscribed(sign_in(cast.officer))
    Token.objects.update(revoked_on=today)
    other = issue_token(
        actor=cast.officer, name="x", scopes=["registry:read"], on=today, expires_on=today
    )

    assert client.get(address).status_code == 404
    assert client.get(reverse("registry:calendar_feed", args=[other.secret])).status_code == 404


def test_the_file_holds_what_the_feed_holds(cast, sign_in, client, terms):
    officer = sign_in(cast.officer)

    assert (
        officer.get(reverse("registry:calendar_file")).content
        == client.get(subscribed(officer)).content
    )


def test_the_feed_costs_the_same_however_many_terms(
    cast, sign_in, client, django_assert_max_num_queries
):
    for number in range(30):
        a_term(cast.north, f"many-{number}", BEGAN.replace(year=2023))
    address = subscribed(sign_in(cast.officer))

    with django_assert_max_num_queries(5):
        client.get(address)
