"""The shell shows each reader the doors that are theirs, marks where they are, and asks nothing of the database."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import RequestFactory
from django.urls import NoReverseMatch

from qunqiao.people.models import Person, Seat
from qunqiao.people.policy import Duty, Reach
from qunqiao.workbench.pages import shell
from qunqiao.workbench.pages.shell import Place, shell_of


def _shell(role=None, path="/", *, signed_in=True):
    request = RequestFactory().get(path)
    person = Person(pk=1, name="王丽华") if signed_in else None
    request.reach = Reach(person, (Duty(role, "0001", 1),) if role else ())
    return shell_of(request)


def _doors(shown):
    return {str(entry.label) for group in shown.groups for entry in group.entries}


def test_a_worker_has_no_doors_to_the_workbench():
    shown = _shell()

    assert (shown.groups, shown.workbench) == ((), "")


def test_a_counsellor_is_not_staff():
    assert not _shell(Seat.Role.COUNSELLOR).groups


def test_an_officer_does_not_see_the_supervisors_doors():
    assert {"重复人员", "职责"} & _doors(_shell(Seat.Role.OFFICER)) == set()


def test_a_supervisor_sees_every_door():
    places = {str(place.label) for _title, group in shell.WORKBENCH for place in group}

    assert _doors(_shell(Seat.Role.SUPERVISOR)) == places


def test_a_record_counts_to_its_list():
    shown = _shell(Seat.Role.OFFICER, "/organisations/7/")

    assert [
        str(entry.label) for group in shown.groups for entry in group.entries if entry.current
    ] == ["组织"]


def test_the_longest_address_wins_across_groups():
    shown = _shell(Seat.Role.OFFICER, "/workbench/trail/3/")

    assert [
        str(entry.label) for group in shown.groups for entry in group.entries if entry.current
    ] == ["留痕"]


def test_the_start_page_is_only_itself():
    assert [entry.current for entry in _shell(path="/elsewhere/").portal] == [False] * 5


def test_the_bottom_bar_has_at_most_five_entries():
    assert len(_shell().portal) <= 5


def test_a_door_without_a_page_is_an_error():
    with pytest.raises(NoReverseMatch):
        shell._open([Place("nowhere:none", "没有", "home")], frozenset())


def test_a_complaint_says_where_it_was_begun():
    assert _shell(path="/my/?x=1").complaint == "/voice/?from=%2Fmy%2F"


def test_a_stranger_may_sign_in_and_a_person_may_leave():
    stranger, person = _shell(signed_in=False), _shell()

    assert (bool(stranger.sign_in), bool(stranger.sign_out), stranger.name) == (True, False, "")
    assert (bool(person.sign_in), bool(person.sign_out), person.name) == (False, True, "王丽华")


def test_an_address_that_leads_nowhere_still_has_a_shell():
    assert shell_of(RequestFactory().get("/nothing/")).name == ""


def test_every_door_has_an_icon_that_is_drawn():
    sprite = Path(finders.find("vendor/tabler-icons/icons.svg")).read_text("utf-8")
    places = [*shell.PORTAL, *(place for _title, group in shell.WORKBENCH for place in group)]

    assert [place.icon for place in places if f'id="{place.icon}"' not in sprite] == []
