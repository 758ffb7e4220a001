"""Who may order check-ups and read what they found; pure predicates over a person's reach."""

from qunqiao.people.models import Seat
from qunqiao.people.policy import STAFF, Placed, Reach


def may_read_findings(reach: Reach) -> bool:
    """Those with a duty over units read the findings of their own subtree."""
    return reach.has(STAFF)


def may_order(reach: Reach) -> bool:
    """A check-up examines the whole tree, so the supervising body orders it."""
    return reach.has({Seat.Role.SUPERVISOR})


def may_amend(reach: Reach) -> bool:
    """The rules bind the whole tree, so the supervising body amends them."""
    return reach.has({Seat.Role.SUPERVISOR})


def may_run(reach: Reach) -> bool:
    """Whoever may order one, or the system person that works off the queue."""
    return may_order(reach) or (reach.person is not None and reach.person.is_system)


def may_waive(reach: Reach, unit: Placed) -> bool:
    """The supervising body, or a lead of a unit above: nobody but the former excuses their own unit."""
    above = (duty for duty in reach.duties if duty.role == Seat.Role.UNIT_LEAD)
    return reach.has({Seat.Role.SUPERVISOR}, unit) or any(
        unit.path.startswith(duty.path) and unit.path != duty.path for duty in above
    )


def may_take_letter(reach: Reach, unit: Placed) -> bool:
    """Those who act for the organisation's unit; the auditor only reads."""
    return reach.has(STAFF - {Seat.Role.AUDITOR}, unit)
