"""The form and the way a device sends: prefilled, exact about what is wrong, the same answer twice."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from qunqiao.kit.tests.pictures import a_jpeg
from qunqiao.needs.models import Need
from qunqiao.needs.testing import a_heard_need, answered
from qunqiao.visits.models import Photo, Visit


def _typed(cast, **fields):
    return {
        "key": str(uuid4()),
        "unit": cast.north.pk,
        "visited_on": "2026-11-20",
        "owner": "unit",
        **fields,
    }


def _send(client, person, typed):
    return client.post(reverse("visits:send"), {"written_by": person.pk, **typed})


BAD = [
    ({"unit": 10**12}, "去了哪个单位"),
    ({"unit": "north'--"}, "去了哪个单位"),
    ({"visited_on": "2026-13-40"}, "哪一天"),
    ({"visited_on": "2027-01-01"}, "走访日期还没有到"),
    ({"workers": "-1"}, "见到职工"),
    ({"officers": "99999999999999999999"}, "见到干部"),
    ({"heard": "长" * 2001}, "听到什么"),
    ({"heard": "热\x00饭"}, "听到什么"),
    ({"difficulties": "\n".join("x" * 11)}, "一次最多记 10 件"),
    ({"difficulties": "长" * 301}, "每件最多 300 个字"),
    ({"key": "not-a-key"}, "key"),
    ({"owner": "nobody"}, "困难先交给谁办"),
    ({"told": "1"}, None),
]


@pytest.mark.parametrize(("fields", "said"), BAD, ids=lambda value: str(value)[:30])
def test_bad_input_is_refused_in_a_sentence_both_ways(cast, sign_in, fields, said):
    client = sign_in(cast.officer)
    typed = _typed(cast, **fields)
    page = client.post(reverse("visits:new"), typed)
    sent = _send(client, cast.officer, {**typed, "key": typed["key"]})

    assert (page.status_code, sent.status_code) == ((302, 200) if said is None else (422, 422))
    if said and said != "key":
        assert said in page.content.decode()
        assert said in sent.json()["refused"]


def test_another_persons_unit_is_no_choice(cast, sign_in):
    client = sign_in(cast.officer)

    assert _send(client, cast.officer, _typed(cast, unit=cast.south.pk)).status_code == 422
    assert client.post(reverse("visits:new"), _typed(cast, unit=cast.south.pk)).status_code == 422


def test_who_is_not_signed_in_is_asked_to_and_loses_nothing(cast, client):
    answer = _send(client, cast.officer, _typed(cast))

    assert (answer.status_code, client.get(reverse("visits:pass")).status_code) == (401, 401)
    assert "请先登录" in answer.json()["refused"]


def test_a_worker_has_no_visits_to_send(cast, sign_in):
    assert _send(sign_in(cast.worker), cast.worker, _typed(cast)).status_code == 401


def test_what_another_wrote_on_the_device_is_not_sent_in_ones_own_name(cast, sign_in):
    answer = _send(sign_in(cast.lead), cast.officer, _typed(cast))

    assert answer.status_code == 409
    assert not Visit.objects.exists()


def test_without_the_pass_a_forged_form_is_refused(cast, settings):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.officer.account, backend=settings.AUTHENTICATION_BACKENDS[0])
    refused = _send(client, cast.officer, _typed(cast))
    token = client.get(reverse("visits:pass")).json()["token"]
    kept = client.post(
        reverse("visits:send"),
        {"written_by": cast.officer.pk, **_typed(cast)},
        headers={"X-CSRFToken": token},
    )

    assert (refused.status_code, kept.status_code) == (403, 200)


def test_sent_twice_it_is_answered_as_the_first_time(cast, sign_in):
    client, typed = sign_in(cast.officer), _typed(cast, difficulties="热饭\n\n班车")
    first, second = (_send(client, cast.officer, typed).json() for _time in range(2))

    assert first == second
    assert (Visit.objects.count(), Need.objects.count()) == (1, 2)
    assert client.get(first["address"]).status_code == 200


def test_the_form_knows_today_ones_unit_and_what_waits_to_be_told(cast, sign_in):
    answered(a_heard_need(cast.officer, cast.north, text="宿舍没有热水"))
    page = sign_in(cast.officer).get(reverse("visits:new")).content.decode()

    assert 'value="2026-11-20"' in page
    assert cast.north.name in page
    assert cast.south.name not in page
    assert "宿舍没有热水" in page


def test_a_difficulty_can_be_ones_own_units(cast, sign_in):
    typed = _typed(cast, unit=cast.north_lab.pk, owner="mine", difficulties="热饭")
    _send(sign_in(cast.officer), cast.officer, typed)

    assert (Need.objects.get().about, Need.objects.get().owner) == (cast.north_lab, cast.north)


def test_a_photo_comes_without_its_place_and_is_for_readers_of_the_visit(cast, sign_in):
    client = sign_in(cast.officer)
    photo = SimpleUploadedFile("x.jpg", a_jpeg(secret=b"GPS 30.27N"), "image/jpeg")
    address = _send(client, cast.officer, _typed(cast, photo=photo)).json()["address"]
    shown = client.get(f"{address}photo/")

    assert shown["Content-Type"] == "image/jpeg"
    assert b"GPS" not in shown.content
    assert b"GPS" not in bytes(Photo.objects.get().content)
    assert sign_in(cast.stranger).get(f"{address}photo/").status_code == 404


@pytest.mark.parametrize("content", [b"", b"<svg onload=alert(1)>", b"\xff\xd8\xff\xe1", b"GIF89a"])
def test_what_is_no_picture_is_refused(cast, sign_in, content):
    photo = SimpleUploadedFile("x.jpg", content, "image/jpeg")

    assert _send(sign_in(cast.officer), cast.officer, _typed(cast, photo=photo)).status_code == 422


def test_the_worker_is_one_script_that_is_always_looked_up(client, db):
    answer = client.get(reverse("visits:worker"))

    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert "indexedDB.open" in answer.content.decode()
