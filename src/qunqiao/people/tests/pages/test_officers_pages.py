"""Pages on duties, accounts and units: refused below, confirmed before, constant in queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qunqiao.people.models import Person, Seat
from qunqiao.people.testing import a_person


@pytest.mark.parametrize("route", ["people:seats", "people:seat_grant"])
def test_officers_keep_no_duties(cast, sign_in, route):
    assert sign_in(cast.officer).get(reverse(route)).status_code == 403


def test_a_page_of_ones_account_asks_for_sign_in(db, client):
    assert client.get(reverse("people:account"))["Location"].startswith(reverse("account_login"))


def test_my_account_says_what_is_kept_and_what_is_not(cast, sign_in):
    page = sign_in(cast.officer).get(reverse("people:account")).content.decode()

    assert "群团干部：north 局及下级" in page
    assert "平台存了我的哪些信息" in page
    assert "不记录您的登录时间" in page


def test_the_list_shows_ones_own_range_only(cast, sign_in):
    page = sign_in(cast.lead).get(reverse("people:seats")).content.decode()

    assert cast.officer.name in page
    assert cast.stranger.name not in page


def test_the_list_costs_the_same_for_many(cast, sign_in):
    client = sign_in(cast.lead)
    client.get(reverse("people:seats"))

    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(reverse("people:seats"))
    for number in range(20):
        a_person(f"more-{number}", cast.north_lab, "editor")
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("people:seats"))

    assert len(few) == len(many)


def test_a_lead_is_not_offered_duties_they_cannot_grant(cast, sign_in):
    page = sign_in(cast.lead).get(reverse("people:seat_grant")).content.decode()

    assert 'value="officer"' in page
    assert 'value="supervisor"' not in page


def test_a_number_outside_the_range_is_unknown_to_the_form(cast, sign_in):
    values = {
        "staff_number": "stranger",
        "role": "editor",
        "unit": "north",
        "began_on": "2026-11-20",
    }
    answer = sign_in(cast.lead).post(reverse("people:seat_grant"), values)

    assert answer.status_code == 422
    assert "没有工号为“stranger”的在职人员" in answer.content.decode()


def test_granting_what_is_held_keeps_the_form(cast, sign_in):
    values = {
        "staff_number": "officer",
        "role": "officer",
        "unit": "north",
        "began_on": "2026-11-20",
    }
    answer = sign_in(cast.lead).post(reverse("people:seat_grant"), values)

    assert answer.status_code == 422
    assert "已经有这项职责" in answer.content.decode()


def test_a_duty_is_granted_and_ended_by_the_forms(cast, sign_in):
    client = sign_in(cast.lead)
    values = {"staff_number": "worker", "role": "editor", "unit": "north", "began_on": "2026-11-20"}

    client.post(reverse("people:seat_grant"), values)
    seat = Seat.objects.get(person=cast.worker)
    client.post(reverse("people:seat_end", args=[seat.pk]))

    seat.refresh_from_db()
    assert str(seat.ended_on) == "2026-11-20"


def test_looking_at_the_end_of_a_duty_ends_nothing(cast, sign_in):
    seat = Seat.objects.get(person=cast.officer)
    sign_in(cast.lead).get(reverse("people:seat_end", args=[seat.pk]))

    seat.refresh_from_db()
    assert seat.ended_on is None


def test_an_account_is_opened_and_its_password_shown_once(cast, sign_in):
    newcomer = Person.objects.create(staff_number="newcomer", name="新来的", unit=cast.north)
    client = sign_in(cast.lead)

    answer = client.post(
        reverse("people:account_open", args=[newcomer.pk]), {"username": "newcomer"}
    )

    assert "只显示这一次" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert client.get(reverse("people:account_open", args=[newcomer.pk])).status_code == 302


def test_a_taken_user_name_keeps_the_form(cast, sign_in):
    newcomer = Person.objects.create(staff_number="newcomer", name="新来的", unit=cast.north)
    answer = sign_in(cast.lead).post(
        reverse("people:account_open", args=[newcomer.pk]), {"username": "worker"}
    )

    assert answer.status_code == 422
    assert "已经有人使用" in answer.content.decode()


def test_looking_at_a_reset_resets_nothing(cast, sign_in, trail):
    answer = sign_in(cast.officer).get(reverse("people:account_reset", args=[cast.worker.pk]))

    assert "原来的密码马上失效" in answer.content.decode()
    assert trail.acts() == []


def test_an_officer_may_not_even_look_at_a_leads_reset(cast, sign_in):
    answer = sign_in(cast.officer).get(reverse("people:account_reset", args=[cast.lead.pk]))

    assert answer.status_code == 403


def test_a_move_is_explained_before_it_is_done(cast, sign_in, trail):
    address = reverse("people:unit_move", args=[cast.north.pk])
    page = sign_in(cast.supervisor).post(address, {"under": "south"}).content.decode()

    assert "north 局将移到south 局之下" in page
    assert "移回原来的上级单位" in page
    assert trail.acts() == []


def test_a_confirmed_move_moves(cast, sign_in):
    address = reverse("people:unit_move", args=[cast.north.pk])
    sign_in(cast.supervisor).post(address, {"under": "south", "confirmed": "1"})

    cast.north.refresh_from_db()
    assert cast.north.get_parent() == cast.south


def test_a_move_into_itself_keeps_the_form(cast, sign_in):
    address = reverse("people:unit_move", args=[cast.north.pk])
    answer = sign_in(cast.supervisor).post(address, {"under": "north-lab", "confirmed": "1"})

    assert answer.status_code == 422
    assert "不能把一个单位移到它自己" in answer.content.decode()


def test_closing_says_first_what_stands_in_the_way(cast, sign_in):
    address = reverse("people:unit_close", args=[cast.north.pk])

    assert "请先移走或撤销" in sign_in(cast.supervisor).get(address).content.decode()


def test_a_unit_is_closed_by_the_form(cast, sign_in):
    address = reverse("people:unit_close", args=[cast.north_lab.pk])
    sign_in(cast.supervisor).post(address, {"on": "2026-11-01"})

    cast.north_lab.refresh_from_db()
    assert str(cast.north_lab.closed_on) == "2026-11-01"
