"""Refusal pages: the sentence, the way on, and nothing that needs what may be broken."""

import pytest
from django.test import RequestFactory

from qunqiao.kit.refusals import failure, page
from qunqiao.kit.testing import read


@pytest.mark.parametrize("status", [403, 404, 409, 422, 500])
def test_a_refusal_says_its_sentence_and_how_to_go_on(status):
    response = page(RequestFactory().get("/x/"), status=status, sentence="这一步现在不能做。")
    shown = read(response.content)

    assert response.status_code == status
    assert shown.one("p", id="refusal-sentence").text == "这一步现在不能做。"
    assert "回到首页" in shown.one("main").text


def test_the_way_back_leads_into_this_house_only():
    request = RequestFactory().get("/x/", headers={"referer": "https://elsewhere.example/"})
    shown = read(page(request, status=404, sentence="没有找到。").content)

    assert "返回上一页" not in shown.text


def test_the_way_back_is_offered_to_who_came_from_a_page_of_ours():
    request = RequestFactory().get("/x/", headers={"referer": "http://testserver/list/"})
    shown = read(page(request, status=404, sentence="没有找到。").content)

    assert shown.one("a", href="http://testserver/list/").text == "返回上一页"


def test_a_failure_is_shown_without_asking_the_database(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        response = failure(RequestFactory().get("/x/"))

    assert response.status_code == 500
