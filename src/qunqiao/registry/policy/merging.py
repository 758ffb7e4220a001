"""Who may judge whether two records are one person, join them and part them again."""

from collections.abc import Iterable

from qunqiao.people.models import Person
from qunqiao.people.policy import OVERSEERS, Duty, Reach, may_grant_seat


def may_judge_duplicates(reach: Reach) -> bool:
    """Supervisors and unit leads keep the records of their subtree in order."""
    return reach.has(OVERSEERS)


def may_see_pair(reach: Reach, one: Person, other: Person) -> bool:
    """Only who oversees both is told that there are two."""
    return all(
        person.unit is not None and reach.has(OVERSEERS, person.unit) for person in (one, other)
    )


def may_merge(reach: Reach, one: Person, other: Person, duties: Iterable[Duty]) -> bool:
    """Those who oversee both, if they could grant every one of the two persons' ``duties``.

    The kept record gets the duties of both: without this, whoever holds the first password of one
    could lift themself by merging in somebody of higher standing. Nobody merges their own record.
    """
    if reach.person in (one, other) or not may_see_pair(reach, one, other):
        return False
    return all(may_grant_seat(reach, duty.role, duty) for duty in duties)
