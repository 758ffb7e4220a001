"""Reads behind the table of what is kept: a person's copy of their data, and what is past its term."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Q, QuerySet
from django_tasks_db.models import DBTaskResult

from qunqiao.kit import clock
from qunqiao.kit.keeping import Keeping, retention
from qunqiao.people.errors import NotLeft, PersonErased, StillTied
from qunqiao.people.models import Account, Person, Seat
from qunqiao.people.queries import factors_of, system_person
from qunqiao.people.queries.private import PERSON, READ, Reading, covered_numbers, readings_of
from qunqiao.trail.labels import LABELS
from qunqiao.trail.queries import entries_on


def overdue_people(on: date) -> QuerySet[Person]:
    """Who left so long ago that their numbers are to be erased."""
    last = on - timedelta(days=settings.LEFT_DAYS)
    return Person.objects.filter(left_on__lte=last, private_details__isnull=False).distinct()


def stale_results() -> QuerySet[DBTaskResult[Any, Any]]:
    """Outcomes of background jobs older than ``RESULT_DAYS``; a failed one has its trace in it."""
    before = clock.now() - timedelta(days=settings.RESULT_DAYS)
    results: QuerySet[DBTaskResult[Any, Any]] = DBTaskResult.objects.filter(finished_at__lt=before)
    return results


def stale_sessions() -> QuerySet[Session]:
    """Sessions that have run out."""
    return Session.objects.filter(expire_date__lt=clock.now())


def stale_sign_ins(on: date) -> list[Person]:
    """The system person, in whose name they are swept, if anything of signing in is past its term."""
    del on  # these run out by the minute
    stale = stale_sessions().exists() or stale_results().exists() or stale_counts()
    return [system_person()] if stale else []


def stale_counts() -> bool:
    """Whether the cache holds counts of failed sign-ins that have run out; Django leaves them there."""
    now = connection.ops.adapt_datetimefield_value(clock.now().replace(microsecond=0))
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM cache WHERE expires < %s LIMIT 1", [now])
        return cursor.fetchone() is not None


def copy_of_person(person: Person) -> list[dict[str, object]]:
    """What the registry says of the person."""
    return [
        {
            "name": person.name,
            "staff_number": person.staff_number,
            "sex": person.sex,
            "birth_date": person.birth_date,
            "unit": person.unit.name if person.unit else "",
            "left_on": person.left_on,
        }
    ]


def copy_of_private(person: Person) -> list[dict[str, object]]:
    """Which numbers are kept, covered: a file may lie on a shared computer (see docs/decisions)."""
    return [{"kind": one.kind, "number": one.text} for one in covered_numbers(person) if one.kept]


def copy_of_account(person: Person) -> list[dict[str, object]]:
    """How the person signs in, without anything one could sign in with."""
    return [
        {
            "username": account.username,
            "password_changed_at": account.password_changed_at,
            "factors": sorted({str(factor.type) for factor in factors_of(account)}),
            "outside": [
                {"provider": one.provider, "uid": one.uid}
                for one in SocialAccount.objects.filter(user=account)
            ],
            "language": account.language,
            "theme": account.theme,
            "size": account.size,
        }
        for account in Account.objects.filter(person=person)
    ]


def copy_of_seats(person: Person) -> list[dict[str, object]]:
    """Every duty the person ever had."""
    seats = Seat.objects.filter(person=person).select_related("unit").order_by("began_on", "pk")
    return [
        {
            "role": seat.role,
            "unit": seat.unit.name,
            "began_on": seat.began_on,
            "ended_on": seat.ended_on,
        }
        for seat in seats
    ]


def copy_of_trail(person: Person) -> list[dict[str, object]]:
    """What was done to the person's record, and who read a number of theirs."""
    return [*_acts_on(person), *(_as_json(reading) for reading in readings_of(person))]


def _acts_on(person: Person) -> Iterator[dict[str, object]]:
    for entry in entries_on(PERSON, str(person.pk)).exclude(action=READ):
        yield {"at": entry.at, "action": str(LABELS.get(entry.action, entry.action))}


def _as_json(reading: Reading) -> dict[str, object]:
    return {
        "at": reading.at,
        "action": str(LABELS[READ]),
        "who": reading.who,
        "unit": reading.unit,
        "number": reading.what,
        "purpose": reading.purpose,
        "reason": reading.reason,
    }


def open_seats(person: Person, on: date) -> int:
    """How many duties have not ended."""
    return Seat.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on), person=person).count()


def ties_of(person: Person, on: date) -> list[tuple[str, int]]:
    """What still ties the person to the house, by every app's table: its title and how many rows."""
    asked = ((keeping, keeping.named(keeping.ties)) for keeping in retention() if keeping.ties)
    counted = ((str(keeping.title), int(count(person, on))) for keeping, count in asked)
    return [(title, number) for title, number in counted if number]


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind of data as it concerns one person: how many rows, none where it is not counted."""

    keeping: Keeping
    number: int | None


def kept_about(person: Person) -> list[Kept]:
    """Every kind of data the house keeps, with how much of it is about this person."""
    return [Kept(one, len(_copy(one, person)) if one.copy else None) for one in retention()]


def copy_of_everything(person: Person) -> dict[str, object]:
    """A person's copy of what is kept about them, by kind, with why and how long."""
    return {
        one.kind: {
            "title": str(one.title),
            "purpose": str(one.purpose),
            "term": one.said_term,
            "basis": str(one.basis),
            "rows": _copy(one, person),
        }
        for one in retention()
        if one.copy
    }


def _copy(keeping: Keeping, person: Person) -> list[dict[str, object]]:
    return list(keeping.named(keeping.copy)(person))


def obstacle(person: Person, on: date) -> str:
    """Why the person cannot be erased, in a sentence; "" if nothing stands in the way."""
    if person.erased_on is not None:
        return str(PersonErased.default)
    if person.left_on is None or person.left_on > on:
        return str(NotLeft.default)
    ties = ties_of(person, on)
    return str(StillTied(ties)) if ties else ""
