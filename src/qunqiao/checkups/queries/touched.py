"""Which units and organisations an act on the trail was about, and which others depend on them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from qunqiao.people.models import Person, Unit
from qunqiao.registry.models import (
    Appointment,
    Fund,
    IntakeSpan,
    Membership,
    Organisation,
    Post,
    Term,
    Transfer,
    Venue,
)
from qunqiao.registry.policy.intake import moves_registry
from qunqiao.trail.models import Entry
from qunqiao.trail.queries import entries_after

# More than this and a check-up of all is the right way; nobody waits for a re-check of thousands.
MOST = 60
_OF_ORGANISATIONS: Mapping[str, Any] = {
    "terms": Term,
    "posts": Post,
    "memberships": Membership,
    "funds": Fund,
}


@dataclass
class Touched:
    """Units, organisations and persons that acts were about, by id; ``to`` is the last act looked at."""

    to: int = 0
    units: set[int] = field(default_factory=set)
    organisations: set[int] = field(default_factory=set)
    people: set[int] = field(default_factory=set)

    @property
    def subjects(self) -> list[tuple[str, int]]:
        """What is to be re-checked, as kind and id."""
        units = [("unit", pk) for pk in sorted(self.units)]
        return [*units, *(("organisation", pk) for pk in sorted(self.organisations))]

    @property
    def too_many(self) -> bool:
        """Whether only a check-up of all can tell."""
        return len(self.units) + len(self.organisations) > MOST


def touched_since(number: int) -> Touched:
    """What acts after entry ``number`` were about, with all that depends on it (``_spread``)."""
    touched = Touched(to=number)
    for entry in entries_after(number):
        touched.to = entry.number
        if moves_registry(entry.action):
            _note(touched, entry)
    if not touched.too_many:
        _spread(touched)
    return touched


def _note(touched: Touched, entry: Entry) -> None:
    pk = int(entry.subject_id) if entry.subject_id.isdecimal() else 0
    if entry.subject_kind == "people.unit":
        touched.units.add(pk)
    elif entry.subject_kind == "people.person":
        touched.people.add(pk)
    elif entry.subject_kind == "registry.organisation":
        touched.organisations.add(pk)
    elif entry.subject_kind == "registry.transfer":
        sides = Transfer.objects.filter(pk=pk)
        for out, to in sides.values_list("from_organisation_id", "to_organisation_id"):
            touched.organisations |= {out, to}
    elif entry.subject_kind == "registry.intake":
        for span in IntakeSpan.objects.filter(intake=pk).exclude(verdict="unchanged")[:2_000]:
            _note_span(touched, span.table, Q(pk__range=(span.first_id, span.last_id)))


def _note_span(touched: Touched, table: str, rows: Q) -> None:
    if table == "units":
        touched.units |= _ids(Unit.objects.filter(rows).values_list("pk"))
    elif table == "organisations":
        touched.organisations |= _ids(Organisation.objects.filter(rows).values_list("pk"))
    elif table == "people":
        touched.people |= _ids(Person.objects.filter(rows).values_list("pk"))
    elif table == "venues":
        touched.units |= _ids(Venue.objects.filter(rows).values_list("unit_id"))
    elif table == "appointments":
        held = Appointment.objects.filter(rows)
        touched.organisations |= _ids(held.values_list("post__organisation_id"))
        touched.people |= _ids(held.values_list("person_id"))
    elif table in _OF_ORGANISATIONS:
        of = _OF_ORGANISATIONS[table].objects.filter(rows)
        touched.organisations |= _ids(of.values_list("organisation_id"))
        if table == "memberships":
            touched.people |= _ids(of.values_list("person_id"))


def _spread(touched: Touched) -> None:
    """Add what depends on what was touched.

    A person's unit and the organisations they belong to or hold posts in; an organisation's unit,
    and the organisations that share people in posts with it; a unit's organisations.
    """
    people = Q(person__in=touched.people)
    touched.units |= _ids(Person.objects.filter(pk__in=touched.people).values_list("unit_id"))
    joined = Membership.objects.filter(people, left_on__isnull=True)
    touched.organisations |= _ids(joined.values_list("organisation_id"))
    held = Appointment.objects.filter(people)
    touched.organisations |= _ids(held.values_list("post__organisation_id"))
    holders = Appointment.objects.filter(post__organisation__in=touched.organisations)
    sharing = Appointment.objects.filter(
        person__in=_ids(holders.values_list("person_id")), ended_on__isnull=True
    )
    own = Organisation.objects.filter(unit__in=touched.units)
    touched.organisations |= _ids(own.values_list("pk"))
    touched.organisations |= _ids(sharing.values_list("post__organisation_id"))
    at = Organisation.objects.filter(pk__in=touched.organisations)
    touched.units |= _ids(at.values_list("unit_id"))


def _ids(rows: Iterable[tuple[int | None]]) -> set[int]:
    return {pk for (pk,) in rows if pk is not None}
