"""Lists whose SQL is kept: what a reader is shown is always what the database holds and they may see."""

import re

import pytest

from qunqiao.people.models import Seat
from qunqiao.people.testing import BEGAN, a_unit
from qunqiao.registry.models import Membership, Organisation
from qunqiao.registry.testing import an_organisation

CODE = re.compile(r'data-label="组织编号">([^<]+)<')


@pytest.fixture
def unions(cast):
    """A trade union each at north, its lab and south."""
    return [
        an_organisation(unit, f"{unit.code}-gh")
        for unit in (cast.north, cast.north_lab, cast.south)
    ]


@pytest.fixture
def shown(sign_in):
    """The codes on the list of organisations, as ``person`` gets it."""

    def show(person, **query):
        return CODE.findall(sign_in(person).get("/organisations/", query).content.decode())

    return show


def test_a_reader_is_not_shown_what_another_asked_for_before(cast, unions, shown):
    assert shown(cast.supervisor) == ["north-gh", "north-lab-gh", "south-gh"]

    assert shown(cast.officer) == ["north-gh", "north-lab-gh"]
    assert shown(cast.stranger) == ["south-gh"]


def test_a_duty_that_ended_narrows_the_list_at_once(cast, unions, shown, today):
    assert shown(cast.officer) == ["north-gh", "north-lab-gh"]
    Seat.objects.filter(person=cast.officer).update(unit=cast.south)

    assert shown(cast.officer) == ["south-gh"]


def test_an_organisation_closed_a_moment_ago_is_gone(cast, unions, shown, today):
    assert "south-gh" in shown(cast.supervisor)
    Organisation.objects.filter(code="south-gh").update(closed_on=today)

    assert "south-gh" not in shown(cast.supervisor)
    assert shown(cast.supervisor, state="closed") == ["south-gh"]


def test_a_unit_that_was_moved_is_found_where_it_stands_now(cast, unions, shown):
    assert shown(cast.supervisor, unit=cast.south.pk) == ["south-gh"]
    cast.north_lab.move(cast.south, "last-child")

    assert shown(cast.supervisor, unit=cast.south.pk) == ["south-gh", "north-lab-gh"]


def test_each_choice_has_a_list_of_its_own(cast, unions, shown):
    Organisation.objects.filter(code="south-gh").update(kind="youth_league")

    assert shown(cast.supervisor, kind="youth_league") == ["south-gh"]
    assert shown(cast.supervisor, kind="trade_union") == ["north-gh", "north-lab-gh"]
    assert shown(cast.supervisor, text="lab") == ["north-lab-gh"]


def test_another_day_has_a_list_of_its_own(cast, unions, shown):
    Organisation.objects.filter(code="south-gh").update(founded_on=BEGAN)

    assert "south-gh" in shown(cast.supervisor, on="2020-01-01")
    assert "south-gh" not in shown(cast.supervisor, on="2019-12-31")


def test_a_list_sorted_by_a_count_is_cut_into_pages_by_that_count(cast, shown):
    for number in range(60):
        unit = a_unit(f"u{number:02}", cast.south)
        union = an_organisation(unit, f"u{number:02}-gh")
        if number % 7 == 0:
            Membership.objects.create(organisation=union, person=cast.worker, joined_on=BEGAN)
    first = shown(cast.supervisor, sort="-members")

    assert first[:9] == [f"u{number:02}-gh" for number in range(0, 60, 7)]
    assert len(first) == 50
    assert len(shown(cast.supervisor, sort="-members", page=2)) == 10
