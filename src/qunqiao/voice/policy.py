"""Who deals with complaints; pure predicates."""

from qunqiao.people.models import Seat
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.voice.models import Complaint

# House rule: after so many days an unanswered complaint stands among the next steps.
WAITING_DAYS = 3


def may_use_desk(reach: Reach) -> bool:
    """Supervisors read complaints; unit leads those handed to their unit."""
    return reach.has(OVERSEERS)


def may_handle(reach: Reach, complaint: Complaint) -> bool:
    """Take up and answer: the supervising body, or the lead of the unit it was handed to."""
    if complaint.unit is None:
        return reach.has({Seat.Role.SUPERVISOR})
    return reach.has(OVERSEERS, complaint.unit)


def may_hand(reach: Reach) -> bool:
    """Hand to a unit: the supervising body alone."""
    return reach.has({Seat.Role.SUPERVISOR})
