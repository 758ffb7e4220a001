"""What visits hold about a person, for themself."""

from typing import Any

from qunqiao.people.models import Person
from qunqiao.visits.models import Visit


def copy_of_visits(person: Person) -> list[dict[str, Any]]:
    """The visits this person noted; one query."""
    made = Visit.objects.filter(visitor=person).select_related("unit").order_by("visited_on", "pk")
    return [{"unit": one.unit.name, "on": str(one.visited_on), "heard": one.heard} for one in made]
