"""Saying something and following it up: without a name, with a code shown once."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from qunqiao.needs.actions.file_complaint import A_MINUTE
from qunqiao.needs.bridge import raiser_index
from qunqiao.needs.models import Need
from qunqiao.needs.testing import CODE, a_complaint, told


@pytest.fixture(autouse=True)
def _fresh_minute(db):
    cache.delete("needs:minute")


def _say(client, **fields):
    return client.post(
        reverse("needs:new"), {"text": "值班室没有取暖设备", "kind": "other", **fields}
    )


BAD = [
    {"text": "冷"},
    {"text": "冷" * 2001},
    {"kind": "gossip"},
    {"kind": ""},
    {"text": "冷\x00冷冷冷冷"},
]


@pytest.mark.parametrize("fields", BAD, ids=lambda one: str(one)[:20])
def test_what_cannot_be_taken_is_refused_and_nothing_written(client, fields):
    assert _say(client, **fields).status_code == 422
    assert not Need.objects.exists()


def test_sending_nothing_is_refused(client):
    assert client.post(reverse("needs:new")).status_code == 422
    assert client.post(reverse("needs:receipt")).status_code == 422
    assert client.post(reverse("needs:add")).status_code == 422


def test_a_machine_that_fills_the_hidden_field_writes_nothing(client):
    assert _say(client, website="http://spam.example").status_code == 200
    assert not Need.objects.exists()


def test_over_the_limit_the_text_stays_on_the_form(client):
    cache.set("needs:minute", A_MINUTE, 60)
    answer = _say(client)

    assert answer.status_code == 429
    assert "值班室没有取暖设备" in answer.content.decode()


def test_signed_in_and_unticked_nothing_leads_to_the_person(cast, sign_in):
    _say(sign_in(cast.worker))

    stored = Need.objects.values().get()
    assert (stored["raiser"], stored["raised_by_id"]) == ("", None)


def test_a_visitor_cannot_smuggle_a_raiser_in(client):
    _say(client, in_portal="on")

    assert Need.objects.get().raiser == ""


def test_ticked_it_is_found_among_ones_own_and_nowhere_else(cast, sign_in):
    _say(sign_in(cast.worker), in_portal="on")
    mine = reverse("needs:mine")

    assert "值班室没有取暖设备" in sign_in(cast.worker).get(mine).content.decode()
    assert "值班室没有取暖设备" not in sign_in(cast.officer).get(mine).content.decode()


def test_the_page_one_came_from_is_filled_in_without_its_query(client):
    asked = client.get(
        reverse("needs:new"), headers={"referer": "http://testserver/my/?q=张三"}
    ).content.decode()

    assert 'value="/my/"' in asked
    assert "张三" not in asked


def test_a_page_elsewhere_is_not_filled_in(client):
    page = client.get(reverse("needs:new"), headers={"referer": "https://elsewhere.example/x/"})

    assert "/x/" not in page.content.decode()


def test_the_code_is_shown_once_kept_from_caches_and_opens_the_answer(client):
    answer = _say(client)
    code = re.search(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){3}", answer.content.decode())[0]

    assert "no-store" in answer["Cache-Control"]
    found = client.post(reverse("needs:receipt"), {"code": code})
    assert "值班室没有取暖设备" in found.content.decode()
    assert code not in str(dict(client.session))


def test_an_unknown_code_is_said(client):
    answer = client.post(reverse("needs:receipt"), {"code": "AAAA"})

    assert answer.status_code == 422
    assert "没有找到这个回执码" in answer.content.decode()


def test_a_code_in_the_address_does_nothing(client):
    a_complaint()

    page = client.get(reverse("needs:receipt"), {"code": CODE}).content.decode()

    assert "食堂排队太久" not in page


def test_the_answer_is_shown_to_who_holds_the_code_and_can_be_added_to_once(cast, client):
    told(a_complaint(owner=cast.root))
    page = client.post(reverse("needs:receipt"), {"code": CODE}).content.decode()
    words = {"code": CODE, "text": "窗口又关了"}
    first, second = (client.post(reverse("needs:add"), words) for _time in range(2))

    assert "已加开窗口" in page
    assert (first.status_code, second.status_code) == (200, 409)
    assert "补充：窗口又关了" in first.content.decode()
    assert "已经补充过一次" in second.content.decode()


def test_ones_own_is_added_to_in_the_portal_and_nobody_elses(cast, sign_in):
    need = a_complaint(owner=cast.root, raiser=raiser_index(cast.worker))
    address = reverse("needs:mine_add", args=[need.pk])

    assert sign_in(cast.officer).post(address, {"text": "再看看"}).status_code == 404
    assert sign_in(cast.worker).post(address, {"text": ""}).status_code == 422
    assert sign_in(cast.worker).post(address, {"text": "再看看"}).status_code == 302
    assert need.handlings.get().text == "再看看"
