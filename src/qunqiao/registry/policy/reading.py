"""Who may read the registry."""

from qunqiao.people.policy import STAFF, Reach


def may_read_registry(reach: Reach) -> bool:
    """Whoever has a duty over units reads the registry of those units, and of no others."""
    return reach.has(STAFF)
