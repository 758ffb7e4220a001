"""What is put together once: for each language, day and question, and no more often."""

from datetime import date

import pytest
from django.utils import translation
from django.utils.translation import gettext

from qunqiao.kit.spoken import spoken


@pytest.fixture
def asked():
    """A question that counts how often it was answered."""
    times = []

    @spoken
    def answer(what):
        times.append(what)
        return gettext(what)

    return answer, times


def test_the_same_question_is_answered_once(asked):
    answer, times = asked

    assert [answer("查询"), answer("查询")] == ["查询", "查询"]
    assert times == ["查询"]


def test_each_language_has_an_answer_of_its_own(asked):
    answer, _times = asked
    answer("查询")

    with translation.override("en"):
        assert answer("查询") == "Search"


def test_a_new_day_is_asked_anew(asked, settings):
    answer, times = asked
    answer("查询")
    settings.TODAY = date(2026, 11, 21)
    answer("查询")

    assert len(times) == 2
