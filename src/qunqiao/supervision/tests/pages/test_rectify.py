"""The page that sends rectification, the letters, and the verifier's page."""

import pytest
from django.urls import reverse

from qunqiao.checkups.models import Finding
from qunqiao.checkups.testing import a_checkup
from qunqiao.supervision.models import RectificationLetter, Task
from qunqiao.supervision.testing import (
    a_directive,
    a_lead,
    a_meeting,
    a_rectification,
    a_sent_task,
)

RECTIFY = "/rectify/"


def _sent(finding, **more):
    due = {"due_high": "2026-12-20", "due_low": "2027-02-18"}
    words = {"opening": "请整改。", "closing": "不用报材料。"}
    return {"findings": str(finding.pk), **due, **words, **more}


def test_what_will_be_made_is_shown_before_it_is_sent(cast, finding, sign_in):
    page = sign_in(cast.supervisor).get(RECTIFY, {"finding": finding.pk}).content.decode()

    assert "将下达 1 项整改任务" in page
    assert "2026-12-20" in page
    assert not Task.objects.exists()


def test_where_the_days_come_from_stands_beside_them(cast, finding, sign_in):
    client = sign_in(cast.supervisor)
    places = (
        f"{RECTIFY}?finding={finding.pk}",
        reverse("supervision:finding_tasks", args=[finding.pk]),
    )

    for place in places:
        page = client.get(place, headers={"HX-Request": "true"}).content.decode()
        assert "严重的 30 天、较重的 60 天、轻微的 90 天" in page
        assert "不是法定期限" in page


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("supervision:tasks", "由谁牵头、几时到期、由谁核验"),
        ("supervision:rectification_letters", "由体检核对销号"),
    ],
)
def test_a_list_says_in_a_line_what_it_lists(cast, finding, sign_in, name, says):
    assert says in sign_in(cast.officer).get(reverse(name)).content.decode()


def test_the_filters_of_the_list_choose_what_is_sent(cast, finding, sign_in):
    page = sign_in(cast.supervisor).get(RECTIFY, {"rule": "term-full"}).content.decode()

    assert "将下达 1 项整改任务" in page


def test_the_letters_can_be_read_before_they_are_sent(cast, finding, sign_in):
    page = sign_in(cast.supervisor).post(RECTIFY, _sent(finding, preview="1")).content.decode()

    assert "依据：《试验法》第一条" in page
    assert not RectificationLetter.objects.exists()


def test_one_step_sends_tasks_and_letters(cast, finding, sign_in):
    answer = sign_in(cast.supervisor).post(RECTIFY, _sent(finding))
    letter = RectificationLetter.objects.get()
    page = sign_in(cast.officer).get(reverse("supervision:rectification_letter", args=[letter.pk]))

    assert answer.url == reverse("supervision:rectification_letters")
    assert "届满应当换届" in page.content.decode()


def test_what_was_taken_meanwhile_holds_back_all_and_stands_there_again(cast, finding, sign_in):
    Finding.objects.filter(unit=cast.south).update(outcome="advice")
    other = Finding.objects.filter(unit=cast.south).first()
    a_rectification(cast.supervisor, cast.root, other)
    sent = {**_sent(finding), "findings": f"{finding.pk},{other.pk}"}
    answer = sign_in(cast.supervisor).post(RECTIFY, sent)

    assert answer.status_code == 422
    assert "一条也没有下达" in answer.content.decode()
    assert Task.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"findings": "1,x"}, 422),
        ({"findings": ""}, 422),
        ({"findings": ",".join(map(str, range(500)))}, 422),
        ({"findings": "9" * 40}, 422),
        ({"due_high": "2020-01-01"}, 422),
        ({"due_high": "yesterday"}, 422),
        ({"opening": "x\x00"}, 422),
        ({"closing": "x" * 1001}, 422),
        ({"sender": "999999"}, 404),
        ({"sender": "abc"}, 404),
    ],
)
def test_bad_input_gets_its_sentence(cast, finding, sign_in, wrong, status):
    answer = sign_in(cast.supervisor).post(RECTIFY, {**_sent(finding), **wrong})

    assert answer.status_code == status
    assert not Task.objects.exists()


def test_the_finding_shows_its_task_and_who_answers(cast, finding, sign_in):
    address = reverse("supervision:finding_tasks", args=[finding.pk])
    before = sign_in(cast.supervisor).get(address).content.decode()
    a_rectification(cast.supervisor, cast.root, finding)
    after = sign_in(cast.officer).get(address, headers={"HX-Request": "true"}).content.decode()

    assert "还没有下达整改任务" in before
    assert "由north 局办理" in after


def test_a_lead_of_another_branch_knows_nothing_of_it(cast, finding, sign_in):
    (task,) = a_rectification(cast.supervisor, cast.root, finding)
    browser = sign_in(cast.stranger)

    assert browser.get(reverse("supervision:task", args=[task.pk])).status_code == 404
    letter = reverse("supervision:rectification_letter", args=[task.letter_id])
    assert browser.get(letter).status_code == 404


def test_the_task_says_how_it_is_closed(cast, finding, sign_in):
    (task,) = a_rectification(cast.supervisor, cast.root, finding)
    page = sign_in(cast.officer).get(reverse("supervision:task", args=[task.pk])).content.decode()

    assert "自动销号" in page
    assert "届满应当换届" in page


def test_the_task_of_a_finding_is_the_page_for_doing_it(cast, finding, sign_in):
    (task,) = a_rectification(cast.supervisor, cast.root, finding)
    page = sign_in(cast.officer).get(reverse("supervision:task", args=[task.pk])).content.decode()

    assert reverse("checkups:finding", args=[finding.pk]) in page
    assert reverse("checkups:finding_form", args=[finding.pk]) in page
    for words in ("尽快换届", "下载已填好的更正表", "办完后更新名册", "试验法", "申请延长整改期限"):
        assert words in page


def test_the_task_says_how_sure_its_text_is_and_whom_to_ask(cast, finding, sign_in):
    (task,) = a_rectification(cast.supervisor, cast.root, finding)
    page = sign_in(cast.officer).get(reverse("supervision:task", args=[task.pk])).content.decode()

    assert "依据可靠程度：" in page
    assert f"可以问督办单位的{cast.supervisor.name}（下达人）" in page


def test_the_unit_reads_by_when_and_whom_to_ask_before_its_steps(cast, finding, sign_in):
    a_rectification(cast.supervisor, cast.root, finding)
    page = sign_in(cast.officer).get(reverse("checkups:finding", args=[finding.pk]))
    part = reverse("supervision:finding_tasks", args=[finding.pk])
    asked = sign_in(cast.officer).get(part, headers={"HX-Request": "true"}).content.decode()
    words = page.content.decode()

    assert words.index(f'hx-get="{part}"') < words.index('<ol class="q-deeds">')
    assert words.count(f'hx-get="{part}"') == 1
    assert f"可以问督办单位的{cast.supervisor.name}（下达人）" in asked


def test_the_course_of_a_finding_tells_when_it_was_ordered(cast, finding, sign_in):
    (task,) = a_rectification(cast.supervisor, cast.root, finding)
    address = reverse("checkups:finding", args=[finding.pk])
    course = sign_in(cast.officer).get(address).content.decode().partition("q-timeline")[2]

    assert f'<a href="{reverse("supervision:task", args=[task.pk])}">下达整改任务</a>' in course
    assert "省直机关工委下达，请于 " in course


def test_a_list_of_findings_says_of_which_a_task_runs(cast, finding, sign_in):
    browser = sign_in(cast.officer)
    before = browser.get(reverse("checkups:findings")).content.decode()
    a_rectification(cast.supervisor, cast.root, finding)
    after = browser.get(reverse("checkups:findings")).content.decode()

    assert ("整改中，" in before, "整改中，" in after) == (False, True)


def test_a_comparison_says_so_of_what_came_besides(cast, finding, sign_in):
    Finding.objects.update(first_checkup=a_checkup(cast.supervisor))
    browser, address = sign_in(cast.officer), reverse("checkups:differences")
    before = browser.get(address).content.decode()
    a_rectification(cast.supervisor, cast.root, finding)
    after = browser.get(address).content.decode()

    assert ("下一步：尽快换届。" in before, "整改中，" in before) == (True, False)
    assert ("下一步：尽快换届。" in after, "整改中，" in after) == (False, True)


def test_what_was_mended_in_time_is_not_late_while_it_waits_for_a_checkup(
    cast, finding, late, sign_in
):
    (task,) = a_rectification(cast.supervisor, cast.root, finding)
    Task.objects.filter(pk=task.pk).update(began_on="2026-09-01", due_on="2026-11-10")
    Finding.objects.filter(pk=finding.pk).update(now="sound")
    address, browser = reverse("supervision:tasks"), sign_in(cast.supervisor)
    waiting = browser.get(address).content.decode()

    assert task.what not in browser.get(address, {"due": "late"}).content.decode()
    assert "已不成立，等体检销号" in waiting
    Finding.objects.filter(pk=finding.pk).update(now="")
    assert task.what in browser.get(address, {"due": "late"}).content.decode()


def test_the_verifier_sees_measures_and_gives_a_reason(cast, sign_in):
    directive = a_directive(a_meeting(cast.supervisor, cast.root))
    lead = a_lead(a_sent_task(directive, cast.supervisor, cast.north), cast.north)
    address = reverse("supervision:verify", args=[lead.task_id])
    browser = sign_in(cast.supervisor)

    assert browser.get(address).status_code == 200
    assert browser.post(address, {"done": "1"}).status_code == 422
    assert browser.post(address, {"done": "7", "reason": "看过"}).status_code == 422
    assert browser.post(address, {"done": "1", "reason": "看过名册"}).status_code == 302
    assert browser.post(address, {"done": "1", "reason": "看过名册"}).status_code == 409


def test_the_task_of_a_finding_has_no_verifiers_page(cast, finding, sign_in):
    (task,) = a_rectification(cast.supervisor, cast.root, finding)
    answer = sign_in(cast.supervisor).get(reverse("supervision:verify", args=[task.pk]))

    assert answer.status_code == 409
    assert "体检结果销号" in answer.content.decode()
