"""The page that takes an order back, and where the unit reads of it."""

import pytest
from django.urls import reverse

from qunqiao.supervision.models import RectificationLetter, Task
from qunqiao.supervision.testing import a_rectification

REASON = "发错单位，已改发"


@pytest.fixture
def task(cast, finding):
    """A rectification of the late union, sent today."""
    return a_rectification(cast.supervisor, cast.root, finding)[0]


def _address(task):
    return reverse("supervision:rectification_withdraw", args=[task.letter_id])


def _withdraw(sign_in, cast, task, **said):
    return sign_in(cast.supervisor).post(
        _address(task), {"tasks": [task.pk], "reason": REASON, **said}
    )


def test_the_sender_finds_it_on_the_letter_and_on_the_task_and_the_unit_does_not(
    cast, task, sign_in
):
    letter = reverse("supervision:rectification_letter", args=[task.letter_id])
    for place in (letter, reverse("supervision:task", args=[task.pk])):
        assert "发错了，撤回" in sign_in(cast.supervisor).get(place).content.decode()
        assert "发错了，撤回" not in sign_in(cast.officer).get(place).content.decode()


def test_without_a_reason_nothing_is_taken_back(cast, task, sign_in):
    answer = _withdraw(sign_in, cast, task, reason="")

    assert answer.status_code == 422
    assert not Task.objects.filter(state="withdrawn").exists()


def test_the_unit_reads_that_it_is_withdrawn_and_why_and_the_letter_stays(cast, task, sign_in):
    _withdraw(sign_in, cast, task)
    officer = sign_in(cast.officer)
    places = {
        "supervision:rectification_letter": task.letter_id,
        "supervision:task": task.pk,
        "supervision:finding_tasks": task.finding_id,
    }
    for name, pk in places.items():
        page = officer.get(reverse(name, args=[pk])).content.decode()
        assert "已撤回" in page
        assert REASON in page
    letter = RectificationLetter.objects.get()
    page = officer.get(reverse("supervision:rectification_letter", args=[letter.pk]))
    assert "届满应当换届" in page.content.decode()
    tasks = officer.get(reverse("supervision:tasks")).content.decode()
    assert "已撤回" in tasks


def test_the_finding_is_offered_for_a_new_order(cast, task, finding, sign_in):
    place = reverse("supervision:finding_tasks", args=[finding.pk])
    order = f"/rectify/?finding={finding.pk}"
    assert order not in sign_in(cast.supervisor).get(place).content.decode()
    _withdraw(sign_in, cast, task)

    assert order in sign_in(cast.supervisor).get(place).content.decode()


def test_a_second_time_the_page_says_why_not(cast, task, sign_in):
    _withdraw(sign_in, cast, task)
    answer = sign_in(cast.supervisor).get(_address(task))

    assert answer.status_code == 409
    assert "没有可以撤回的" in answer.content.decode()
    assert (
        "发错了，撤回"
        not in sign_in(cast.supervisor)
        .get(reverse("supervision:rectification_letter", args=[task.letter_id]))
        .content.decode()
    )


def test_of_several_those_ticked_are_taken_back(cast, task, sign_in, finding):
    other = Task.objects.create(
        **{
            field: getattr(task, field)
            for field in (
                "place",
                "letter",
                "unit",
                "what",
                "began_on",
                "due_on",
                "verifier",
                "state",
                "drafted_by",
                "sent_on",
            )
        },
        finding=type(finding).objects.exclude(pk=finding.pk).first(),
    )
    page = sign_in(cast.supervisor).get(_address(task), {"task": other.pk}).content.decode()
    assert page.count("checked") == 1
    _withdraw(sign_in, cast, task)
    shown = sign_in(cast.officer).get(
        reverse("supervision:rectification_letter", args=[task.letter_id])
    )

    other.refresh_from_db()
    assert other.state == "sent"
    assert "已撤回 1 项" in shown.content.decode()


def test_the_page_says_which_fault_it_was_and_leads_to_it(cast, task, sign_in):
    page = sign_in(cast.supervisor).get(_address(task)).content.decode()

    assert f'href="{reverse("checkups:finding", args=[task.finding_id])}"' in page
    assert task.finding.subject_name in page
    assert "这届委员会到" in page
    assert "依据：试验法 第一条" in page
