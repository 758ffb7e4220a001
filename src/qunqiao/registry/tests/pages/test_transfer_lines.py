"""Transfers among the changes of a unit and of both organisations, without a name."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qunqiao.people.testing import a_person
from qunqiao.registry.models import Transfer
from qunqiao.registry.testing import a_member, a_transfer, an_organisation

WAITS = "会籍转接 2 人：从北方工会到南方工会 ■ 等待答复 由南方工会答复，期限 2026-12-03"


@pytest.fixture
def here(cast):
    return an_organisation(cast.north, name="北方工会")


@pytest.fixture
def there(cast):
    return an_organisation(cast.south, name="南方工会")


@pytest.fixture
def asked(cast, here, there):
    """Two members asked out on 19 November."""
    people = [a_person(f"p{number}", cast.north) for number in range(2)]
    return [a_transfer(a_member(here, person), there, cast.officer) for person in people]


def changes(client, name, record, **query):
    page = client.get(reverse(f"registry:{name}", args=[record.pk]), query).content.decode()
    section = page.split("<h2>变更记录</h2>")[1].split("</section>")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", section).split())


def test_what_was_taken_back_is_no_change(cast, here, asked, sign_in):
    Transfer.objects.update(state=Transfer.State.WITHDRAWN, decided_on=date(2026, 11, 20))

    assert "会籍转接" not in changes(sign_in(cast.officer), "organisation", here)


def test_what_waits_stands_with_both_sides_and_their_units(cast, here, there, asked, sign_in):
    reader = sign_in(cast.supervisor)
    records = [("organisation", here), ("organisation", there), ("unit", cast.north)]
    told = [changes(reader, name, record) for name, record in records]

    assert [WAITS in text for text in told] == [True, True, True]
    assert asked[0].person.name not in told[0]


def test_what_is_over_stands_on_its_day_with_how_it_ended(cast, here, asked, sign_in):
    done = {"state": Transfer.State.CONFIRMED, "decided_on": date(2026, 11, 20)}
    Transfer.objects.filter(pk=asked[0].pk).update(**done)

    told = changes(sign_in(cast.officer), "organisation", here)
    assert "2026-11-20 会籍转接 1 人：从北方工会到南方工会 已转接" in told
    assert "2026-11-19 会籍转接 1 人：从北方工会到南方工会 ■ 等待答复" in told


def test_looking_back_what_was_decided_later_still_waited(cast, here, asked, sign_in):
    Transfer.objects.update(state=Transfer.State.DECLINED, decided_on=date(2026, 11, 20))
    reader = sign_in(cast.officer)

    assert WAITS in changes(reader, "organisation", here, on="2026-11-19")
    assert "会籍转接" not in changes(reader, "organisation", here, on="2026-11-18")


def test_many_transfers_cost_no_more_questions(cast, here, there, sign_in):
    reader, counts = sign_in(cast.officer), []
    for number in range(6):
        person = a_person(f"p{number}", cast.north)
        days = {"asked_on": date(2026, 11, 1 + number), "deadline": date(2026, 11, 15 + number)}
        a_transfer(a_member(here, person), there, cast.officer, **days)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            changes(reader, "organisation", here)
        counts.append(len(seen))

    assert counts[1] == counts[-1]
