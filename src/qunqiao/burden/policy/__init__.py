"""Who may ask for what, who reads the ledger, and what things are reckoned to take."""

from collections.abc import Mapping
from types import MappingProxyType

from qunqiao.burden.models import Charge, Request
from qunqiao.people.models import Seat, Unit
from qunqiao.people.policy import OVERSEERS, STAFF, Placed, Reach

# Those who fill in a unit's form: auditors read along, but nobody gives them work.
ANSWERING = frozenset({Seat.Role.SUPERVISOR, Seat.Role.UNIT_LEAD, Seat.Role.OFFICER})
# House figures, to be changed wherever somebody asks for something: what one recipient needs. A task
# is read, a measure planned and a record attached; a meeting is half a morning of one person with the way;
# who passes a meeting on prepares it and says that it was done.
MINUTES: Mapping[str, int] = MappingProxyType(
    {
        Charge.Kind.DATA: 15,
        Charge.Kind.TASK: 15,
        Charge.Kind.FORM: 20,
        Charge.Kind.MEETING: 120,
        Charge.Kind.READING: 30,
    }
)
# House rule: fewer answers than this about how long it took are no figure; each could be told apart.
SMALLEST_CELL = 5
MOST_MINUTES = 2880
MOST_FIELDS = 12
LEAST_DAYS, MOST_DAYS = 3, 183


def may_read(reach: Reach) -> bool:
    """Whoever has a duty over units: what they ask and are asked."""
    return reach.has(STAFF)


def may_read_ledger(reach: Reach) -> bool:
    """Public inside: whoever holds any duty reads the totals of every body."""
    return bool(reach.duties)


def may_call(reach: Reach) -> bool:
    """Ask others for something: a supervising body, of a province or of a unit."""
    return reach.has(OVERSEERS)


def may_ask(reach: Reach, unit: Placed) -> bool:
    """Ask in the name of this body, or ask this unit: it lies in the part one oversees."""
    return reach.has(OVERSEERS, unit)


def may_charge(reach: Reach, unit: Placed) -> bool:
    """Enter something in the ledger as this body's wish."""
    return reach.has(OVERSEERS, unit) or (reach.person is not None and reach.person.is_system)


def may_answer(reach: Reach, unit: Unit) -> bool:
    """Answer for a unit: those who act for it."""
    return reach.has(ANSWERING, unit)


def is_own(reach: Reach, unit: Unit) -> bool:
    """Whether a duty to answer lies at exactly this unit: then it is for this person to do."""
    return any(duty.role in ANSWERING and duty.unit_id == unit.pk for duty in reach.duties)


def may_read_answers(reach: Reach, request: Request) -> bool:
    """Those of the body that asked."""
    return reach.has(OVERSEERS, request.unit)
