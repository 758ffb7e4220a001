"""What lists of visits and of coverage can be narrowed by, on the page and for programs alike."""

from datetime import timedelta

from django.db.models import QuerySet

from qunqiao.kit import clock
from qunqiao.people.models import Person, Unit
from qunqiao.visits.models import Visit
from qunqiao.visits.policy import UNHEARD
from qunqiao.visits.queries import unheard_since

DAYS = {"month": 31, "half": 183, "year": 366}


def since(rows: QuerySet[Visit], value: str) -> QuerySet[Visit]:
    """The visits of the last ``month``, ``half`` or ``year``."""
    return rows.filter(visited_on__gte=clock.today() - timedelta(days=DAYS[value]))


def of_unit(rows: QuerySet[Visit], value: str) -> QuerySet[Visit]:
    """The visits to units of such a name."""
    return rows.filter(unit__name__icontains=value)


def by(rows: QuerySet[Visit], person: Person | None) -> QuerySet[Visit]:
    """A person's own visits."""
    return rows.filter(visitor=person)


def unheard(rows: QuerySet[Unit], value: str = "") -> QuerySet[Unit]:
    """Units nobody came to and nothing was heard of: for half a year, a ``year``, ``never``; or ``all``."""
    if value == "all":
        return rows
    if value == "never":
        return rows.filter(visited_on__isnull=True, heard_on__isnull=True)
    ago = timedelta(days=365) if value == "year" else UNHEARD
    return unheard_since(rows, clock.today() - ago)
