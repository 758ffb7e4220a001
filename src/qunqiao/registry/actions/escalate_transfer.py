"""Telling the unit above both sides that a transfer was not answered in time."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.registry.actions._transfers import locked_open, record_for_both
from qunqiao.registry.errors import NotLateYet
from qunqiao.registry.models import Transfer
from qunqiao.registry.queries.transfers import unit_above_both
from qunqiao.trail.recording import action


@action("registry.transfer.escalate")
def escalate_transfer(*, actor: Person, transfer: Transfer, on: date) -> Transfer:
    """Let silence go up instead of letting it stall; the silent side may still answer.

    Raises:
        NotAllowed: ``actor`` is not the system person; nobody escalates by hand.
        TransferClosed: it was answered meanwhile.
        NotLateYet: the deadline has not passed, it was told before, or nobody is above both.

    """
    require(actor.is_system)
    transfer = locked_open(transfer)
    above = unit_above_both(transfer, on)
    if transfer.state != Transfer.State.ASKED or transfer.deadline >= on or above is None:
        raise NotLateYet
    before = {"state": transfer.state}
    transfer.state, transfer.escalated_to = Transfer.State.ESCALATED, above
    transfer.escalated_on = on
    transfer.save(update_fields=["state", "escalated_to", "escalated_on"])
    record_for_both(actor, transfer, before, state=transfer.state, escalated_to=above)
    return transfer
