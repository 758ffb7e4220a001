"""The inbox and its records: closed to most, each step by its button, errors keep what was written."""

import pytest
from django.urls import reverse

from qunqiao.needs.testing import a_complaint, a_heard_need, told


def test_a_worker_has_no_inbox(cast, sign_in):
    assert sign_in(cast.worker).get(reverse("needs:inbox")).status_code == 403


@pytest.mark.parametrize(
    ("query", "found"),
    [("", False), ("?state=told", True), ("?state=all", True), ("?state=all&origin=visit", False)],
)
def test_answered_ones_leave_the_inbox_until_asked_for(cast, sign_in, query, found):
    told(a_complaint(owner=cast.root))
    page = sign_in(cast.supervisor).get(reverse("needs:inbox") + query).content.decode()

    assert ("食堂排队太久" in page) == found


@pytest.mark.parametrize("query", ["?state=nothing", "?kind=x", "?origin=%00", "?due=month"])
def test_a_choice_the_list_does_not_offer_is_refused_in_a_sentence(cast, sign_in, query):
    answer = sign_in(cast.supervisor).get(reverse("needs:inbox") + query)

    assert answer.status_code in (200, 422)
    assert "Traceback" not in answer.content.decode()


def test_a_late_one_says_so_by_word_and_shape(cast, sign_in, today):
    a_complaint(owner=cast.root, due_on=today.replace(day=1))
    page = sign_in(cast.supervisor).get(reverse("needs:inbox"), {"state": "late"}).content.decode()

    assert "逾期未答复" in page
    assert "▲" in page


def test_an_unknown_unit_keeps_the_form(cast, sign_in):
    address = reverse("needs:pass", args=[a_heard_need(cast.officer, cast.north).pk])
    for unit, said in (
        ("nowhere", "没有“nowhere”"),
        (cast.south.name, "没有"),
        (cast.north.code, "就由这个单位"),
    ):
        answer = sign_in(cast.lead).post(address, {"unit": unit, "reason": "不归我们"})

        assert answer.status_code == 422
        assert said in answer.content.decode()


def test_a_complaint_is_not_passed_to_whom_it_is_about(cast, sign_in):
    need = a_complaint(owner=cast.root, about=cast.north)
    typed = {"unit": cast.north_lab.name, "reason": "请你们办"}
    answer = sign_in(cast.supervisor).post(reverse("needs:pass", args=[need.pk]), typed)

    assert answer.status_code == 422
    assert "不能交给它自己办" in answer.content.decode()


def test_an_empty_answer_is_refused(cast, sign_in):
    need = a_heard_need(cast.officer, cast.north)
    address = reverse("needs:answer", args=[need.pk])

    assert sign_in(cast.lead).post(address, {"answer": ""}).status_code == 422
    assert sign_in(cast.lead).post(address, {"answer": "长" * 2001}).status_code == 422


def test_who_comes_second_keeps_their_words(cast, sign_in):
    need = told(a_complaint(owner=cast.root))
    address = reverse("needs:answer", args=[need.pk])
    answer = sign_in(cast.supervisor).post(address, {"answer": "后到的话"})

    assert answer.status_code == 422
    assert "后到的话" in answer.content.decode()


def test_from_heard_to_told(cast, sign_in):
    need = a_heard_need(cast.supervisor, cast.north)
    officer, supervisor = sign_in(cast.officer), sign_in(cast.supervisor)
    officer.post(reverse("needs:take", args=[need.pk]))
    officer.post(reverse("needs:answer", args=[need.pk]), {"answer": "夜里留了窗口"})
    waiting = supervisor.get(reverse("workbench:home")).content.decode()
    supervisor.post(reverse("needs:tell", args=[need.pk]), {"how": "打了电话"})
    page = supervisor.get(reverse("needs:need", args=[need.pk])).content.decode()

    assert "1 件走访听到的诉求已有答复" in waiting
    assert all(words in page for words in ("接手", "夜里留了窗口", "打了电话", "已告知"))


def test_a_receipt_is_shown_once_and_kept_from_caches(cast, sign_in):
    address = reverse("needs:hand_receipt", args=[a_heard_need(cast.officer, cast.north).pk])
    client = sign_in(cast.officer)
    first, second = client.post(address), client.post(address)

    assert "no-store" in first["Cache-Control"]
    assert "q-code-large" in first.content.decode()
    assert second.status_code == 409
