"""Who sees to needs, and by when; pure predicates."""

from collections.abc import Iterable
from datetime import date, timedelta

from qunqiao.needs.models import Need
from qunqiao.people.models import Seat, Unit
from qunqiao.people.policy import OVERSEERS, Reach

# Whoever answers for a unit; auditors read the registry, but nobody gives them a need to see to.
ANSWERING = frozenset({Seat.Role.SUPERVISOR, Seat.Role.UNIT_LEAD, Seat.Role.OFFICER})
# House rule: in so many days whoever raised a need has an answer. 信访工作条例 allows sixty.
ANSWER_DAYS = {Need.Origin.COMPLAINT: 15, Need.Origin.VISIT: 30}
# House rule: so many days before that the light turns amber.
SOON_DAYS = 3


def may_use_inbox(reach: Reach) -> bool:
    """Those who answer for a unit; each sees what their units have to see to."""
    return reach.has(ANSWERING)


def handlers(need: Need) -> Iterable[Seat.Role]:
    """Whose duty over the owning unit opens a need.

    What was said under protection is the leads' and supervisors' alone: in a small unit an officer
    may well be the colleague it is about.
    """
    return OVERSEERS if need.protected else ANSWERING


def may_handle(reach: Reach, need: Need) -> bool:
    """Take it over, answer it, pass it on: those of the unit that owns it, and the bodies above."""
    if need.owner is None:
        return reach.has({Seat.Role.SUPERVISOR})
    return reach.has(handlers(need), need.owner)


def may_tell(reach: Reach, need: Need) -> bool:
    """Tell the outcome to whoever raised it: who wrote it down, or who sees to it."""
    return _wrote(reach, need) or may_handle(reach, need)


def may_read(reach: Reach, need: Need) -> bool:
    """See it: who sees to it, and who wrote it down."""
    return _wrote(reach, need) or may_handle(reach, need)


def may_pass_to(reach: Reach, need: Need, unit: Unit) -> bool:
    """Give it to a unit of one's own range, or to the one just above the owner."""
    if unit.closed_on is not None:
        return False
    above = need.owner.path[: -Unit.steplen] if need.owner is not None else ""
    return unit.path == above or reach.has(handlers(need), unit)


def may_go_to(need: Need, unit: Unit) -> bool:
    """Whether a unit may own it: what is said under protection never goes to whom it is about.

    Nor to a unit below that one, whose leads answer to it.
    """
    if not need.protected or need.about is None:
        return True
    return not unit.path.startswith(need.about.path)


def due_on(origin: str, heard_on: date) -> date:
    """By when a need is answered."""
    return heard_on + timedelta(days=ANSWER_DAYS[Need.Origin(origin)])


def _wrote(reach: Reach, need: Need) -> bool:
    # By number: to load who wrote each of a list would be a query for each.
    return reach.person is not None and need.raised_by_id == reach.person.pk
