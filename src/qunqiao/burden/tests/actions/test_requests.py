"""Requests: for what the registry does not hold, of whom one oversees, once, for a time."""

from datetime import date, timedelta

import pytest

from qunqiao.burden.actions.answer_request import answer_request
from qunqiao.burden.actions.close_request import close_request
from qunqiao.burden.actions.draft_request import Wanted, draft_request
from qunqiao.burden.actions.remind_request import remind_request
from qunqiao.burden.actions.send_request import send_request
from qunqiao.burden.errors import (
    AskedTwice,
    BadAnswer,
    BadMinutes,
    DueTooSoon,
    HeldAlready,
    NobodyAsked,
    NobodyToRemind,
    NothingAsked,
    NotOpen,
    PersonalAsked,
    RemindedAlready,
    SentAlready,
    TooMuchAsked,
)
from qunqiao.burden.models import Charge, Request
from qunqiao.burden.queries.values import last_answers
from qunqiao.burden.testing import a_draft, a_recipient, a_request, a_wish
from qunqiao.kit.errors import NotAllowed


def draft(cast, today, **changes):
    wish = a_wish(cast.north, **changes)
    return draft_request(actor=cast.supervisor, unit=cast.root, wish=wish, on=today)


def test_nobody_asks_in_the_name_of_a_body_above_or_beside(cast, today):
    for unit, asked in ((cast.root, cast.north), (cast.north, cast.south)):
        with pytest.raises(NotAllowed):
            draft_request(actor=cast.lead, unit=unit, wish=a_wish(asked), on=today)
    with pytest.raises(NotAllowed):
        draft_request(actor=cast.officer, unit=cast.north, wish=a_wish(cast.north_lab), on=today)


def test_what_the_registry_holds_is_refused_and_where_it_stands_is_said(cast, today):
    wanted = [Wanted("本单位职工人数", "number"), Wanted("阵地面积（平方米）", "amount")]
    with pytest.raises(HeldAlready) as refusal:
        draft(cast, today, fields=wanted)

    assert [one.href for one in refusal.value.stands] == ["/units/", "/venues/"]
    assert "名册“单位”里的“职工人数”" in str(refusal.value)
    assert not Request.objects.exists()


def test_a_number_of_a_person_is_not_collected_on_a_form(cast, today):
    with pytest.raises(PersonalAsked):
        draft(cast, today, fields=[Wanted("帮扶对象身份证号", "text")])


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"fields": []}, NothingAsked),
        ({"fields": [Wanted(f"活动{n}", "text") for n in range(13)]}, TooMuchAsked),
        ({"fields": [Wanted("活动次数", "text"), Wanted("活动 次数", "text")]}, TooMuchAsked),
        ({"due_on": date(2026, 11, 21)}, DueTooSoon),
        ({"due_on": date(2027, 11, 21)}, DueTooSoon),
        ({"minutes": 0}, BadMinutes),
        ({"minutes": 10**6}, BadMinutes),
    ],
)
def test_a_request_asks_something_and_leaves_time(cast, today, changes, refusal):
    with pytest.raises(refusal):
        draft(cast, today, **changes)


def test_the_asking_body_alone_is_nobody(cast, today):
    with pytest.raises(NobodyAsked):
        draft_request(actor=cast.supervisor, unit=cast.root, wish=a_wish(cast.root), on=today)


def test_a_draft_is_on_record(cast, today, trail):
    made = draft(cast, today)

    actor = cast.supervisor.trail_name
    assert trail.acts() == [("burden.request.draft", actor, str(made.pk))]


def test_a_sent_request_stands_in_the_ledger_once(cast, today, trail):
    made = a_draft(cast.supervisor, cast.root, cast.north, cast.south)
    sent = send_request(actor=cast.supervisor, request=made, on=today)
    with pytest.raises(SentAlready):
        send_request(actor=cast.supervisor, request=made, on=today)

    names = [name for name, _actor, _on in trail.acts()]
    assert names == ["burden.request.draft", "burden.charge.enter", "burden.request.send"]
    charge = Charge.objects.get()
    assert (charge.minutes, charge.recipients, sent.charge) == (15, 2, charge)


def test_what_the_registry_came_to_hold_is_refused_when_it_is_sent(cast, today):
    made = a_draft(cast.supervisor, cast.root, cast.north)
    made.fields.update(name="职工人数", key="职工人数")

    with pytest.raises(HeldAlready):
        send_request(actor=cast.supervisor, request=made, on=today)


def test_the_same_is_not_asked_of_a_unit_twice_at_a_time(cast, today):
    a_request(cast.supervisor, cast.root, cast.north)
    again = a_draft(cast.lead, cast.north, cast.north_lab)
    beside = a_draft(cast.supervisor, cast.root, cast.north, cast.south)

    assert send_request(actor=cast.lead, request=again, on=today).state == "sent"
    with pytest.raises(AskedTwice, match="帮扶情况"):
        send_request(actor=cast.supervisor, request=beside, on=today)


def test_an_officer_answers_for_their_own_unit_only(cast, today, trail):
    asked = a_request(cast.supervisor, cast.root, cast.north)
    recipient = a_recipient(asked, cast.north)
    field = asked.fields.get()
    for nobody in (cast.stranger, cast.worker):
        with pytest.raises(NotAllowed):
            answer_request(actor=nobody, recipient=recipient, values={}, on=today)
    answer_request(actor=cast.officer, recipient=recipient, values={field.pk: " 1,200 "}, on=today)

    acts = trail.acts()[-1]
    assert acts == ("burden.request.answer", cast.officer.trail_name, str(recipient.pk))
    assert recipient.answers.get().value == "1200"


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("number", "十二"),
        ("number", "1.5"),
        ("number", "9" * 40),
        ("amount", "1.234"),
        ("amount", "nan"),
        ("date", "2026-13-01"),
        ("date", "0001-01-01"),
        ("yes_no", "也许"),
        ("text", "长" * 301),
        ("text", "a\x00b"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_beside_its_field(cast, today, kind, typed):
    wanted = [Wanted("下一步打算", kind)]
    asked = a_request(cast.supervisor, cast.root, cast.north, fields=wanted)
    field = asked.fields.get()
    with pytest.raises(BadAnswer) as refusal:
        answer_request(
            actor=cast.officer,
            recipient=a_recipient(asked, cast.north),
            values={field.pk: typed},
            on=today,
        )

    assert list(refusal.value.fields) == [f"field_{field.pk}"]


def test_after_its_last_day_it_is_closed_by_itself(cast, today):
    asked = a_request(cast.supervisor, cast.root, cast.north)
    late = asked.due_on + timedelta(days=1)
    with pytest.raises(NotOpen):
        answer_request(
            actor=cast.officer, recipient=a_recipient(asked, cast.north), values={}, on=late
        )
    with pytest.raises(NotOpen):
        remind_request(actor=cast.supervisor, request=asked, on=late)


def test_the_last_answer_to_the_same_is_there_the_next_time(cast, today):
    before = a_request(cast.supervisor, cast.root, cast.north)
    values = {before.fields.get().pk: "7"}
    recipient = a_recipient(before, cast.north)
    answer_request(actor=cast.officer, recipient=recipient, values=values, on=today)
    close_request(actor=cast.supervisor, request=before, on=today)
    field = a_request(cast.supervisor, cast.root, cast.north).fields.get()

    assert last_answers(cast.north, [field]) == {field.pk: "7"}
    assert last_answers(cast.south, [field]) == {}


def test_there_is_one_reminder_and_no_other(cast, today, trail):
    asked = a_request(cast.supervisor, cast.root, cast.north)
    with pytest.raises(NotAllowed):
        remind_request(actor=cast.lead, request=asked, on=today)
    remind_request(actor=cast.supervisor, request=asked, on=today)
    acts = trail.acts()[-1]
    with pytest.raises(RemindedAlready):
        remind_request(actor=cast.supervisor, request=asked, on=today + timedelta(days=3))

    assert acts == ("burden.request.remind", cast.supervisor.trail_name, str(asked.pk))


def test_where_all_have_answered_nobody_is_reminded(cast, today):
    asked = a_request(cast.supervisor, cast.root, cast.north)
    answer_request(
        actor=cast.officer, recipient=a_recipient(asked, cast.north), values={}, on=today
    )

    with pytest.raises(NobodyToRemind):
        remind_request(actor=cast.supervisor, request=asked, on=today)


def test_one_that_is_ended_early_asks_nobody_any_more(cast, today, trail):
    asked = a_request(cast.supervisor, cast.root, cast.north)
    with pytest.raises(NotAllowed):
        close_request(actor=cast.officer, request=asked, on=today)
    close_request(actor=cast.supervisor, request=asked, on=today)
    with pytest.raises(NotOpen):
        close_request(actor=cast.supervisor, request=asked, on=today)

    assert trail.acts()[-1][0] == "burden.request.close"
