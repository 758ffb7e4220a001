"""Taking over, passing on, answering, telling: by whom it concerns, once, on record without the words."""

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.needs.actions.answer_need import answer_need
from qunqiao.needs.actions.hear_need import Heard, hear_need
from qunqiao.needs.actions.issue_receipt import issue_receipt
from qunqiao.needs.actions.pass_need import pass_need
from qunqiao.needs.actions.take_need import take_need
from qunqiao.needs.actions.tell_raiser import tell_raiser
from qunqiao.needs.bridge import receipt_indexes
from qunqiao.needs.errors import (
    AlreadyAnswered,
    AlreadyTaken,
    GoesToWhomItIsAbout,
    NothingToTell,
    SameOwner,
    TellsByItself,
)
from qunqiao.needs.queries import need_of
from qunqiao.needs.testing import a_complaint, a_heard_need, answered


@pytest.mark.parametrize("who", ["worker", "officer", "stranger", "lead"])
def test_what_is_the_supervising_bodys_is_answered_by_nobody_below(cast, who, today, trail):
    need = a_complaint(owner=cast.root)

    with pytest.raises(NotAllowed):
        answer_need(actor=getattr(cast, who), need=need, answer="好的", on=today)
    assert trail.acts() == []


def test_what_was_said_under_protection_is_not_an_officers(cast, today):
    with pytest.raises(NotAllowed):
        take_need(actor=cast.officer, need=a_complaint(owner=cast.north), on=today)


def test_what_was_heard_on_a_visit_is_an_officers_too(cast, today, trail):
    need = a_heard_need(cast.supervisor, cast.north)
    taken = take_need(actor=cast.officer, need=need, on=today)

    assert taken.state == "taken"
    assert trail.acts() == [("needs.need.take", cast.officer.trail_name, str(need.pk))]
    with pytest.raises(AlreadyTaken):
        take_need(actor=cast.lead, need=need, on=today)


def test_an_answer_is_given_once_and_on_record_without_its_words(cast, today, trail):
    need = a_complaint(owner=cast.root)
    done = answer_need(actor=cast.supervisor, need=need, answer="已加开窗口", on=today)

    assert trail.acts() == [("needs.need.answer", cast.supervisor.trail_name, str(need.pk))]
    assert "窗口" not in str(trail.last().detail.content)
    assert (done.state, done.told_on) == ("told", today)
    with pytest.raises(AlreadyAnswered):
        answer_need(actor=cast.supervisor, need=need, answer="又一个", on=today)


def test_what_nobody_holds_a_code_of_waits_to_be_told(cast, today, trail):
    need = a_heard_need(cast.supervisor, cast.north)
    with pytest.raises(NothingToTell):
        tell_raiser(actor=cast.supervisor, need=need, how="当面", on=today)
    done = answer_need(actor=cast.lead, need=need, answer="已送热饭", on=today)
    told = tell_raiser(actor=cast.supervisor, need=done, how="再次走访时当面告知", on=today)

    assert (done.state, told.state, told.told_on) == ("answered", "told", today)
    assert trail.last().action == "needs.need.tell"
    with pytest.raises(NothingToTell):
        tell_raiser(actor=cast.supervisor, need=told, how="再说一次", on=today)


def test_a_stranger_tells_nobody(cast, today):
    need = answered(a_heard_need(cast.supervisor, cast.north))

    with pytest.raises(NotAllowed):
        tell_raiser(actor=cast.stranger, need=need, how="当面", on=today)


def test_it_is_passed_down_and_up_with_the_reason(cast, today, trail):
    need = a_heard_need(cast.supervisor, cast.north)
    down = {"need": need, "unit": cast.north_lab, "reason": "食堂归实验室管", "on": today}
    passed = pass_need(actor=cast.lead, **down)

    assert trail.acts() == [("needs.need.pass", cast.lead.trail_name, str(need.pk))]
    assert (passed.owner, passed.handlings.get().text) == (cast.north_lab, "食堂归实验室管")
    up = pass_need(actor=cast.lead, need=passed, unit=cast.north, reason="权限不够", on=today)
    assert (
        pass_need(actor=cast.lead, need=up, unit=cast.root, reason="需省里定", on=today).owner
        == cast.root
    )


def test_it_is_passed_to_no_unit_beside_and_not_to_itself(cast, today):
    need = a_heard_need(cast.supervisor, cast.north)

    with pytest.raises(NotAllowed):
        pass_need(actor=cast.lead, need=need, unit=cast.south, reason="归他们", on=today)
    with pytest.raises(SameOwner):
        pass_need(actor=cast.lead, need=need, unit=cast.north, reason="归我们", on=today)


@pytest.mark.parametrize("to", ["north", "north_lab"])
def test_a_complaint_never_goes_to_whom_it_is_about(cast, today, to):
    need = a_complaint(owner=cast.root, about=cast.north)

    with pytest.raises(GoesToWhomItIsAbout):
        pass_need(actor=cast.supervisor, need=need, unit=getattr(cast, to), reason="请办", on=today)


def test_what_is_heard_lies_in_ones_own_reach_and_is_on_record(cast, today, trail):
    with pytest.raises(NotAllowed):
        hear_need(
            actor=cast.officer, heard=Heard("visit", "热饭", cast.south, cast.south), on=today
        )
    with pytest.raises(NotAllowed):
        hear_need(actor=cast.officer, heard=Heard("visit", "热饭", cast.north, cast.root), on=today)
    made = hear_need(
        actor=cast.officer, heard=Heard("visit", "热饭", cast.north, cast.north), on=today
    )

    assert trail.acts() == [("needs.need.hear", cast.officer.trail_name, str(made.pk))]


def test_a_receipt_is_handed_out_once_by_who_heard_it(cast, today, trail):
    need = a_heard_need(cast.officer, cast.north)
    with pytest.raises(NotAllowed):
        issue_receipt(actor=cast.lead, need=need)
    filed = issue_receipt(actor=cast.officer, need=need)

    assert trail.acts() == [("needs.receipt.issue", cast.officer.trail_name, str(need.pk))]
    assert need_of(receipt_indexes(filed.code)) == need
    with pytest.raises(TellsByItself):
        issue_receipt(actor=cast.officer, need=need)
