"""Taking up, handing on, answering: by whoever it concerns, once, on record without the words."""

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.voice.actions.answer_complaint import answer_complaint
from qunqiao.voice.actions.hand_complaint import hand_complaint
from qunqiao.voice.actions.take_complaint import take_complaint
from qunqiao.voice.errors import AlreadyAnswered
from qunqiao.voice.testing import a_complaint


@pytest.mark.parametrize("who", ["worker", "officer", "stranger", "lead"])
def test_what_was_not_handed_down_is_the_supervisors_alone(cast, who, today, trail):
    complaint = a_complaint()

    with pytest.raises(NotAllowed):
        answer_complaint(actor=getattr(cast, who), complaint=complaint, answer="好", on=today)
    assert trail.acts() == []


def test_an_officer_of_the_unit_does_not_answer_what_its_lead_got(cast, today):
    complaint = a_complaint(unit=cast.north)

    with pytest.raises(NotAllowed):
        answer_complaint(actor=cast.officer, complaint=complaint, answer="好", on=today)


def test_a_lead_cannot_hand_it_on(cast):
    with pytest.raises(NotAllowed):
        hand_complaint(actor=cast.lead, complaint=a_complaint(unit=cast.north), unit=cast.north_lab)


def test_an_answer_is_given_once(cast, today):
    complaint = a_complaint()
    answer_complaint(actor=cast.supervisor, complaint=complaint, answer="已加开窗口", on=today)

    with pytest.raises(AlreadyAnswered):
        answer_complaint(actor=cast.supervisor, complaint=complaint, answer="又一个", on=today)
    with pytest.raises(AlreadyAnswered):
        take_complaint(actor=cast.supervisor, complaint=complaint)


def test_taking_up_is_on_record(cast, trail):
    complaint = take_complaint(actor=cast.supervisor, complaint=a_complaint())

    actor = cast.supervisor.trail_name
    assert trail.acts() == [("voice.complaint.take", actor, str(complaint.pk))]
    assert complaint.state == "in_hand"


def test_handing_it_to_a_unit_lets_its_lead_answer_and_is_on_record(cast, today, trail):
    complaint = hand_complaint(actor=cast.supervisor, complaint=a_complaint(), unit=cast.north)
    handed = trail.acts()

    answered = answer_complaint(actor=cast.lead, complaint=complaint, answer="已解决", on=today)

    assert handed == [("voice.complaint.hand", cast.supervisor.trail_name, str(complaint.pk))]
    assert answered.state == "answered"


def test_an_answer_is_on_record_without_its_words(cast, today, trail):
    complaint = a_complaint()
    answer_complaint(actor=cast.supervisor, complaint=complaint, answer="已加开窗口", on=today)

    actor = cast.supervisor.trail_name
    assert trail.acts() == [("voice.complaint.answer", actor, str(complaint.pk))]
    assert "窗口" not in str(trail.last().detail.content)
