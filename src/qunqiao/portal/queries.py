"""What the portal shows a person: their unit, its organisations, their own posts; and its health."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version

from django.db import DatabaseError, connection
from django.db.models import Prefetch, Q, QuerySet
from django_tasks_db.models import DBTaskResult

from qunqiao.people.models import Account, Person, Seat, Unit
from qunqiao.people.queries import ancestors
from qunqiao.registry.models import Appointment, Membership, Organisation, Term, Transfer, Venue
from qunqiao.registry.queries.own import latest_transfers, own_memberships
from qunqiao.registry.queries.terms import last_day

DEMO_NAMES = "demo-"
# Bodies and titles in the order in which minutes list them.
_BODIES = ("committee", "audit", "women")
_TITLES = (
    "secretary",
    "chair",
    "deputy_secretary",
    "deputy_chair",
    "standing_member",
    "member",
    "organiser",
)


@dataclass(frozen=True, slots=True)
class MyOrganisation:
    """One organisation as its members see it; ``term`` is None when none is known.

    ``transfer`` is what was last asked for the person's membership, if anything was.
    """

    organisation: Organisation
    term: Term | None
    due_on: date | None
    officers: tuple[Appointment, ...]
    membership: Membership | None
    transfer: Transfer | None

    @property
    def joined_on(self) -> date | None:
        """Since when the person is a member; None for who is none."""
        return self.membership.joined_on if self.membership else None


@dataclass(frozen=True, slots=True)
class MyPlace:
    """Where a person works and who speaks for them there."""

    above: tuple[Unit, ...]
    organisations: tuple[MyOrganisation, ...]
    venues: tuple[Venue, ...]


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the parts the platform needs answer."""

    database: bool
    jobs: bool
    version: str

    @property
    def sound(self) -> bool:
        """Whether all do."""
        return self.database and self.jobs


def my_place(person: Person, on: date) -> MyPlace:
    """The person's unit, organisations with committee and term, and venues; seven queries at most."""
    if person.unit is None:
        return MyPlace((), (), ())
    joined = {member.organisation_id: member for member in own_memberships(person, on)}
    asked = latest_transfers(joined.values())
    here = Organisation.objects.filter(Q(unit=person.unit) | Q(pk__in=joined))
    found = list(_open(here, "closed_on", on).order_by("kind", "code"))
    officers = _officers(found, on)
    terms = _terms(found, on)
    venues = _open(Venue.objects.filter(unit=person.unit), "closed_on", on).order_by("kind", "code")
    organisations = tuple(
        MyOrganisation(
            one,
            terms.get(one.pk),
            due_on(terms.get(one.pk)),
            tuple(officers[one.pk]),
            mine := joined.get(one.pk),
            asked.get(mine.pk) if mine else None,
        )
        for one in found
    )
    return MyPlace(tuple(ancestors(person.unit)), organisations, tuple(venues))


def my_posts(person: Person, on: date) -> QuerySet[Appointment]:
    """The posts the person holds on a day, with organisation."""
    held = Appointment.objects.filter(person=person, began_on__lte=on)
    held = _open(held, "ended_on", on).select_related("post__organisation")
    return held.order_by("post__organisation__code", "post__code")


def due_on(term: Term | None) -> date | None:
    """The day a term ends: that of an approved extension, or else the day it is full."""
    return None if term is None else last_day(term)


def demo_cast() -> QuerySet[Account]:
    """The accounts a demonstration is entered with, with their unit and duties."""
    seats = Prefetch("person__seats", Seat.objects.filter(ended_on__isnull=True).order_by("pk"))
    found = Account.objects.filter(username__startswith=DEMO_NAMES, is_active=True)
    return found.select_related("person__unit").prefetch_related(seats)


def holds_units() -> bool:
    """Whether the registry holds anything at all."""
    return bool(Unit.objects.exists())


def player(staff_number: str, unit_code: str) -> tuple[Person, Unit]:
    """One of the sample province's cast and the unit of their duty, just loaded."""
    return Person.objects.get(staff_number=staff_number), Unit.objects.get(code=unit_code)


def health() -> Health:
    """Asks the database and the queue of jobs; never raises and tells no details."""
    try:
        release = version("qunqiao")
    except PackageNotFoundError:
        release = "unknown"
    return Health(_answers_sql(), _answers_jobs(), release)


def _answers_sql() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except DatabaseError:
        return False


def _answers_jobs() -> bool:
    try:
        DBTaskResult.objects.ready().exists()
    except DatabaseError:
        return False
    return True


def _open(rows: QuerySet, field: str, on: date) -> QuerySet:  # type: ignore[type-arg]  # any model's rows
    return rows.filter(Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gt": on}))


def _officers(found: list[Organisation], on: date) -> dict[int, list[Appointment]]:
    held = Appointment.objects.filter(post__organisation__in=found, began_on__lte=on)
    officers: dict[int, list[Appointment]] = defaultdict(list)
    for one in _open(held, "ended_on", on).select_related("post", "person"):
        officers[one.post.organisation_id].append(one)
    for each in officers.values():
        each.sort(key=_place)
    return officers


def _place(held: Appointment) -> tuple[int, int, str]:
    post = held.post
    return _BODIES.index(post.body), _TITLES.index(post.title), post.code


def _terms(found: list[Organisation], on: date) -> dict[int, Term]:
    """The latest term begun by the day and not ended."""
    terms = Term.objects.filter(organisation__in=found, began_on__lte=on)
    return {
        term.organisation_id: term for term in _open(terms, "ended_on", on).order_by("began_on")
    }
