"""The desk: closed to most, each step by its button, errors keep what was written."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qunqiao.voice.testing import a_complaint


@pytest.mark.parametrize("who", ["worker", "officer", "stranger"])
def test_others_have_no_desk(cast, sign_in, who):
    assert sign_in(getattr(cast, who)).get(reverse("voice:desk")).status_code == 403


@pytest.mark.parametrize("route", ["voice:take", "voice:answer", "voice:hand"])
def test_a_lead_cannot_touch_what_was_not_handed_down(cast, sign_in, route):
    answer = sign_in(cast.lead).post(reverse(route, args=[a_complaint().pk]), {"answer": "好的"})

    assert answer.status_code == 404


def test_a_lead_cannot_hand_on_what_they_got(cast, sign_in):
    address = reverse("voice:hand", args=[a_complaint(unit=cast.north).pk])

    assert sign_in(cast.lead).post(address, {"unit": "north-lab"}).status_code == 403


def test_an_unknown_unit_keeps_the_form(cast, sign_in):
    address = reverse("voice:hand", args=[a_complaint().pk])
    answer = sign_in(cast.supervisor).post(address, {"unit": "nowhere"})

    assert answer.status_code == 422
    assert "没有编号为“nowhere”的在用单位" in answer.content.decode()


def test_an_empty_answer_is_refused(cast, sign_in):
    complaint = a_complaint()
    address = reverse("voice:answer", args=[complaint.pk])

    assert sign_in(cast.supervisor).post(address, {"answer": ""}).status_code == 422
    complaint.refresh_from_db()
    assert complaint.open


def test_who_comes_second_keeps_their_words(cast, sign_in, today):
    complaint = a_complaint(state="answered", answer="先到", answered_on=today)
    address = reverse("voice:answer", args=[complaint.pk])

    answer = sign_in(cast.supervisor).post(address, {"answer": "后到的话"})

    assert answer.status_code == 422
    assert "后到的话" in answer.content.decode()


def test_from_received_to_answered(cast, sign_in):
    complaint = a_complaint()
    supervisor, lead = sign_in(cast.supervisor), sign_in(cast.lead)

    supervisor.post(reverse("voice:take", args=[complaint.pk]))
    supervisor.post(reverse("voice:hand", args=[complaint.pk]), {"unit": "north"})
    lead.post(reverse("voice:answer", args=[complaint.pk]), {"answer": "已加开窗口"})

    complaint.refresh_from_db()
    assert (complaint.state, complaint.answer) == ("answered", "已加开窗口")


def test_answered_ones_leave_the_desk_until_asked_for(cast, sign_in, today):
    a_complaint(state="answered", answer="好", answered_on=today)
    client = sign_in(cast.supervisor)

    assert "食堂排队太久" not in client.get(reverse("voice:desk")).content.decode()
    assert "食堂排队太久" in client.get(reverse("voice:desk"), {"all": "1"}).content.decode()


def test_the_desk_costs_the_same_for_many(cast, sign_in):
    client = sign_in(cast.supervisor)
    a_complaint("one", unit=cast.north)
    client.get(reverse("voice:desk"))

    with CaptureQueriesContext(connection) as few:
        client.get(reverse("voice:desk"))
    for number in range(20):
        a_complaint(str(number), unit=cast.south)
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("voice:desk"))

    assert len(few) == len(many)
