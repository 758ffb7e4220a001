"""Passing a need on to another unit."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.needs import policy
from qunqiao.needs.actions._locking import lock_waiting
from qunqiao.needs.errors import GoesToWhomItIsAbout, SameOwner
from qunqiao.needs.models import Handling, Need
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("needs.need.pass")
def pass_need(*, actor: Person, need: Need, unit: Unit, reason: str, on: date) -> Need:
    """Let ``unit`` own it, with the reason; the day it is due stays.

    Raises:
        NotAllowed: it is not ``actor``'s to see to, or ``unit`` is neither below them nor just above.
        SameOwner: ``unit`` has it.
        GoesToWhomItIsAbout: it was said under protection, about this unit or one above it.
        AlreadyAnswered: it has its answer.
    """
    reach, need = reach_of(actor), lock_waiting(need)
    require(policy.may_handle(reach, need))
    require(unit.pk != need.owner_id, SameOwner())
    require(policy.may_pass_to(reach, need, unit))
    require(policy.may_go_to(need, unit), GoesToWhomItIsAbout())
    before = {"owner": need.owner_id, "state": need.state}
    need.owner, need.state = unit, Need.State.OPEN
    need.save(update_fields=["owner", "state"])
    Handling.objects.create(
        need=need, act=Handling.Act.PASSED, on=on, text=reason, unit=unit, by=actor
    )
    record(actor, on=need, unit_id=unit.pk, before=before, owner=unit, state=need.state)
    return need
