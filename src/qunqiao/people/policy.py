"""Who may do what with units, persons and duties; pure predicates over a person's reach."""

from collections.abc import Iterable
from dataclasses import dataclass

from qunqiao.people.models import Person, Seat, Unit

OVERSEERS = frozenset({Seat.Role.SUPERVISOR, Seat.Role.UNIT_LEAD})
STAFF = frozenset({Seat.Role.SUPERVISOR, Seat.Role.UNIT_LEAD, Seat.Role.OFFICER, Seat.Role.AUDITOR})


@dataclass(frozen=True, slots=True)
class Duty:
    """One seat in force: a role over the units whose path begins with ``path``."""

    role: str
    path: str
    unit_id: int


@dataclass(frozen=True, slots=True)
class Reach:
    """A person and every duty they hold on a day; what all policies decide from."""

    person: Person | None
    duties: tuple[Duty, ...] = ()

    def has(self, roles: Iterable[str], unit: Unit | None = None) -> bool:
        """Whether one of ``roles`` is held, and, given a unit, over that unit."""
        wanted = set(roles)
        return any(
            duty.role in wanted and (unit is None or unit.path.startswith(duty.path))
            for duty in self.duties
        )

    def paths(self, roles: Iterable[str]) -> list[str]:
        """The path prefixes over which one of ``roles`` is held, none inside another."""
        wanted = set(roles)
        held = sorted({duty.path for duty in self.duties if duty.role in wanted})
        return [path for path in held if not any(path != top and path.startswith(top) for top in held)]


def may_use_workbench(reach: Reach) -> bool:
    """Those with a duty over units work there; workers have the portal."""
    return reach.has(STAFF)


def may_view_unit(reach: Reach, unit: Unit) -> bool:
    """Staff see the units of their own subtree."""
    return reach.has(STAFF, unit)


def may_change_tree(reach: Reach) -> bool:
    """The tree is the supervising body's to change."""
    return reach.has({Seat.Role.SUPERVISOR})


def may_grant_seat(reach: Reach, role: str, unit: Unit) -> bool:
    """Supervisors grant any duty; unit leads grant officers' and narrow duties in their subtree."""
    if reach.has({Seat.Role.SUPERVISOR}, unit):
        return True
    return role not in OVERSEERS and reach.has({Seat.Role.UNIT_LEAD}, unit)


def may_read_trail(reach: Reach, unit: Unit | None) -> bool:
    """The body concerned reads its own trail; entries of no unit are the supervisors'."""
    if unit is None:
        return reach.has({Seat.Role.SUPERVISOR})
    return reach.has(STAFF, unit)
