"""Who writes, issues and reads official documents; pure predicates."""

from qunqiao.circulars.models import Circular
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, STAFF, Reach

# House rule: so many days are given to put right what a letter names, unless its writer says otherwise.
DAYS_TO_MEND = 60


def may_read(reach: Reach) -> bool:
    """Whoever has a duty over units; each sees what was issued to their units."""
    return reach.has(STAFF)


def may_write(reach: Reach) -> bool:
    """Documents are issued by supervising bodies, of a province or of a unit."""
    return reach.has(OVERSEERS)


def may_issue(reach: Reach, unit: Unit) -> bool:
    """Draft, change, issue and withdraw for this body."""
    return reach.has(OVERSEERS, unit)


def may_change(reach: Reach, circular: Circular) -> bool:
    """Work on a draft of a body one acts for."""
    return circular.is_draft and may_issue(reach, circular.unit)


def may_withdraw(reach: Reach, circular: Circular) -> bool:
    """Draft the document that withdraws it."""
    return circular.state == Circular.State.ISSUED and may_issue(reach, circular.unit)
