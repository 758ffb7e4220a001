"""Taking a complaint up."""

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record
from qunqiao.voice import policy
from qunqiao.voice.actions._locking import lock_open
from qunqiao.voice.models import Complaint


@action("voice.complaint.take")
def take_complaint(*, actor: Person, complaint: Complaint) -> Complaint:
    """Tell whoever holds the receipt that somebody is at it.

    Raises:
        NotAllowed: it is not ``actor``'s to handle.
        AlreadyAnswered: somebody was faster.

    """
    require(policy.may_handle(reach_of(actor), complaint))
    complaint = lock_open(complaint)
    before, complaint.state = complaint.state, Complaint.State.IN_HAND
    complaint.save(update_fields=["state"])
    record(
        actor,
        on=complaint,
        unit_id=complaint.unit_id,
        before={"state": before},
        state=complaint.state,
    )
    return complaint
