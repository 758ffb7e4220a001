"""Answering a complaint."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record
from qunqiao.voice import policy
from qunqiao.voice.actions._locking import lock_open
from qunqiao.voice.models import Complaint


@action("voice.complaint.answer")
def answer_complaint(*, actor: Person, complaint: Complaint, answer: str, on: date) -> Complaint:
    """Give the answer that the receipt code shows; it is given once.

    The trail keeps that it was answered, not the words: they may repeat what was complained of.

    Raises:
        NotAllowed: it is not ``actor``'s to handle.
        AlreadyAnswered: somebody was faster.

    """
    require(policy.may_handle(reach_of(actor), complaint))
    complaint = lock_open(complaint)
    before, complaint.state = complaint.state, Complaint.State.ANSWERED
    complaint.answer, complaint.answered_on = answer, on
    complaint.save(update_fields=["state", "answer", "answered_on"])
    record(actor, on=complaint, unit_id=complaint.unit_id, before={"state": before}, answered_on=on)
    return complaint
