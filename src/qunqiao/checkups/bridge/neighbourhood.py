"""The rows that the facts of a few units and organisations rest on, read from the registry as it is now."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa
from django.db.models import QuerySet

from qunqiao.checkups.bridge.person_keys import OwnNumbers
from qunqiao.checkups.bridge.tables import TABLES, Table, batches
from qunqiao.people.models import Person, Unit
from qunqiao.registry.models import Appointment, Fund, Membership, Organisation, Post, Term, Venue

_CHUNK = 20_000
# Keys of persons must only tell one from another here: nothing of this is kept.
_KEYS = OwnNumbers()


@dataclass(frozen=True)
class _Around:
    """Ids of everything that stands around the units and organisations asked about."""

    units: set[int]
    organisations: set[int]
    memberships: QuerySet[Membership]
    posts: set[int]
    appointments: set[int]
    people: QuerySet[Person]


def rows_around(units: Collection[int], organisations: Collection[int]) -> dict[str, pa.Table]:
    """Every row that the facts of these rest on, by table; more than twenty queries for none of them.

    A unit's facts count the people who work there, what they belong to wherever that is, and what
    the unit has; an organisation's its members, its posts with their holders, and what else these
    hold. Costs what is read: nothing here looks at the rest of the registry.
    """
    around = _around(set(units), set(organisations))
    of_these = {"organisation__in": set(organisations)}
    wanted: dict[str, QuerySet[Any]] = {
        "units": Unit.objects.filter(path__in=_paths(around.units)),
        "organisations": Organisation.objects.filter(pk__in=around.organisations),
        "terms": Term.objects.filter(**of_these),
        "posts": Post.objects.filter(pk__in=around.posts),
        "appointments": Appointment.objects.filter(pk__in=around.appointments),
        "people": around.people,
        "memberships": around.memberships,
        "funds": Fund.objects.filter(**of_these),
        "venues": Venue.objects.filter(unit__in=set(units)),
    }
    return {table.name: _read(table, wanted[table.name]) for table in TABLES}


def _around(units: set[int], organisations: set[int]) -> _Around:
    at_them = Organisation.objects.filter(pk__in=organisations)
    places = units | set(at_them.values_list("unit_id", flat=True))
    held = Appointment.objects.filter(post__organisation__in=organisations)
    holders = set(held.values_list("person_id", flat=True))
    seats = _pairs(held) | _pairs(Appointment.objects.filter(person__in=holders))
    posts = {post for _appointment, post in seats}
    posts |= set(Post.objects.filter(organisation__in=organisations).values_list("pk", flat=True))
    elsewhere = Post.objects.filter(pk__in=posts).values_list("organisation_id", flat=True)
    joined = Membership.objects.filter(organisation__in=organisations)
    working = Membership.objects.filter(person__unit__in=units)
    memberships = dict(joined.values_list("pk", "person_id"))
    belong = dict(working.values_list("pk", "organisation_id"))
    own = Organisation.objects.filter(unit__in=units).values_list("pk", flat=True)
    people = set(Person.objects.filter(unit__in=places).values_list("pk", flat=True))
    return _Around(
        units=places,
        organisations=organisations | set(elsewhere) | set(belong.values()) | set(own),
        memberships=Membership.objects.filter(pk__in=memberships.keys() | belong.keys()),
        posts=posts,
        appointments={appointment for appointment, _post in seats},
        people=Person.objects.filter(
            pk__in=people | holders | set(memberships.values()),
            is_system=False,
            merged_into__isnull=True,
        ),
    )


def _pairs(appointments: QuerySet[Appointment]) -> set[tuple[int, int]]:
    return set(appointments.values_list("pk", "post_id"))


def _paths(units: Iterable[int]) -> set[str]:
    """The paths of these units and of all above them: parents are found by their places."""
    found = Unit.objects.filter(pk__in=set(units)).values_list("path", flat=True)
    return {above for path in found for above in Unit.paths_down_to(path)}


def _read(table: Table, rows: QuerySet[Any]) -> pa.Table:
    ordered = rows.order_by("path") if table.name == "units" else rows.order_by("pk")
    few = replace(table, rows=lambda: ordered)
    return pa.Table.from_batches(batches(few, _KEYS, _CHUNK), schema=table.schema)
