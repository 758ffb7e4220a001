"""Who may have programs told, and of what; pure predicates."""

from collections.abc import Sequence

from qunqiao.hooks.models import Hook
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, Reach, may_read_trail

# What a receiver can be told of: prefixes of actions. What people say without a name is not among them.
EVENTS: tuple[str, ...] = (
    "people.unit",
    "people.seat",
    "registry.intake",
    "registry.transfer",
    "registry.merge",
    "checkups.checkup",
)
MOST = 20


def may_keep_hooks(reach: Reach) -> bool:
    """Supervisors and unit leads connect programs: an event may lead to any record below them."""
    return reach.has(OVERSEERS)


def may_hook_unit(reach: Reach, unit: Unit) -> bool:
    """Only what one oversees can be told to a program."""
    return reach.has(OVERSEERS, unit)


def may_tell(reach: Reach, hook: Hook, action: str, unit: Unit | None) -> bool:
    """Whether the owner, as their duties are now, may be told of this act.

    Acts of no unit (a check-up of all) are for hooks on the unit above all others.
    """
    if not may_hook_unit(reach, hook.unit) or not is_wanted(hook.events, action):
        return False
    inside = unit.path.startswith(hook.unit.path) if unit is not None else hook.unit.depth == 1
    return inside and may_read_trail(reach, unit)


def is_wanted(events: Sequence[str], action: str) -> bool:
    """Whether an action falls under one of the chosen kinds of events."""
    return any(action.startswith(f"{event}.") for event in events)
