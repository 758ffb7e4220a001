"""What cleared a finding is said in words where the register dates it, and nothing where it does not."""

import re
from datetime import date

import pytest
from django.urls import reverse

from qunqiao.checkups.models import Finding
from qunqiao.checkups.queries.deeds import Cleared, Deed, Way, deeds_of
from qunqiao.checkups.testing import a_checkup, a_union
from qunqiao.registry.models import Appointment, Post, Term

pytestmark = pytest.mark.usefixtures("rulebook")
# The term ended on the first of January 2026; the check-ups are of May and November.
BEGAN, FIRST, LAST = date(2021, 1, 1), date(2026, 5, 31), date(2026, 11, 20)


@pytest.fixture
def late(cast):
    return a_union(cast.north_lab, "LAB-GH", began_on=BEGAN)


def _cleared(cast, change):
    """The page of the finding that the first check-up saw and the second no more, after ``change``."""
    a_checkup(cast.supervisor, as_of=FIRST)
    change()
    a_checkup(cast.supervisor, as_of=LAST)
    return Finding.objects.select_related("first_checkup", "cleared_checkup").get(rule="term-full")


def _page(client, finding):
    page = client.get(reverse("checkups:finding", args=[finding.pk])).content.decode()
    return re.sub(r"<[^>]+>", "", page)


@pytest.mark.parametrize(
    ("elected", "said"),
    [
        ("2025-12-30", "期限（2026-01-01）：按期已办，只是补录在后。"),
        ("2026-01-16", "逾期 15 天后办理；2026-05-31 体检查到以前已经办了，只是补录在后。"),
        ("2026-09-01", "期限到 2026-01-01：逾期 243 天后办理。"),
    ],
)
def test_an_election_is_told_as_in_time_or_late(cast, late, sign_in, elected, said):
    found = _cleared(
        cast,
        lambda: Term.objects.create(organisation=late, number=2, began_on=elected, years=5),
    )
    page = _page(sign_in(cast.officer), found)

    assert said in page
    assert "登记可能比办事晚" not in page


def test_a_register_put_right_is_told_as_no_election(cast, late, sign_in):
    found = _cleared(cast, lambda: late.terms.update(began_on="2024-01-01"))
    page = _page(sign_in(cast.officer), found)

    assert "没有新的届次，是更正了原来那一届的登记。" in page
    assert "办理" not in page.split("下一步怎么办")[0]


def test_an_extension_on_record_is_told_without_a_day_of_approval(cast, late, sign_in):
    extended = {"extended_until": "2027-06-30", "extension_document": "批〔2026〕1号"}
    found = _cleared(cast, lambda: late.terms.update(**extended))
    page = _page(sign_in(cast.officer), found)

    assert "名册上登记了延期（到 2027-06-30）；哪天批复的，名册上没有。" in page


def test_of_an_unknown_it_is_said_what_was_missing(cast, sign_in):
    union = a_union(cast.north_lab, "LAB-GH", began_on=None)
    found = _cleared(
        cast,
        lambda: Term.objects.create(organisation=union, number=1, began_on="2024-01-01", years=5),
    )

    assert "判断不了；名册补上以后判明。" in _page(sign_in(cast.officer), found)


def test_the_list_of_changes_says_it_in_short(cast, late, sign_in):
    _cleared(
        cast,
        lambda: Term.objects.create(organisation=late, number=2, began_on="2026-09-01", years=5),
    )
    page = sign_in(cast.lead).get(reverse("checkups:differences"))

    assert "逾期 243 天后办理）。" in page.content.decode()


def _of(found, since, **facts):
    return Cleared(found, since, "sound", facts)


def test_a_deed_after_the_check_up_that_cleared_it_did_not_clear_it(cast, late):
    found = _cleared(cast, lambda: late.terms.update(began_on="2024-01-01"))
    late.terms.update(began_on=BEGAN)
    Term.objects.create(organisation=late, number=2, began_on=date(2026, 12, 1), years=5)

    assert deeds_of([_of(found, "term_due_on")])[found.pk].way == Way.CORRECTED


def test_a_chair_elected_after_the_vacancy_is_dated_and_an_earlier_one_is_not(cast, late):
    found = _cleared(cast, lambda: late.terms.update(began_on="2024-01-01"))
    found.since, found.evidence = date(2026, 4, 1), {"chair_vacant_since": "2026-01-01"}
    post = Post.objects.create(code="C", organisation=late, title="chair", body="committee")
    held = Appointment.objects.create(post=post, person=cast.worker, began_on=date(2020, 1, 1))

    assert deeds_of([_of(found, "chair_vacant_since")]) == {}
    held.began_on = date(2026, 3, 20)
    held.save(update_fields=["began_on"])

    assert deeds_of([_of(found, "chair_vacant_since")]) == {
        found.pk: Deed(Way.IN_TIME, "", date(2026, 3, 20), date(2026, 4, 1))
    }


def test_an_approval_of_before_was_only_recorded_late(cast, late):
    found = _cleared(cast, lambda: late.terms.update(began_on="2024-01-01"))
    found.evidence = {"approved_on": None}

    for on, way in ((date(2020, 1, 1), Way.APPROVED_BEFORE_FOUND), (date(2026, 6, 1), None)):
        told = deeds_of([_of(found, None, approved_on=on)])
        assert (told[found.pk].way if told else None) == way


def test_what_no_day_tells_is_left_unsaid(cast, late):
    found = _cleared(cast, lambda: late.terms.update(began_on="2024-01-01"))

    assert deeds_of([_of(found, None, levy_paid=5)]) == {}
