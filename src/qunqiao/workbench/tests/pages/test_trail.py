"""The trail as people read it: names for numbers, words for codes, and never beyond one's units."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qunqiao.people.actions.close_unit import close_unit
from qunqiao.people.actions.grant_seat import grant_seat
from qunqiao.people.actions.move_unit import move_unit
from qunqiao.people.models import Seat
from qunqiao.people.testing import a_person

PAGE = reverse("workbench:trail")


@pytest.fixture
def read(cast, sign_in):
    def fetch(reader):
        return sign_in(reader).get(PAGE).content.decode()

    return fetch


def _granted(cast, person):
    return grant_seat(
        actor=cast.supervisor,
        person=person,
        role=Seat.Role.OFFICER,
        unit=cast.north,
        began_on=date(2026, 11, 1),
    )


def test_a_worker_reads_no_trail(cast, sign_in):
    assert sign_in(cast.worker).get(PAGE).status_code == 403


def test_a_stranger_reads_nothing_of_other_units(cast, read):
    _granted(cast, cast.worker)

    assert cast.worker.name not in read(cast.stranger)


def test_a_granted_duty_names_the_person_the_role_and_the_day(cast, read):
    _granted(cast, cast.worker)
    page = read(cast.lead)

    assert f"<li>姓名：{cast.worker.name}</li>" in page
    assert "<li>职责：群团干部</li>" in page
    assert "<li>起：2026-11-01</li>" in page


def test_a_moved_unit_names_the_unit_above_before_and_now(cast, read):
    move_unit(actor=cast.supervisor, unit=cast.north_lab, under=cast.south)
    page = read(cast.supervisor)

    assert f"<li>上级单位：{cast.north.name} → {cast.south.name}</li>" in page
    assert cast.north_lab.name in page


def test_a_field_has_the_name_its_model_gives_it(cast, read):
    close_unit(actor=cast.supervisor, unit=cast.south, on=date(2026, 11, 20))

    assert "<li>撤销日期：2026-11-20</li>" in read(cast.supervisor)


def test_more_entries_cost_no_more_queries(cast, sign_in):
    client = sign_in(cast.supervisor)
    _granted(cast, cast.worker)
    client.get(PAGE)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(PAGE)
    for number in range(5):
        _granted(cast, a_person(f"more-{number}", cast.north))
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)

    assert len(many) == len(few)
