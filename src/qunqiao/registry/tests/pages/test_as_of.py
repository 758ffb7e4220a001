"""A past day is shown as it was: no date after it but plans, and exactly the records of that day."""

import csv
import io
import random
import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from qunqiao.people.models import Person, Unit
from qunqiao.people.testing import a_person, a_unit
from qunqiao.registry.models import (
    Fund,
    Membership,
    Organisation,
    Post,
    Term,
    Venue,
)
from qunqiao.registry.testing import (
    a_fund,
    a_member,
    a_post,
    a_term,
    a_venue,
    an_appointment,
    an_organisation,
)

DAY = date(2024, 6, 30)
LONGER = {"extended_until": date(2026, 7, 15), "extension_document": "批〔2026〕1号"}
LISTS = ["units", "organisations", "terms", "posts", "people", "memberships", "funds", "venues"]
STATES = {
    "units": ["closed"],
    "organisations": ["overdue", "due", "no_term", "closed"],
    "terms": ["overdue", "due", "extended", "ended"],
    "posts": ["vacant", "held"],
    "people": ["left"],
    "memberships": ["left"],
    "funds": [],
    "venues": ["closed"],
}
_DATE = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


@pytest.fixture
def province(cast):
    """A few units with whatever a life of fifteen years brings, half of it after ``DAY``."""
    chance = random.Random(20240630)
    units = [a_unit(f"u{number}", cast.north, **_life(chance, "opened_on")) for number in range(4)]
    for number, unit in enumerate([cast.north, *units]):
        people = [_somebody(chance, f"p{number}-{each}", unit) for each in range(6)]
        a_venue(unit, **_life(chance, "opened_on"))
        for _each in range(2):
            organisation = an_organisation(unit, **_life(chance, "founded_on"))
            organisation.approved_on = _day(chance)
            organisation.save()
            _terms(chance, organisation)
            _offices(chance, organisation, people)
            for year in range(2022, 2026):
                a_fund(organisation, year)


def _day(chance, after=date(2010, 1, 1)):
    return after + timedelta(days=chance.randrange(1, (date(2026, 11, 1) - after).days))


def _life(chance, begins, ends="closed_on"):
    first = _day(chance)
    return {begins: first, ends: chance.choice([None, _day(chance, first)])}


def _somebody(chance, number, unit):
    return a_person(number, unit, left_on=chance.choice([None, _day(chance)]), sex="female")


def _terms(chance, organisation):
    first, second = date(2016, 3, 1), _day(chance, date(2021, 3, 1))
    until = chance.choice([None, date(2023, 3, 1), date(2025, 8, 1)])
    a_term(organisation, 1, began_on=first, ended_on=second, extended_until=until)
    a_term(organisation, 2, began_on=second, extended_until=date(2031, 1, 1))


def _offices(chance, organisation, people):
    for person in people:
        a_member(organisation, person, **_life(chance, "joined_on", "left_on"))
        post = a_post(organisation, **_life(chance, "opened_on"))
        an_appointment(post, person, **_life(chance, "began_on", "ended_on"))


def _there(begun, ended):
    """Whether something that lasted so was there on ``DAY``, by plain comparison."""
    return (begun is None or begun <= DAY) and (ended is None or ended > DAY)


def _open(row):
    return _there(row.founded_on, row.closed_on)


RECOUNTS = {
    "units": lambda: sum(_there(u.opened_on, u.closed_on) for u in Unit.objects.all()),
    "organisations": lambda: sum(map(_open, Organisation.objects.all())),
    "terms": lambda: sum(_there(t.began_on, t.ended_on) for t in Term.objects.all()),
    "posts": lambda: sum(
        _there(p.opened_on, p.closed_on) and _open(p.organisation) for p in Post.objects.all()
    ),
    "people": lambda: sum(_there(None, p.left_on) for p in Person.objects.filter(is_system=False)),
    "memberships": lambda: sum(_there(m.joined_on, m.left_on) for m in Membership.objects.all()),
    "funds": lambda: sum(fund.year <= 2023 for fund in Fund.objects.all()),
    "venues": lambda: sum(_there(v.opened_on, v.closed_on) for v in Venue.objects.all()),
}


def _plans():
    """The days to come that were known: when terms begun by then are full, and known extensions."""
    begun = [term for term in Term.objects.all() if term.began_on <= DAY]
    extended = {term.extended_until for term in begun if term.due_on < DAY}
    return {term.due_on for term in begun} | extended


def _later(page):
    """The days after ``DAY`` that can be read on a page."""
    main = page.split('<main class="q-main"')[1].split("</main>")[0]
    # The day it is printed stands on every sheet of paper.
    main = re.sub(r'<p class="[^"]*q-print-head">.*?</p>', "", main)
    text = re.sub(r"<[^>]*>", " ", main)
    days = {date.fromisoformat(found) for found in _DATE.findall(text)}
    return {day for day in days if day > DAY}


@pytest.fixture
def page(cast, sign_in):
    client = sign_in(cast.supervisor)

    def fetch(name, *arguments, **query):
        answer = client.get(
            reverse(f"registry:{name}", args=arguments), {"on": DAY.isoformat(), **query}
        )
        assert answer.status_code == 200
        return b"".join(answer).decode("utf-8-sig" if query.get("export") else "utf-8")

    return fetch


def test_no_list_of_a_past_day_knows_what_came_later(province, page):
    later = {
        (name, state): _later(page(name, state=state, size=200)) - _plans()
        for name in LISTS
        for state in ["", *STATES[name]]
    }

    assert {shown: days for shown, days in later.items() if days} == {}


def test_a_list_of_a_past_day_holds_what_a_plain_count_finds(province, page):
    held = {
        name: len(list(csv.reader(io.StringIO(page(name, export="csv"))))) - 1 for name in LISTS
    }

    assert held == {name: recount() for name, recount in RECOUNTS.items()}
    assert min(held.values()) > 0


@pytest.mark.parametrize(
    ("name", "model"), [("unit", Unit), ("organisation", Organisation), ("person", Person)]
)
def test_no_record_of_a_past_day_knows_what_came_later(province, page, name, model):
    rows = model.objects.all()
    for row in rows if model is not Person else rows.filter(is_system=False):
        assert _later(page(name, row.pk)) <= _plans(), row


def test_an_appointment_that_ended_later_is_shown_as_going_on(cast, page):
    organisation = an_organisation(cast.north)
    later = {"began_on": date(2022, 1, 1), "ended_on": date(2025, 1, 1)}
    an_appointment(a_post(organisation), cast.worker, **later)

    shown = page("organisation", organisation.pk)
    assert "1 个职务都有人任职。" in shown
    assert "2025-01-01" not in shown


def test_an_extension_counts_from_the_day_the_term_was_full(cast, page):
    organisation = an_organisation(cast.north)
    a_term(organisation, began_on=date(2019, 7, 15), **LONGER)

    assert "还有 15 天届满" in page("organisation", organisation.pk)
    assert "任期内" in page("organisation", organisation.pk, on="2024-07-16")


def test_the_list_of_terms_due_soon_looks_back_in_the_same_way(cast, page):
    organisation = an_organisation(cast.north, name="后来延期的工会")
    a_term(organisation, began_on=date(2019, 7, 15), **LONGER)

    assert "后来延期的工会" in page("terms", state="due")
    assert "后来延期的工会" not in page("terms", state="extended")
    assert "后来延期的工会" in page("terms", state="extended", on="2024-07-16")


@pytest.mark.parametrize("name", ["unit", "organisation"])
def test_a_record_that_did_not_exist_yet_says_so_and_nothing_else(cast, page, name):
    unit = a_unit("new", cast.north, opened_on=date(2025, 1, 1), head_count=4321)
    organisation = an_organisation(
        unit, founded_on=date(2025, 1, 1), approval_document="澜工〔2025〕9号"
    )
    shown = page(name, {"unit": unit, "organisation": organisation}[name].pk)

    assert "这一天还没有这个" in shown
    assert "4,321" not in shown
    assert "9号" not in shown


def test_a_day_before_any_record_says_since_when_there_are_some(cast, page):
    a_term(an_organisation(cast.north), began_on=date(2021, 3, 12))

    assert "最早的一条是 2021-03-12 的。" in page("terms", on="2015-01-01")


def test_an_empty_list_of_a_new_platform_says_how_records_come(cast, page):
    assert "在“报表导入”里上传报表" in page("venues", on="2026-11-20")


def test_a_day_to_come_is_marked_as_reckoned(cast, page):
    organisation = an_organisation(cast.north)
    a_term(organisation, began_on=date(2024, 1, 1))

    shown = page("organisation", organisation.pk, on="2029-06-30")
    assert "这是将来的日子，按现在的登记推算。" in shown
    assert "届满未换届" in shown


@pytest.mark.parametrize("name", LISTS)
def test_the_day_goes_along_from_list_to_list_and_back_to_today(cast, page, name):
    shown = page(name)

    assert f"截至 {DAY}" in shown
    for other in LISTS:
        assert f'href="{reverse(f"registry:{other}")}?on={DAY}"' in shown
    assert 'href="?">回到今天' in shown


def test_the_day_goes_along_from_record_to_record(cast, page):
    organisation = an_organisation(cast.north)
    shown = page("organisation", organisation.pk)

    assert f'href="{reverse("registry:unit", args=[cast.north.pk])}?on={DAY}"' in shown
    assert f'href="{reverse("registry:organisations")}?on={DAY}"' in shown
