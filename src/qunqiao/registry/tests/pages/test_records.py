"""Record pages: hidden from strangers, begun by what matters, linkable row by row."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qunqiao.people.actions.close_unit import close_unit
from qunqiao.people.testing import a_person, a_unit
from qunqiao.registry.models import Intake, IntakeSpan, Post, Verdict
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

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def north(cast):
    return one_of_everything(cast.north, cast.worker)


@pytest.fixture
def records(cast, north):
    return {
        "unit": cast.north.pk,
        "organisation": north.organisation.pk,
        "person": cast.worker.pk,
    }


@pytest.fixture
def page(cast, sign_in):
    """The text of a record as the officer of the north reads it."""

    def fetch(name, pk, **query):
        answer = sign_in(cast.officer).get(reverse(f"registry:{name}", args=[pk]), query)
        return answer.content.decode()

    return fetch


@pytest.mark.parametrize("name", ["unit", "organisation", "person"])
def test_a_stranger_is_told_there_is_no_such_record(name, cast, records, sign_in):
    client = sign_in(cast.stranger)
    hidden = client.get(reverse(f"registry:{name}", args=[records[name]]))
    missing = client.get(reverse(f"registry:{name}", args=[99_999]))

    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert cast.worker.name not in hidden.content.decode()


@pytest.mark.parametrize("name", ["unit", "organisation", "person"])
def test_workers_open_no_records(name, cast, records, sign_in):
    answer = sign_in(cast.worker).get(reverse(f"registry:{name}", args=[records[name]]))

    assert answer.status_code == 403


def test_the_officer_of_an_organisation_does_not_see_members_of_other_units(cast, north, sign_in):
    a_member(north.organisation, cast.stranger)
    client = sign_in(cast.officer)

    assert client.get(reverse("registry:person", args=[cast.stranger.pk])).status_code == 404
    shown = client.get(reverse("registry:memberships")).content.decode()
    assert cast.stranger.name in shown
    assert reverse("registry:person", args=[cast.stranger.pk]) not in shown


def test_an_overdue_term_is_what_an_organisation_begins_with(cast, page):
    late = an_organisation(cast.north)
    a_term(late, 3, began_on=date(2021, 3, 12))

    sentence = "第 3 届到 2026-03-12 满 5 年，已过期 253 天，没有登记延期批复。"
    assert sentence in page("organisation", late.pk)


def test_an_expired_extension_is_said_to_have_expired(cast, page):
    late = an_organisation(cast.north)
    a_term(
        late,
        3,
        began_on=date(2021, 3, 12),
        extended_until=date(2026, 11, 10),
        extension_document="批〔2026〕1号",
    )

    assert "第 3 届延期到 2026-11-10，已过期 10 天。" in page("organisation", late.pk)


def test_an_organisation_without_a_term_cannot_be_judged(cast, page):
    silent = an_organisation(cast.north)

    assert "没有在任届次的记录，无法判断是否届满。" in page("organisation", silent.pk)


def test_vacancies_come_before_a_term_in_good_order(north, page):
    a_post(north.organisation, Post.Title.DEPUTY_CHAIR)

    assert "本届在任期内，有 1 个职务空缺。" in page("organisation", north.organisation.pk)


def test_a_closed_organisation_says_so_and_is_as_it_was_on_an_earlier_day(cast, page):
    closed = an_organisation(cast.north, closed_on=date(2026, 6, 30))

    assert "这个组织已于 2026-06-30 撤销。" in page("organisation", closed.pk)
    assert "已于 2026-06-30 撤销" not in page("organisation", closed.pk, on="2026-06-29")


def test_a_unit_begins_with_its_overdue_organisations(cast, north, page):
    a_term(an_organisation(cast.north), began_on=date(2020, 1, 2))

    assert "2 个群团组织中，1 个届满未换届。" in page("unit", cast.north.pk)


def test_a_unit_without_organisations_says_so(cast, page):
    assert "这个单位没有登记群团组织。" in page("unit", cast.north_lab.pk)


def test_every_row_of_an_organisation_can_be_linked_to(north, page):
    shown = page("organisation", north.organisation.pk)

    for row in (north.term, north.post, north.appointment, north.fund):
        assert f'id="{row._meta.model_name}-{row.pk}"' in shown


def test_venues_can_be_linked_to_on_their_unit(cast, north, page):
    assert f'id="venue-{north.venue.pk}"' in page("unit", cast.north.pk)


def test_a_person_shows_posts_memberships_and_the_year_of_birth_only(cast, north, page):
    cast.worker.birth_date = date(1987, 4, 9)
    cast.worker.save()
    shown = page("person", cast.worker.pk)

    assert "现任职务 1 个，会籍 1 个。" in shown
    assert f'id="membership-{north.membership.pk}"' in shown
    assert "1987" in shown
    assert "04-09" not in shown


def test_a_post_outside_the_reach_is_named_but_not_linked(cast, page):
    elsewhere = one_of_everything(cast.south, cast.worker)
    shown = page("person", cast.worker.pk)

    assert elsewhere.organisation.name in shown
    assert reverse("registry:organisation", args=[elsewhere.organisation.pk]) not in shown


def test_the_history_tells_who_did_what(cast, sign_in):
    close_unit(actor=cast.supervisor, unit=cast.north_lab, on=date(2026, 11, 20))
    address = reverse("registry:unit", args=[cast.north_lab.pk])
    shown = sign_in(cast.officer).get(address).content.decode()

    history = shown.split('id="history"')[1]
    assert "撤销单位" in history
    assert cast.supervisor.name in history


def test_the_history_tells_what_a_workbook_brought(cast, north, page):
    for number in (7, 8):
        _sent(cast.lead, number, "terms", north.term.pk)

    history = page("organisation", north.organisation.pk).split('id="history"')[1]
    assert "报表“名册.xlsx”新增 2 行" in history
    assert cast.lead.name in history


def test_findings_are_fetched_from_the_checkups(north, page):
    address = reverse("checkups:findings_of", args=["organisation", north.organisation.pk])

    assert f'hx-get="{address}"' in page("organisation", north.organisation.pk)


def test_todays_findings_are_not_shown_beside_another_days_facts(north, page):
    assert "hx-get" not in page("organisation", north.organisation.pk, on="2025-01-01")


@pytest.mark.parametrize("name", ["unit", "organisation", "person"])
def test_a_record_costs_the_same_for_one_row_and_for_thirty(name, cast, north, records, sign_in):
    client, address = sign_in(cast.officer), reverse(f"registry:{name}", args=[records[name]])
    client.get(address)

    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(30):
        unit = a_unit(f"more-{number}", cast.north)
        _grow(north.organisation, a_person(f"more-{number}", unit), number)
        an_organisation(cast.north)
        one_of_everything(unit, cast.worker)
        a_venue(cast.north)
    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(few) == len(many)


def _grow(organisation, person, number):
    an_appointment(a_post(organisation), person)
    a_member(organisation, person)
    a_fund(organisation, 1990 + number)
    began = date(1990 + number, 1, 1)
    a_term(organisation, 100 + number, began_on=began, ended_on=began)


def _sent(person, number, table, row_id):
    """A row of a workbook that was applied."""
    intake, _new = Intake.objects.get_or_create(
        filename="名册.xlsx",
        sent_by=person,
        defaults={
            "sent_at": NOON,
            "since": NOON,
            "applied_at": NOON,
            "content": b"",
            "digest": "",
            "state": Intake.State.APPLIED,
        },
    )
    IntakeSpan.objects.create(
        intake=intake, verdict=Verdict.ADD, table=table, first_id=row_id, last_id=row_id
    )
