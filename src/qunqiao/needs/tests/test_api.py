"""What a program may send in: texts every database can keep, and needs only where they may go."""

import pytest
from django.core.cache import cache

from qunqiao.needs.testing import CODE, a_complaint, a_heard_need
from qunqiao.people.testing import a_program

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_minute(db):
    cache.delete("needs:minute")


@pytest.mark.parametrize("unwritable", [r"\u0000", r"\ud800"])
def test_a_text_no_database_takes_is_refused_in_a_sentence(client, unwritable):
    body = f'{{"text": "食堂的菜{unwritable}凉了"}}'
    answer = client.post("/api/complaints", body, content_type="application/json")

    assert answer.status_code == 422
    assert answer.json() == {
        "refused": "这些参数的写法不对：text。请按接口说明改正。",
        "field": "text",
    }


def test_a_need_is_not_passed_to_a_unit_beside(cast):
    need = a_heard_need(cast.supervisor, cast.north)
    body = {"unit_id": cast.south.pk, "reason": "归他们"}
    asked = a_program(cast.lead).post(f"/api/needs/{need.pk}/pass", body, "application/json")

    assert asked.status_code == 404


def test_a_receipt_tells_how_far_it_is_and_takes_words_once(cast, client):
    a_complaint(owner=cast.root)
    add = ("/api/complaints/receipt/add", {"code": CODE, "text": "还是排队"}, "application/json")

    assert client.post(*add).json()["state"] == "open"
    assert client.post(*add).status_code == 409
