"""Asking for a membership to move to another organisation."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions._transfers import record_for_both
from qunqiao.registry.models import Membership, Organisation, Transfer
from qunqiao.registry.policy.transfers import may_ask_transfer, may_move_own
from qunqiao.registry.queries.transfers import (
    anybody_speaks_for,
    obstacle,
    unit_above_both,
    workdays_after,
)
from qunqiao.trail.recording import action


@dataclass(frozen=True, slots=True)
class Asking:
    """Which side asks, what it says, and the mark shared by those asked for in one go."""

    side: str
    batch: str
    note: str = ""


@action("registry.transfer.ask")
def ask_transfer(
    *, actor: Person, membership: Membership, to: Organisation, asking: Asking, on: date
) -> Transfer:
    """Ask the other side; nothing changes before it answers.

    Where nobody holds a duty that could answer, the unit above both is told at once: a deadline
    set for nobody would only be a delay.

    Raises:
        NotAllowed: ``actor`` has no duty over the side that asks, nor is it their own to hand over.
        Refusal: any of ``queries.transfers.obstacle``.

    """
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    transfer = Transfer(
        person_id=membership.person_id,
        membership=membership,
        from_organisation=membership.organisation,
        to_organisation=to,
        side=asking.side,
        asked_by=actor,
        asked_on=on,
        note=asking.note,
        batch=asking.batch,
        deadline=workdays_after(on, settings.TRANSFER_DAYS),
    )
    reach, own = reach_of(actor), asking.side == Transfer.Side.OUT
    own = own and may_move_own(reach, membership)
    require(own or may_ask_transfer(reach, transfer.asking))
    in_the_way = obstacle(membership, to, on)
    if in_the_way is not None:
        raise in_the_way
    if not anybody_speaks_for(transfer.answering.unit, on):
        _tell_above(transfer, on)
    transfer.save(force_insert=True)
    record_for_both(
        actor,
        transfer,
        {},
        person=transfer.person,
        from_organisation=transfer.from_organisation,
        to_organisation=to,
        deadline=transfer.deadline,
        escalated_to=transfer.escalated_to,
    )
    return transfer


def _tell_above(transfer: Transfer, on: date) -> None:
    above = unit_above_both(transfer, on)
    if above is not None:
        transfer.state, transfer.escalated_to = Transfer.State.ESCALATED, above
        transfer.escalated_on = on
