"""Saying no to a transfer."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Invalid, require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions._transfers import locked_open, record_for_both
from qunqiao.registry.models import Transfer
from qunqiao.registry.policy.transfers import may_answer_transfer
from qunqiao.trail.recording import action


@action("registry.transfer.decline")
def decline_transfer(*, actor: Person, transfer: Transfer, reason: str, on: date) -> Transfer:
    """Leave the membership where it is, and tell the side that asked why.

    Raises:
        NotAllowed: ``actor`` does not answer for the other side, nor oversees both when it is late.
        TransferClosed: somebody was faster.
        Invalid: there is no reason; a transfer returned without one is what people complain of.

    """
    require(may_answer_transfer(reach_of(actor), transfer, on))
    if not reason.strip():
        raise Invalid(_("请写明不同意的理由，对方要据此补正。"))
    transfer = locked_open(transfer)
    before = {"state": transfer.state}
    transfer.state, transfer.reason = Transfer.State.DECLINED, reason.strip()
    transfer.decided_by, transfer.decided_on = actor, on
    transfer.save(update_fields=["state", "reason", "decided_by", "decided_on"])
    record_for_both(actor, transfer, before, state=transfer.state, reason=transfer.reason)
    return transfer
