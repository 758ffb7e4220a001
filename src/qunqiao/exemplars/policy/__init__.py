"""Who proposes, who reviews, who publishes, and what counts as like."""

from collections.abc import Iterable
from fractions import Fraction

from qunqiao.exemplars.models import Exemplar
from qunqiao.people.models import Seat, Unit
from qunqiao.people.policy import OVERSEERS, STAFF, Duty, Reach

ACTING = frozenset({Seat.Role.SUPERVISOR, Seat.Role.UNIT_LEAD, Seat.Role.OFFICER})
# House classes: units are compared with those of the same kind and about the same size. The upper end of
# each, in head count; beyond the last is a class of its own. Without a head count there is no comparison.
SIZES = (50, 200, 1000)
# House rules: fewer cases are no figure, fewer units no class; and what counts as hardly by chance.
SMALLEST_CELL = 5
FEWEST_UNITS = 3
LEVEL = Fraction(1, 20)


def size_class(head_count: int | None) -> int | None:
    """The number of the class, from 0; None where the head count is not known."""
    if head_count is None:
        return None
    return sum(head_count > most for most in SIZES)


def may_read(reach: Reach) -> bool:
    """Whoever holds a duty reads what is published."""
    return bool(reach.duties)


def may_propose(reach: Reach, unit: Unit) -> bool:
    """Those who act for a unit, or for one above it."""
    return reach.has(ACTING, unit)


def proposing_duty(reach: Reach, unit: Unit) -> Duty | None:
    """The duty under which somebody proposes: the nearest above the unit."""
    over = [
        duty for duty in reach.duties if duty.role in ACTING and unit.path.startswith(duty.path)
    ]
    return max(over, key=lambda duty: len(duty.path), default=None)


def trees(reach: Reach, roles: Iterable[str]) -> list[str]:
    """The whole trees in which one of ``roles`` is held somewhere: bodies of one tree review each other."""
    return sorted({path[: Unit.steplen] for path in reach.paths(roles)})


def reviewing_duty(reach: Reach, exemplar: Exemplar) -> Duty | None:
    """The overseeing duty under which somebody may review: of another body than proposed, and than did it.

    Nobody reviews what they proposed themselves, under whatever duty.
    """
    if exemplar.proposed_by == reach.person:
        return None
    taken = {exemplar.unit_id, exemplar.proposing_unit_id}
    tree = exemplar.unit.path[: Unit.steplen]
    others = (duty for duty in reach.duties if duty.role in OVERSEERS and duty.unit_id not in taken)
    return next((duty for duty in others if duty.path.startswith(tree)), None)


def may_publish(reach: Reach, exemplar: Exemplar) -> bool:
    """The supervising body over the unit."""
    return reach.has({Seat.Role.SUPERVISOR}, exemplar.unit)


def may_withdraw(reach: Reach, exemplar: Exemplar) -> bool:
    """The supervising body; before it is published, also those of the body that proposed it."""
    if may_publish(reach, exemplar):
        return True
    early = exemplar.state in (Exemplar.State.PROPOSED, Exemplar.State.ACCEPTED)
    return early and reach.has(ACTING, exemplar.proposing_unit)


def may_adopt(reach: Reach, unit: Unit) -> bool:
    """Those who act for the unit."""
    return reach.has(ACTING, unit)


def may_look_for(reach: Reach) -> bool:
    """Look for candidates in the data: those who oversee units."""
    return reach.has(OVERSEERS)


def is_staff(reach: Reach) -> bool:
    """Whoever has a duty over units."""
    return reach.has(STAFF)
