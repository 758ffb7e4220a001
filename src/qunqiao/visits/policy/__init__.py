"""Who goes on visits, and who reads what was heard; pure predicates."""

from datetime import timedelta

from qunqiao.needs.policy import ANSWERING
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, Reach

# House rule: what is longer ago is not noted down as a visit any more.
LONGEST_AGO = timedelta(days=365)
# House rule: a unit of which nothing was heard for half a year is shown to the bodies above it.
UNHEARD = timedelta(days=182)


def may_read_visits(reach: Reach) -> bool:
    """Those who answer for units; each reads their own visits, bodies above those of their range."""
    return reach.has(ANSWERING)


def may_visit(reach: Reach, unit: Unit) -> bool:
    """Note a visit: to a unit one answers for, or one below it."""
    return reach.has(ANSWERING, unit)


def may_see_coverage(reach: Reach) -> bool:
    """Where nobody has been is shown to the bodies that should go, and to nobody else."""
    return reach.has(OVERSEERS)
