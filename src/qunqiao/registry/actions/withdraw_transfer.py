"""Taking a request for a transfer back."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions._transfers import locked_open, record_for_both
from qunqiao.registry.models import Transfer
from qunqiao.registry.policy.transfers import may_withdraw_transfer
from qunqiao.trail.recording import action


@action("registry.transfer.withdraw")
def withdraw_transfer(*, actor: Person, transfer: Transfer, on: date) -> Transfer:
    """Close the request unanswered; the membership stays where it is.

    Raises:
        NotAllowed: ``actor`` is not of the side that asked.
        TransferClosed: it was answered, or withdrawn, before.

    """
    require(may_withdraw_transfer(reach_of(actor), transfer))
    transfer = locked_open(transfer)
    before = {"state": transfer.state}
    transfer.state = Transfer.State.WITHDRAWN
    transfer.decided_by, transfer.decided_on = actor, on
    transfer.save(update_fields=["state", "decided_by", "decided_on"])
    record_for_both(actor, transfer, before, state=transfer.state)
    return transfer
