"""Who may do what with units, persons and duties; pure predicates over a person's reach."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from qunqiao.people.models import Person, Seat, Unit

OVERSEERS = frozenset({Seat.Role.SUPERVISOR, Seat.Role.UNIT_LEAD})
STAFF = frozenset({Seat.Role.SUPERVISOR, Seat.Role.UNIT_LEAD, Seat.Role.OFFICER, Seat.Role.AUDITOR})


class Placed(Protocol):
    """Anything with a place in the tree: a unit, or a duty over one."""

    @property
    def path(self) -> str:
        """The place, beginning with the paths of all places above."""


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

    def has(self, roles: Iterable[str], unit: Placed | None = None) -> bool:
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
        return [
            path for path in held if not any(path != top and path.startswith(top) for top in held)
        ]


def may_use_workbench(reach: Reach) -> bool:
    """Those with a duty over units work there; workers have the portal."""
    return reach.has(STAFF)


def may_view_unit(reach: Reach, unit: Unit) -> bool:
    """Staff see the units of their own subtree."""
    return reach.has(STAFF, unit)


def may_change_tree(reach: Reach, *units: Placed) -> bool:
    """The tree is the supervising body's to change, inside the part it supervises."""
    supervisor = {Seat.Role.SUPERVISOR}
    return reach.has(supervisor) and all(reach.has(supervisor, unit) for unit in units)


def may_grant_seat(reach: Reach, role: str, unit: Placed) -> bool:
    """Supervisors grant any duty; unit leads grant officers' and narrow duties in their subtree."""
    if reach.has({Seat.Role.SUPERVISOR}, unit):
        return True
    return role not in OVERSEERS and reach.has({Seat.Role.UNIT_LEAD}, unit)


def may_manage_seats(reach: Reach) -> bool:
    """Supervisors and unit leads keep the list of duties of their subtree."""
    return reach.has(OVERSEERS)


def may_open_account(reach: Reach, person: Person, duties: Iterable[Duty]) -> bool:
    """Supervisors and unit leads open accounts; see ``may_reset_account`` for the ``duties``."""
    return _reaches(reach, OVERSEERS, person) and _above(reach, duties)


def may_reset_account(reach: Reach, person: Person, duties: Iterable[Duty]) -> bool:
    """The unit's officers help who has forgotten a password, unless that would lift them up.

    Whoever learns a first password could sign in with it. So each of the person's own ``duties``
    must be one the helper may grant: an officer cannot become the lead by this way.
    """
    helpers = OVERSEERS | {Seat.Role.OFFICER}
    return _reaches(reach, helpers, person) and _above(reach, duties)


def may_reset_factors(reach: Reach, person: Person, duties: Iterable[Duty]) -> bool:
    """Supervisors and unit leads help who has lost phone and spare codes, having seen who it is.

    Not officers: they already give new passwords, and one helper must not hold both keys.
    """
    return _reaches(reach, OVERSEERS, person) and _above(reach, duties)


def _reaches(reach: Reach, roles: Iterable[str], person: Person) -> bool:
    return person.unit is not None and person != reach.person and reach.has(roles, person.unit)


def _above(reach: Reach, duties: Iterable[Duty]) -> bool:
    return all(may_grant_seat(reach, duty.role, duty) for duty in duties)


def may_read_trail(reach: Reach, unit: Unit | None) -> bool:
    """The body concerned reads its own trail; entries of no unit are the supervisors'."""
    if unit is None:
        return reach.has({Seat.Role.SUPERVISOR})
    return reach.has(STAFF, unit)


def may_hold_tokens(reach: Reach) -> bool:
    """Everybody may let a program act for them; the system person has no sign-in to lend."""
    return reach.person is not None and not reach.person.is_system
