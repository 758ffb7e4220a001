"""What official documents hold about a person, for themself."""

from typing import Any

from django.db.models import Q

from qunqiao.circulars.models import Circular
from qunqiao.people.models import Person


def copy_of_circulars(person: Person) -> list[dict[str, Any]]:
    """The documents this person drafted or issued; one query."""
    mine = Circular.objects.filter(Q(drafted_by=person) | Q(issued_by=person)).order_by("pk")
    rows = mine.values("title", "number", "drafted_by", "drafted_on", "issued_by", "issued_on")
    return [
        {
            "title": row["title"],
            "number": row["number"],
            "drafted_on": str(row["drafted_on"]) if row["drafted_by"] == person.pk else "",
            "issued_on": str(row["issued_on"]) if row["issued_by"] == person.pk else "",
        }
        for row in rows
    ]
