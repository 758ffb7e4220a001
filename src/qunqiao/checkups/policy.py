"""Who may order check-ups and read what they found; pure predicates over a person's reach."""

from qunqiao.people.models import Seat
from qunqiao.people.policy import STAFF, Reach


def may_read_findings(reach: Reach) -> bool:
    """Those with a duty over units read the findings of their own subtree."""
    return reach.has(STAFF)


def may_order(reach: Reach) -> bool:
    """A check-up examines the whole tree, so the supervising body orders it."""
    return reach.has({Seat.Role.SUPERVISOR})


def may_run(reach: Reach) -> bool:
    """Whoever may order one, or the system person that works off the queue."""
    return may_order(reach) or (reach.person is not None and reach.person.is_system)
