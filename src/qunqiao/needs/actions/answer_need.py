"""Answering a need."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.needs import policy
from qunqiao.needs.actions._locking import lock_waiting
from qunqiao.needs.models import Handling, Need
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("needs.need.answer")
def answer_need(*, actor: Person, need: Need, answer: str, on: date) -> Need:
    """Say in words what came of it.

    Who holds a receipt code, or chose the portal, reads it there at once and so is told. For who has
    neither it waits to be told by a person (``tell_raiser``). The trail keeps that it was answered, not
    the words: they may repeat what was said under protection.

    Raises:
        NotAllowed: it is not ``actor``'s to see to.
        AlreadyAnswered: somebody was faster.
    """
    need = lock_waiting(need)
    require(policy.may_handle(reach_of(actor), need))
    reads_it = need.receipt is not None or bool(need.raiser)
    before = need.state
    need.state = Need.State.TOLD if reads_it else Need.State.ANSWERED
    need.outcome, need.answered_on = answer, on
    need.told_on = on if reads_it else None
    need.save(update_fields=["state", "outcome", "answered_on", "told_on"])
    Handling.objects.create(need=need, act=Handling.Act.ANSWERED, on=on, text=answer, by=actor)
    record(actor, on=need, unit_id=need.owner_id, before={"state": before}, state=need.state)
    return need
