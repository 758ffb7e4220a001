"""How many members on which days, and how many of them women: each person once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q, QuerySet

from qunqiao.people.models import Person, Unit
from qunqiao.registry.models import Membership, Organisation
from qunqiao.registry.queries.people import is_member

# Fewer than this are no number to print beside each other: each of them could be told apart.
SMALLEST_CELL = 5
_YEARS = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """The members on one day."""

    day: date
    number: int


@dataclass(frozen=True, slots=True)
class Members:
    """The members on the days asked for, the latest last, and how many of the latest are of which sex.

    Who is a member of two organisations counts once. ``women`` and ``men`` are None where one of them
    is too few to be told; ``unknown`` are those of whom it is not on record.
    """

    counts: Sequence[Reading]
    women: int | None
    men: int | None
    unknown: int

    @property
    def now(self) -> int:
        """How many on the latest day."""
        return self.counts[-1].number


def members_of(organisation: Organisation, day: date) -> Members:
    """The members of one organisation on ``day`` and at the end of the years before; one query."""
    return _members(Membership.objects.filter(organisation=organisation), day)


def members_at(unit: Unit, day: date) -> Members:
    """The members of all organisations of exactly this unit, in the same way."""
    return _members(Membership.objects.filter(organisation__unit=unit), day)


def _members(memberships: QuerySet[Membership], day: date) -> Members:
    days = [date(day.year - back, 12, 31) for back in range(_YEARS, 0, -1)] + [day]
    wanted = {f"on_{number}": _people(is_member(each)) for number, each in enumerate(days)}
    sexes = {sex: _people(is_member(day) & Q(person__sex=sex)) for sex in Person.Sex.values}
    found = memberships.aggregate(first=Min("joined_on"), **wanted, **sexes)
    counts = [Reading(each, found[f"on_{number}"]) for number, each in enumerate(days)]
    first = found["first"]
    women, men = found[Person.Sex.FEMALE], found[Person.Sex.MALE]
    told = all(number == 0 or number >= SMALLEST_CELL for number in (women, men))
    return Members(
        counts=[count for count in counts if count.day == day or (first and first <= count.day)],
        women=women if told else None,
        men=men if told else None,
        unknown=counts[-1].number - women - men,
    )


def _people(condition: Q) -> Count:
    return Count("person", filter=condition, distinct=True)
