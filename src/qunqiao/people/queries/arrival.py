"""Who comes with a request: what every page asks first, in SQL that is written once per person."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from django.db.models import Model, Q

from qunqiao.kit import clock
from qunqiao.kit.statements import Statement, statement
from qunqiao.people.models import Account, Person, Seat, Unit
from qunqiao.people.policy import Duty, Reach

_Kept = TypeVar("_Kept", bound=Model)
_PERSONS = 4_000  # whose questions a web process keeps, a few kilobytes each


def account_by_id(pk: int | str) -> Account | None:
    """The account with its person and unit, in one query: what every request begins with."""
    rows = _account(int(pk)).rows()
    if not rows:
        return None
    values = iter(rows[0])
    account, person, unit = _next(Account, values), _next(Person, values), _next(Unit, values)
    person.unit = unit if unit.pk is not None else None  # a system person works nowhere
    account.person = person
    return account


def reach_of(person: Person | None, on: date | None = None) -> Reach:
    """The person's duties in force on a day (today if not given); one query."""
    if person is None:
        return Reach(None)
    rows = _duties(person.pk, on or clock.today()).rows()
    return Reach(person, tuple(Duty(*row) for row in rows))


@lru_cache(maxsize=_PERSONS)
def _account(pk: int) -> Statement:
    names = [*_fields(Account), *_fields(Person, "person__"), *_fields(Unit, "person__unit__")]
    return statement(Account.objects.filter(pk=pk).values_list(*names))


@lru_cache(maxsize=_PERSONS)
def _duties(person_id: int, day: date) -> Statement:
    seats = Seat.objects.filter(person=person_id, began_on__lte=day)
    seats = seats.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))
    rows = seats.order_by("unit__path").values_list("role", "unit__path", "unit_id")
    return statement(rows)


def _fields(model: type[Model], prefix: str = "") -> list[str]:
    return [prefix + field.attname for field in model._meta.concrete_fields]  # noqa: SLF001 - Django's public, documented name


def _next(model: type[_Kept], values: Iterator[Any]) -> _Kept:
    """The next columns as a row of ``model``."""
    names = _fields(model)
    return model.from_db("default", names, [next(values) for _name in names])
