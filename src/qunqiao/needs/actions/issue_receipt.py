"""A receipt for whoever said something on a visit."""

from qunqiao.kit.errors import require
from qunqiao.needs import policy
from qunqiao.needs.actions._locking import lock_waiting
from qunqiao.needs.actions._receipts import new_code
from qunqiao.needs.actions.file_complaint import Filed
from qunqiao.needs.bridge import digest_of, receipt_index
from qunqiao.needs.errors import TellsByItself
from qunqiao.needs.models import Need
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("needs.receipt.issue")
def issue_receipt(*, actor: Person, need: Need) -> Filed:
    """A code to hand over, with which the answer can be read; given once, kept nowhere.

    Raises:
        NotAllowed: ``actor`` did not write the need down.
        TellsByItself: it has a code.
        AlreadyAnswered: then it is told by word of mouth.
    """
    need = lock_waiting(need)
    require(need.raised_by == actor and policy.may_use_inbox(reach_of(actor)))
    require(need.receipt is None and not need.raiser, TellsByItself())
    code = new_code()
    need.receipt = receipt_index(digest_of(code))
    need.save(update_fields=["receipt"])
    record(actor, on=need, unit_id=need.owner_id, receipt="issued")
    return Filed(need, code)
