"""What is no request of ours - the wrong method, a broken form, another host - is answered in a sentence."""

import pytest
from django.urls import reverse

from qunqiao.kit.testing import read
from qunqiao.people.testing import a_program

BROKEN = {"content_type": "multipart/form-data", "data": b"x"}


def _sentence(response):
    return read(response.content).one("p", id="refusal-sentence").text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-hans", "这个地址不能直接打开，请从相应页面上的按钮进入。"),
        ("zh-hant", "這個地址不能直接打開，請從相應頁面上的按鈕進入。"),
        ("en", "This address cannot be opened directly. Please use the button on its page."),
    ],
)
def test_an_address_for_forms_says_so_when_it_is_opened(language, said, sign_in, cast):
    browser = sign_in(cast.officer)
    browser.cookies["language"] = language
    answer = browser.get(reverse("registry:headings_forget"))

    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert _sentence(answer) == said


def test_a_program_is_told_which_methods_there_are(cast):
    answer = a_program(cast.officer).delete("/api/units", headers={"Accept-Language": "en"})

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET")
    assert answer.json() == {
        "refused": "This address answers GET only. Please see the description of the interface."
    }


def test_a_program_is_refused_in_its_language_where_no_endpoint_is(client, db):
    answer = client.get("/api/nowhere", headers={"Accept-Language": "en"})

    assert answer.headers["Content-Language"] == "en"
    assert answer.json()["refused"].startswith("There is no such page")


def test_a_form_that_cannot_be_read_is_refused_in_a_sentence(client, db):
    answer = client.generic("POST", reverse("needs:new"), **BROKEN)

    assert answer.status_code == 400
    assert "刷新后重新提交" in _sentence(answer)


def test_too_many_fields_are_refused_in_a_sentence(client, db):
    answer = client.post(reverse("needs:new"), {f"field{number}": "" for number in range(1100)})

    assert answer.status_code == 400
    assert "请分几次提交" in _sentence(answer)


@pytest.mark.parametrize("path", ["/", "/api/units"])
def test_a_name_that_is_not_ours_is_refused_in_a_sentence(path, client, db):
    answer = client.get(path, headers={"Host": "elsewhere.example"})
    said = answer.json()["refused"] if path.startswith("/api/") else _sentence(answer)

    assert answer.status_code == 400
    assert "QUNQIAO_HOSTS" in said
