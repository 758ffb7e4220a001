"""Who may read, change and erase what is most a person's own."""

from qunqiao.people.models import Person, Seat
from qunqiao.people.policy import Reach

# Auditors look at money; no duty of theirs needs a number of a person.
HELPERS = frozenset({Seat.Role.SUPERVISOR, Seat.Role.UNIT_LEAD, Seat.Role.OFFICER})


def may_keep_private(reach: Reach, person: Person) -> bool:
    """Those who do the person's paperwork enter, read, correct and remove the numbers."""
    return person.unit is not None and reach.has(HELPERS, person.unit)


def may_erase(reach: Reach, person: Person) -> bool:
    """The supervising body answers requests to be erased (PIPL Art. 50), never the system by itself."""
    return (
        person.unit is not None
        and person != reach.person
        and reach.has({Seat.Role.SUPERVISOR}, person.unit)
    )
