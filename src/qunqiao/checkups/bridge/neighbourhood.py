"""The rows that the facts of a few units and organisations rest on, read from the registry as it is now."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from qunqiao.checkups.bridge.tables import TABLES, Row, Table, cells, counted_people
from qunqiao.people.models import Unit
from qunqiao.registry.models import Appointment, Fund, Membership, Organisation, Post, Term, Venue

Parts = list[QuerySet[Any]]


def rows_around(units: Collection[int], organisations: Collection[int]) -> dict[str, list[Row]]:
    """Every row that the facts of these rest on, by table; a query a table for however many of them.

    A unit's facts count the people who work there, what they belong to wherever that is, and what
    the unit has; an organisation's its members, its posts with their holders, and what else these
    hold. Costs what is read: nothing here looks at the rest of the registry. No fact asks what is
    above a unit: no parent is read, and none is named.
    """
    of_units = _around_units(units) if units else {}
    of_organisations = _around_organisations(organisations) if organisations else {}
    return {
        table.name: _read(
            table, [*of_units.get(table.name, ()), *of_organisations.get(table.name, ())]
        )
        for table in TABLES
    }


def _around_units(asked: Collection[int]) -> dict[str, Parts]:
    return {
        "units": [Unit.objects.filter(pk__in=asked)],
        "organisations": [
            Organisation.objects.filter(unit__in=asked),
            Organisation.objects.filter(memberships__person__unit__in=asked),
        ],
        "people": [counted_people().filter(unit__in=asked)],
        "memberships": [Membership.objects.filter(person__unit__in=asked)],
        "venues": [Venue.objects.filter(unit__in=asked)],
    }


def _around_organisations(asked: Collection[int]) -> dict[str, Parts]:
    of_these = {"organisation__in": asked}
    holders = Appointment.objects.filter(post__organisation__in=asked).values("person")
    return {
        "units": [Unit.objects.filter(organisations__in=asked).distinct()],
        "organisations": [
            Organisation.objects.filter(pk__in=asked),
            Organisation.objects.filter(posts__appointments__person__in=holders),
        ],
        "terms": [Term.objects.filter(**of_these)],
        "posts": [
            Post.objects.filter(**of_these),
            Post.objects.filter(appointments__person__in=holders),
        ],
        "appointments": [Appointment.objects.filter(person__in=holders)],
        "people": [
            counted_people().filter(unit__organisations__in=asked),
            counted_people().filter(memberships__organisation__in=asked),
            counted_people().filter(pk__in=holders),
        ],
        "memberships": [Membership.objects.filter(**of_these)],
        "funds": [Fund.objects.filter(**of_these)],
    }


def _read(table: Table, parts: Sequence[QuerySet[Any]]) -> list[Row]:
    """The rows of all ``parts``, each once: joined by UNION, every part finds its rows by an index."""
    rows: list[Row] = []
    if parts:
        first, *more = (part.order_by().values_list(*table.sources) for part in parts)
        rows += first.union(*more) if more else first
    if not rows:
        return []
    columns = zip(table.columns, zip(*rows, strict=True), strict=True)
    return [*zip(*(_known(name, values) for name, values in columns), strict=True)]


def _known(name: str, values: Iterable[Any]) -> list[Any]:
    return [None for _path in values] if name == "parent_id" else cells(name, values)
