"""Findings become tasks in one step: all or nothing, each led by its unit, told by one letter."""

from datetime import timedelta

import pytest

from qunqiao.burden.models import Charge
from qunqiao.checkups.models import Finding
from qunqiao.checkups.testing import a_waiver
from qunqiao.kit.errors import NotAllowed
from qunqiao.supervision.actions.send_rectification import Order, send_rectification
from qunqiao.supervision.errors import (
    EndsBeforeItBegins,
    FindingsChanged,
    NothingToSend,
    TooManyFindings,
)
from qunqiao.supervision.models import RectificationLetter, Responsibility, Task
from qunqiao.supervision.policy.rectifying import MOST_FINDINGS, due_days
from qunqiao.supervision.queries.letter_words import Days, Words
from qunqiao.supervision.queries.rectifying import sorted_out
from qunqiao.supervision.testing import TODAY, a_rectification

WORDS = Words("请整改。", "不用报材料。", {})


def _order(cast, *findings, due=None, sender=None):
    days = Days(TODAY, due or due_days(TODAY))
    return Order(sender or cast.root, list(findings), days, WORDS)


def test_who_does_not_oversee_the_sender_sends_nothing(cast, finding, trail):
    with pytest.raises(NotAllowed):
        send_rectification(actor=cast.officer, order=_order(cast, finding.pk))
    with pytest.raises(NotAllowed):
        send_rectification(actor=cast.lead, order=_order(cast, finding.pk))
    assert trail.acts() == []


def test_nothing_too_much_and_too_early_are_refused(cast, finding):
    early = dict.fromkeys(due_days(TODAY), TODAY - timedelta(days=1))

    with pytest.raises(NothingToSend):
        send_rectification(actor=cast.supervisor, order=_order(cast))
    with pytest.raises(TooManyFindings):
        send_rectification(actor=cast.supervisor, order=_order(cast, *range(1, MOST_FINDINGS + 2)))
    with pytest.raises(EndsBeforeItBegins):
        send_rectification(actor=cast.supervisor, order=_order(cast, finding.pk, due=early))


def test_one_that_cannot_be_sent_holds_back_all(cast, finding):
    other = Finding.objects.exclude(pk=finding.pk).filter(unit=cast.south).first()
    a_waiver(other, cast.supervisor)

    with pytest.raises(FindingsChanged):
        send_rectification(actor=cast.supervisor, order=_order(cast, finding.pk, other.pk))
    with pytest.raises(FindingsChanged):
        send_rectification(actor=cast.supervisor, order=_order(cast, finding.pk, 10**14))
    assert not Task.objects.exists()
    assert not RectificationLetter.objects.exists()


def test_each_finding_is_a_task_of_its_unit_alone_verified_by_the_sender(cast, finding, trail):
    (letter,) = send_rectification(actor=cast.supervisor, order=_order(cast, finding.pk))
    task = letter.tasks.get()
    lead = task.responsibilities.get()

    assert (task.place, task.verifier, task.state) == (cast.north, cast.root, Task.State.SENT)
    assert task.due_on == TODAY + timedelta(days=30)
    assert (lead.unit, lead.part, lead.alone, lead.role) == (
        cast.north,
        cast.north,
        True,
        Responsibility.Role.LEAD,
    )
    charge = Charge.objects.get()
    assert (charge.unit, charge.minutes, charge.recipients) == (cast.root, 15, 1)
    assert trail.acts() == [
        ("burden.charge.enter", cast.supervisor.trail_name, str(charge.pk)),
        ("supervision.rectification.send", cast.supervisor.trail_name, str(letter.pk)),
        ("supervision.rectification.send", cast.supervisor.trail_name, str(task.pk)),
    ]


def test_the_letter_tells_each_finding_its_article_and_its_day_and_is_frozen(cast, finding):
    (letter,) = send_rectification(actor=cast.supervisor, order=_order(cast, finding.pk))

    for words in (
        "整改通知书",
        "这届委员会",
        "依据：《试验法》第一条“届满应当换届”",
        "届满应当换届",
    ):
        assert words in letter.text
    assert "2026年12月20日" in letter.text
    assert letter.text.startswith("整改通知书\n\nnorth 局：\n请整改。")
    assert letter.digest == RectificationLetter.digest_of(letter.text)


def test_each_unit_gets_one_letter(cast, finding):
    every = Finding.objects.exclude(unit=cast.root)
    every.update(outcome="advice")
    order = _order(cast, *every.values_list("pk", flat=True))
    letters = send_rectification(actor=cast.supervisor, order=order)

    assert {one.unit for one in letters} == {one.unit for one in every}
    assert Task.objects.count() == every.count()


def test_what_nobody_can_judge_is_not_ordered(cast, finding):
    Finding.objects.filter(pk=finding.pk).update(outcome="unknown")

    with pytest.raises(FindingsChanged):
        send_rectification(actor=cast.supervisor, order=_order(cast, finding.pk))


def test_what_has_a_task_or_is_the_senders_own_is_left_out_with_the_reason(cast, finding):
    own = Finding.objects.filter(unit=cast.root).first()
    a_rectification(cast.supervisor, cast.root, finding)
    found = sorted_out([finding, own], cast.root, TODAY)

    assert found.ready == []
    assert [one.why for one in found.left] == [
        "已经有整改任务",
        "是督办单位自己的问题，要由上级督办",
    ]


def test_a_finding_has_one_open_task(cast, finding):
    a_rectification(cast.supervisor, cast.root, finding)

    with pytest.raises(FindingsChanged):
        send_rectification(actor=cast.supervisor, order=_order(cast, finding.pk))


def test_what_the_registry_no_longer_shows_waits_for_the_check_up(cast, finding):
    finding.now = "sound"
    (left,) = sorted_out([finding], cast.root, TODAY).left

    assert "已不成立" in left.why
