"""Saying yes to a transfer: the membership moves."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions._transfers import locked_open, record_for_both
from qunqiao.registry.errors import DayDoesNotFit
from qunqiao.registry.models import Membership, Transfer
from qunqiao.registry.policy.transfers import may_answer_transfer
from qunqiao.registry.queries.transfers import obstacle
from qunqiao.trail.recording import action


@action("registry.transfer.confirm")
def confirm_transfer(*, actor: Person, transfer: Transfer, day: date, on: date) -> Transfer:
    """End the old membership on ``day`` and begin the new one that very day.

    The last day of the old is the first of the new: no day counts twice, and none is lost. The
    person's unit stays as it is: that is the personnel department's matter.

    Raises:
        NotAllowed: ``actor`` does not answer for the other side, nor oversees both when it is late.
        TransferClosed: somebody was faster.
        DayDoesNotFit: ``day`` lies after ``on`` or before the membership.
        Refusal: any other of ``queries.transfers.obstacle``.

    """
    require(may_answer_transfer(reach_of(actor), transfer, on))
    transfer = locked_open(transfer)
    old = Membership.objects.select_for_update().get(pk=transfer.membership_id)
    if day > on:
        raise DayDoesNotFit
    in_the_way = obstacle(old, transfer.to_organisation, day, asked=transfer)
    if in_the_way is not None:
        raise in_the_way
    old.left_on = day
    old.save(update_fields=["left_on"])
    transfer.arrived = Membership.objects.create(
        organisation=transfer.to_organisation, person_id=old.person_id, joined_on=day
    )
    before = {"state": transfer.state, "left_on": None}
    transfer.state, transfer.moved_on = Transfer.State.CONFIRMED, day
    transfer.decided_by, transfer.decided_on = actor, on
    transfer.save(update_fields=["state", "moved_on", "arrived", "decided_by", "decided_on"])
    record_for_both(
        actor,
        transfer,
        before,
        state=transfer.state,
        left_on=day,
        membership=old,
        arrived=transfer.arrived,
    )
    return transfer
