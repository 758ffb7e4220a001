"""What exemplars hold about a person, for themself."""

from typing import Any

from django.db.models import F, QuerySet, Value

from qunqiao.exemplars.models import Adoption, Exemplar
from qunqiao.people.models import Person


def copy_of_handling(person: Person) -> list[dict[str, Any]]:
    """What this person proposed, reviewed, published and took over; one query."""
    exemplars = Exemplar.objects.order_by()
    rows = _rows(exemplars.filter(proposed_by=person), "proposal", "proposed_on", "title")
    rows = rows.union(
        _rows(exemplars.filter(reviewed_by=person), "review", "reviewed_on", "title"),
        _rows(exemplars.filter(published_by=person), "publication", "published_on", "title"),
        _rows(Adoption.objects.filter(begun_by=person), "adoption", "began_on", "exemplar__title"),
        all=True,
    )
    return [{"what": what, "on": str(on), "title": title} for what, on, title in rows]


def _rows(rows: QuerySet[Any], noun: str, on: str, title: str) -> QuerySet[Any]:
    named = rows.order_by().annotate(noun=Value(noun), day=F(on), said=F(title))
    listed: QuerySet[Any] = named.values_list("noun", "day", "said")
    return listed
