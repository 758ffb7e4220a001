"""Handing a complaint to a unit."""

from qunqiao.kit.errors import require
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record
from qunqiao.voice import policy
from qunqiao.voice.actions._locking import lock_open
from qunqiao.voice.models import Complaint


@action("voice.complaint.hand")
def hand_complaint(*, actor: Person, complaint: Complaint, unit: Unit) -> Complaint:
    """Give it to ``unit``, whose leads can then read and answer it; supervisors still can.

    Raises:
        NotAllowed: ``actor`` does not supervise.
        AlreadyAnswered: it has its answer.

    """
    reach = reach_of(actor)
    require(policy.may_hand(reach) and policy.may_handle(reach, complaint))
    complaint = lock_open(complaint)
    before = {"unit": complaint.unit_id, "state": complaint.state}
    complaint.unit, complaint.state = unit, Complaint.State.IN_HAND
    complaint.save(update_fields=["unit", "state"])
    record(actor, on=complaint, unit_id=unit.pk, before=before, unit=unit, state=complaint.state)
    return complaint
