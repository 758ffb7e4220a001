"""One digest of the whole registry: equal registries have equal digests, whatever holds them."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.functions import Collate

from qunqiao.people.models import Person, Unit
from qunqiao.registry.models import Appointment, Fund, Membership, Organisation, Post, Term, Venue

_CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class _Table:
    """A table's rows and its fields, by name with spaces between; ``key`` are those that order it."""

    rows: QuerySet[Any]
    key: str
    others: str


def registry_digest() -> str:
    """SHA-256 over every unit, organisation, term, post, appointment, person, member, fund and venue.

    Rows are taken by their natural keys and in their order, so that neither ids nor tree paths nor
    the database engine matter; an empty text and a missing value are the same. Reads row by row:
    memory does not grow with the registry (only the codes of the units are held). Call it inside
    ``kit.moment.one_moment`` when others write.
    """
    digest = hashlib.sha256()
    for name, table in _tables().items():
        digest.update(f"{name}\n".encode())
        for row in _rows(table):
            digest.update(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode())
            digest.update(b"\n")
    return digest.hexdigest()


def _tables() -> dict[str, _Table]:
    return {
        "units": _Table(
            Unit.objects.all(),
            "code",
            "path uscc name short_name kind region head_count premises opened_on closed_on",
        ),
        "organisations": _Table(
            Organisation.objects.all(),
            "code",
            "name unit__code kind tier founded_on approved_on approval_document audit_committee"
            " women_committee closed_on",
        ),
        "terms": _Table(
            Term.objects.all(),
            "organisation__code number",
            "began_on years ended_on extended_until extension_document",
        ),
        "people": _Table(
            Person.objects.filter(is_system=False),
            "staff_number",
            "name sex birth_date unit__code left_on",
        ),
        "posts": _Table(
            Post.objects.all(),
            "code",
            "organisation__code body title full_time opened_on closed_on",
        ),
        "appointments": _Table(
            Appointment.objects.all(), "post__code person__staff_number began_on", "ended_on"
        ),
        "memberships": _Table(
            Membership.objects.all(),
            "organisation__code person__staff_number joined_on",
            "left_on",
        ),
        "funds": _Table(Fund.objects.all(), "organisation__code year", "payroll levy spent"),
        "venues": _Table(
            Venue.objects.all(), "code", "unit__code name kind area shared opened_on closed_on"
        ),
    }


def _rows(table: _Table) -> Iterator[list[Any]]:
    key = table.key.split()
    columns = key + table.others.split()
    path = columns.index("path") if "path" in columns else None
    places = {} if path is None else dict(Unit.objects.values_list("path", "code"))
    found = table.rows.order_by(*map(_in_order, key)).values_list(*columns)
    for values in found.iterator(chunk_size=_CHUNK):
        row = [_plain(value) for value in values]
        if path is not None:
            # The parent's path is all but the last step (treebeard); its code says the same of it.
            row[path] = places.get(values[path][: -Unit.steplen])
        yield row


def _in_order(key: str) -> Any:
    """By bytes in every database: PostgreSQL would otherwise follow the language it was made with."""
    if connection.vendor == "postgresql" and key.endswith(("code", "staff_number")):
        return Collate(key, "C")
    return F(key)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return None if value == "" else value
