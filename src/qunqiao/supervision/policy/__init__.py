"""Who calls for what, who answers, and who decides; pure predicates."""

from qunqiao.people.models import Seat, Unit
from qunqiao.people.policy import OVERSEERS, STAFF, Reach
from qunqiao.supervision.models import Extension, Relay, Responsibility, Sheet, Task

# Those who answer for a unit's part: auditors read along, but nobody gives them a task.
ANSWERING = frozenset({Seat.Role.SUPERVISOR, Seat.Role.UNIT_LEAD, Seat.Role.OFFICER})
# House rule: a post or unit that leads more tasks than this at once carries too much.
MOST_LED = 5
# House rule: so many days before a task is due its light turns amber.
SOON_DAYS = 14


def may_read(reach: Reach) -> bool:
    """Whoever has a duty over units; each sees what touches their units."""
    return reach.has(STAFF)


def may_call(reach: Reach) -> bool:
    """Take in reports, hold meetings, set tasks: a supervising body, of a province or of a unit."""
    return reach.has(OVERSEERS)


def may_supervise(reach: Reach, unit: Unit) -> bool:
    """Work on what this supervising body has called for."""
    return reach.has(OVERSEERS, unit)


def may_answer(reach: Reach, responsibility: Responsibility) -> bool:
    """Plan measures and show evidence: those of the body that holds the responsibility."""
    return reach.has(ANSWERING, responsibility.unit)


def may_pass_on(reach: Reach, relay: Relay) -> bool:
    """Say that it was passed on: those of the unit that was told."""
    return reach.has(ANSWERING, relay.unit)


def may_answer_sheet(reach: Reach, sheet: Sheet) -> bool:
    """Say of a unit what is its own: those of the unit, but nobody who would verify what follows."""
    asks = sheet.inspection.unit
    own = any(duty.unit_id == asks.pk for duty in reach.duties)
    return reach.has(ANSWERING, sheet.unit) and not own


def is_own(reach: Reach, unit: Unit) -> bool:
    """Whether a duty to answer lies at exactly this unit: then it is for this person to do."""
    return any(duty.role in ANSWERING and duty.unit_id == unit.pk for duty in reach.duties)


def may_ask_extension(reach: Reach, task: Task, unit: Unit) -> bool:
    """Ask for more time: the body that leads the task, and not who would decide it."""
    return reach.has(ANSWERING, unit) and task.state == Task.State.SENT


def may_decide_extension(reach: Reach, extension: Extension) -> bool:
    """Grant or decline it: the body that set the task, never the person who asked."""
    return may_supervise(reach, extension.task.unit) and extension.asked_by != reach.person
