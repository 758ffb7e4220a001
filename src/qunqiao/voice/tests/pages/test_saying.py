"""Saying something and following it up: without a name, with a code shown once."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from qunqiao.voice.actions.file_complaint import A_MINUTE
from qunqiao.voice.models import Complaint
from qunqiao.voice.testing import CODE, a_complaint


@pytest.fixture(autouse=True)
def _fresh_minute(db):
    cache.delete("voice:minute")


def _say(client, **fields):
    return client.post(reverse("voice:new"), {"text": "值班室没有取暖设备", **fields})


def test_too_short_or_too_long_is_refused_and_kept(client):
    for text in ("冷", "冷" * 2001):
        answer = _say(client, text=text)

        assert answer.status_code == 422
        assert text in answer.content.decode()
    assert not Complaint.objects.exists()


def test_sending_nothing_is_refused(client):
    assert client.post(reverse("voice:new")).status_code == 422
    assert client.post(reverse("voice:receipt")).status_code == 422


def test_a_machine_that_fills_the_hidden_field_writes_nothing(client):
    assert _say(client, website="http://spam.example").status_code == 200
    assert not Complaint.objects.exists()


def test_over_the_limit_the_text_stays_on_the_form(client):
    cache.set("voice:minute", A_MINUTE, 60)

    answer = _say(client)

    assert answer.status_code == 429
    assert "值班室没有取暖设备" in answer.content.decode()


def test_a_visitor_is_not_offered_a_unit(client):
    assert "让本单位群团组织处理" not in client.get(reverse("voice:new")).content.decode()


def test_the_choice_of_ones_unit_is_not_ticked(cast, sign_in):
    page = sign_in(cast.worker).get(reverse("voice:new")).content.decode()

    assert "让本单位群团组织处理" in page
    assert "checked" not in page


def test_signed_in_and_unticked_leaves_no_unit(cast, sign_in):
    _say(sign_in(cast.worker))

    assert Complaint.objects.get().unit is None


def test_ticked_keeps_the_unit_and_nothing_else_of_the_person(cast, sign_in):
    _say(sign_in(cast.worker), to_my_unit="on")

    stored = Complaint.objects.values().get()
    assert stored["unit_id"] == cast.north.pk
    assert cast.worker.name not in str(stored)


def test_a_visitor_cannot_smuggle_a_unit_in(client):
    _say(client, to_my_unit="on")

    assert Complaint.objects.get().unit is None


def test_the_page_one_came_from_is_filled_in_without_its_query(client):
    asked = client.get(
        reverse("voice:new"), headers={"referer": "http://testserver/my/?q=张三"}
    ).content.decode()

    assert 'value="/my/"' in asked
    assert "张三" not in asked


def test_a_page_elsewhere_is_not_filled_in(client):
    page = client.get(reverse("voice:new"), headers={"referer": "https://elsewhere.example/x/"})

    assert "/x/" not in page.content.decode()


def test_the_code_is_shown_once_kept_from_caches_and_opens_the_answer(client):
    answer = _say(client)
    code = re.search(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){3}", answer.content.decode())[0]

    assert "no-store" in answer["Cache-Control"]
    found = client.post(reverse("voice:receipt"), {"code": code})
    assert "值班室没有取暖设备" in found.content.decode()
    assert code not in str(dict(client.session))


def test_an_unknown_code_is_said(client):
    answer = client.post(reverse("voice:receipt"), {"code": "AAAA"})

    assert answer.status_code == 422
    assert "没有找到这个回执码" in answer.content.decode()


def test_a_code_in_the_address_does_nothing(client):
    a_complaint()

    page = client.get(reverse("voice:receipt"), {"code": CODE}).content.decode()

    assert "食堂排队太久" not in page


def test_the_answer_is_shown_to_who_holds_the_code(client, today):
    a_complaint(state="answered", answer="已加开窗口", answered_on=today)

    page = client.post(reverse("voice:receipt"), {"code": CODE}).content.decode()

    assert "已加开窗口" in page
