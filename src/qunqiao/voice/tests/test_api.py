"""What a program may send in: texts that every database can keep."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("unwritable", [r"\u0000", r"\ud800"])
def test_a_text_no_database_takes_is_refused_in_a_sentence(client, unwritable):
    body = f'{{"text": "食堂的菜{unwritable}凉了"}}'
    answer = client.post("/api/complaints", body, content_type="application/json")

    assert answer.status_code == 422
    assert answer.json() == {
        "refused": "这些参数的写法不对：text。请按接口说明改正。",
        "field": "text",
    }
