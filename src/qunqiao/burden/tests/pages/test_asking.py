"""Asking on a page: what is held is refused with a link; the cost is shown before anything is sent."""

import re

import pytest

from qunqiao.burden.models import Asked, Charge, Request
from qunqiao.burden.testing import a_draft, a_request
from qunqiao.people.models import Seat
from qunqiao.people.testing import a_person


@pytest.fixture
def client(cast, sign_in):
    return sign_in(cast.supervisor)


def typed(cast, *names, **changes):
    """The form, with these things to ask for."""
    rows = {f"wanted-{n}-name": name for n, name in enumerate(names)}
    kinds = {f"wanted-{n}-kind": "number" for n in range(len(names))}
    words = {
        "wanted-TOTAL_FORMS": str(len(names)),
        "wanted-INITIAL_FORMS": "0",
        "unit": cast.root.pk,
        "title": "帮扶情况",
        "why": "核定名额",
        "parts": [cast.north.pk],
        "due_on": "2026-12-04",
        "minutes": "15",
    }
    return {**words, **rows, **kinds, **changes}


def test_what_the_registry_holds_is_refused_with_a_link_to_it(cast, client):
    answer = client.post("/requests/new/", typed(cast, "帮扶人数", "职工人数"))
    page = answer.content.decode()

    assert answer.status_code == 422
    assert '<a href="/units/">' in page
    assert 'value="帮扶人数"' in page
    assert not Request.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"parts": ["99999999"]},
        {"parts": []},
        {"unit": "x"},
        {"due_on": "2020-01-01"},
        {"due_on": "9999-12-31"},
        {"minutes": "-1"},
        {"title": "a\x00b"},
        {"title": "长" * 81},
        {"wanted-0-name": "长" * 61},
        {"wanted-0-kind": "picture"},
        {"wanted-TOTAL_FORMS": "99999"},
        {"wanted-TOTAL_FORMS": "x"},
    ],
)
def test_what_is_typed_wrong_is_told_and_stands_there_again(cast, client, changes):
    answer = client.post("/requests/new/", typed(cast, "帮扶人数", **changes))

    assert answer.status_code == 422
    assert not Request.objects.exists()


def test_units_below_are_asked_only_if_that_was_ticked(cast, client):
    client.post("/requests/new/", typed(cast, "帮扶人数"))
    client.post("/requests/new/", typed(cast, "帮扶人数", below="on"))
    few, many = Request.objects.order_by("pk")

    assert (few.recipients.count(), many.recipients.count()) == (1, 2)


def test_the_cost_is_shown_before_it_is_sent(cast, client):
    draft = a_draft(cast.supervisor, cast.root, cast.north, cast.south, minutes=90)
    page = client.get(f"/requests/{draft.pk}/").content.decode()

    assert "约 90 分钟 × 2 个单位 = 3.0 小时" in page
    assert not Charge.objects.exists()


def test_a_form_is_filled_with_what_was_answered_last(cast, client, sign_in):
    officer = sign_in(cast.officer)
    before = a_request(cast.supervisor, cast.root, cast.north)
    officer.post(
        f"/requests/{before.pk}/units/{cast.north.pk}/", {f"field_{before.fields.get().pk}": "42"}
    )
    client.post(f"/requests/{before.pk}/close/")
    now = a_request(cast.supervisor, cast.root, cast.north)
    page = officer.get(f"/requests/{now.pk}/units/{cast.north.pk}/").content.decode()

    assert 'value="42"' in page
    assert "已按您单位上次填的" in page


def test_a_wrong_answer_stands_beside_its_field(cast, sign_in):
    asked = a_request(cast.supervisor, cast.root, cast.north)
    field = f"field_{asked.fields.get().pk}"
    answer = sign_in(cast.officer).post(
        f"/requests/{asked.pk}/units/{cast.north.pk}/", {field: "几个"}
    )

    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()


def test_another_units_form_is_nobodys(cast, sign_in):
    asked = a_request(cast.supervisor, cast.root, cast.north, cast.south)
    address = f"/requests/{asked.pk}/units/{cast.south.pk}/"

    assert sign_in(cast.officer).get(address).status_code == 404
    assert sign_in(cast.officer).post(address, {}).status_code == 404


def test_answers_are_exported_as_one_table(cast, client, sign_in):
    asked = a_request(cast.supervisor, cast.root, cast.north)
    sign_in(cast.officer).post(
        f"/requests/{asked.pk}/units/{cast.north.pk}/", {f"field_{asked.fields.get().pk}": "7"}
    )
    answer = client.get(f"/requests/{asked.pk}/answers/?export=csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")

    assert "困难职工帮扶人数（人）" in text
    assert "north 局,north,7,2026-11-20" in text


@pytest.mark.parametrize("minutes", ["", "0", "x", "99999999999999999999", "1.5"])
def test_minutes_nobody_works_are_refused_in_a_sentence(cast, sign_in, minutes):
    asked = a_request(cast.supervisor, cast.root, cast.north)
    address = f"/burden/charges/{asked.charge_id}/units/{cast.north.pk}/minutes/"
    officer = sign_in(cast.officer)
    answer = officer.post(address, {"minutes": minutes}, follow=True)

    assert "分钟数请填 1 到 2880" in answer.content.decode()
    assert not Asked.objects.filter(told=True).exists()


@pytest.mark.parametrize("month", ["2026-13", "x", "0000-00", "1999-01"])
def test_a_month_in_which_nothing_was_asked_is_refused(cast, client, month):
    answer = client.get(f"/burden/?month={month}")

    assert answer.status_code == 422


def test_the_ledger_is_public_to_every_duty_and_in_tree_order(cast, sign_in):
    a_request(cast.supervisor, cast.root, cast.south, cast.north)
    editor = a_person("editor", cast.south, Seat.Role.EDITOR)
    page = sign_in(editor).get("/burden/").content.decode()

    assert page.index("省直机关工委") < page.index("north 局") < page.index("south 局")
    assert sign_in(cast.worker).get("/burden/").status_code == 403


def test_the_workbench_tells_it_in_one_line_and_a_step(cast, sign_in):
    a_request(cast.supervisor, cast.root, cast.north)
    page = sign_in(cast.officer).get("/workbench/").content.decode()

    assert re.search(r"要的，请于 ?<span[^>]*>2026-12-04</span> ?前填报", page)
    assert "本月别人向您单位要 1 项，约 15 分钟（按估算）" in page
