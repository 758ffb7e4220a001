"""What a list exports can be sent in again as it is: the same records, nothing to add, change or refuse."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from qunqiao.people.models import Person, Unit
from qunqiao.people.testing import a_person, a_unit
from qunqiao.registry import jobs
from qunqiao.registry.actions.send_intake import send_intake
from qunqiao.registry.models import Intake, Organisation, Post, Venue
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
ENDED = date(2026, 1, 31)
STATES = {
    "units": ["closed"],
    "organisations": ["closed"],
    "terms": ["ended", "extended"],
    "posts": ["vacant"],
    "people": ["left"],
    "memberships": ["left"],
    "venues": ["closed"],
}
SHOWN = [(name, state) for name in LISTS for state in ["", *STATES.get(name, [])]]


@pytest.fixture
def registry(cast):
    """One of everything in order, and one of everything in every odd state a list can show."""
    north, worker = cast.north, cast.worker
    filed = one_of_everything(north, worker)
    for title in Post.Title:
        a_post(filed.organisation, title, body=Post.Body.AUDIT, full_time=None, opened_on=None)
    gone = a_unit("0042", north, kind=Unit.Kind.SOCIAL, head_count=0, closed_on=ENDED)
    for kind, tier in zip(Organisation.Kind, Organisation.Tier, strict=True):
        an_organisation(gone, kind=kind, tier=tier, founded_on=None, closed_on=ENDED)
    other = an_organisation(north, code="3E5", name="（直属）工会第2分会", audit_committee=False)
    a_term(other, 1, began_on=date(2016, 2, 29), years=5, ended_on=date(2021, 2, 28))
    a_term(
        other,
        2,
        began_on=date(2021, 3, 1),
        extended_until=date(2027, 3, 1),
        extension_document="批〔2026〕1号",
    )
    left = a_person("00071", gone, sex=Person.Sex.FEMALE, birth_date=date(1987, 4, 9))
    left.left_on = ENDED
    left.save()
    a_member(other, left, joined_on=date(2021, 5, 6), left_on=ENDED)
    an_appointment(a_post(other, full_time=True), left, ended_on=ENDED)
    a_fund(other, 2024, payroll=None, levy=Decimal("0.10"), spent=Decimal("0.00"))
    for kind in Venue.Kind:
        a_venue(north, kind=kind, area=None, shared=None, opened_on=None)
    a_venue(north, shared=True, area=Decimal("12345.60"), closed_on=ENDED)
    return filed


@pytest.fixture
def sent_again(cast, sign_in):
    """The intake of a list's own export, read and compared."""

    def send(name, query, sender=cast.supervisor, language="zh-hans"):
        client = sign_in(sender)
        client.cookies["language"] = language
        answer = client.get(reverse(f"registry:{name}"), query)
        content = b"".join(answer.streaming_content)
        intake = send_intake(actor=sender, filename=answer.filename, content=content)
        jobs.read_intake.call(intake_id=intake.pk)
        intake.refresh_from_db()
        return intake

    return send


def _counts(intake):
    return {verdict: intake.count(verdict) for verdict in ("add", "change", "refused")}


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(("name", "state"), SHOWN)
def test_an_exported_list_comes_back_unchanged(registry, sent_again, name, state, kind):
    intake = sent_again(name, {"state": state, "export": kind})

    assert intake.state == Intake.State.READY, intake.trouble
    assert _counts(intake) == {"add": 0, "change": 0, "refused": 0}
    assert intake.count("unchanged") == intake.rows_read > 0


@pytest.mark.parametrize("language", ["zh-hant", "en"])
@pytest.mark.parametrize("name", LISTS)
def test_an_export_comes_back_unchanged_in_every_language(registry, sent_again, name, language):
    intake = sent_again(name, {"export": "csv"}, language=language)

    assert _counts(intake) == {"add": 0, "change": 0, "refused": 0}


def test_an_officer_gets_back_the_own_unit_unchanged(registry, cast, sent_again):
    intake = sent_again("people", {"export": "csv"}, cast.officer)

    assert _counts(intake) == {"add": 0, "change": 0, "refused": 0}


def test_a_year_of_birth_is_not_taken_for_a_birthday(registry, sent_again):
    intake = sent_again("people", {"state": "left", "export": "csv"})

    assert "出生年份" in intake.sheets[0]["unknown"]
    assert Person.objects.get(staff_number="00071").birth_date == date(1987, 4, 9)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_whole_registry_comes_back_unchanged(registry, sent_again, language):
    intake = sent_again("workbook", {}, language=language)

    assert _counts(intake) == {"add": 0, "change": 0, "refused": 0}
    assert len(intake.sheets) == 9


def test_what_was_on_record_on_a_past_day_changes_nothing_either(registry, sent_again):
    intake = sent_again("workbook", {"on": "2025-12-31"})

    assert _counts(intake) == {"add": 0, "change": 0, "refused": 0}
