"""Which of the registry's rows under a finding its reader may see."""

from collections.abc import Iterable

from django.db.models import Model, QuerySet

from qunqiao.people.models import Person, Unit
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import under
from qunqiao.registry.models import Appointment, Fund, Membership, Organisation, Post, Term, Venue

# Table -> model, and where the path of the row's unit stands.
_PATHS: dict[str, tuple[type[Model], str]] = {
    "units": (Unit, "path"),
    "organisations": (Organisation, "unit__path"),
    "terms": (Term, "organisation__unit__path"),
    "posts": (Post, "organisation__unit__path"),
    "appointments": (Appointment, "post__organisation__unit__path"),
    "memberships": (Membership, "organisation__unit__path"),
    "funds": (Fund, "organisation__unit__path"),
    "venues": (Venue, "unit__path"),
}


def rows_in_reach(reach: Reach, table: str, row_ids: Iterable[int]) -> list[int]:
    """Those of a table's rows that belong to units one may see, by id; one query.

    A person's posts elsewhere are part of what a finding counts, and are not its reader's to read.
    """
    model, path = _PATHS[table]
    rows: QuerySet[Model] = QuerySet(model).filter(under(reach.paths(STAFF), path))
    found = rows.filter(pk__in=list(row_ids)).order_by("pk").values_list("pk", flat=True)
    return list(found)


def holders_in_reach(reach: Reach, appointment_ids: Iterable[int]) -> list[Person]:
    """Who holds these posts, of those at units one may see, each once; one query."""
    seen = under(reach.paths(STAFF), "post__organisation__unit__path")
    rows = Appointment.objects.filter(seen, pk__in=list(appointment_ids)).order_by("pk")
    return list({row.person_id: row.person for row in rows.select_related("person__unit")}.values())
