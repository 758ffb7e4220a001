"""The cast every test knows, and builders of units, persons and duties.

root (supervising body)
├── north ── north_lab          lead and officer work at north, worker too
└── south                       stranger is south's officer
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.test import Client
from django.utils import timezone

from qunqiao.people.bridge.sealed import seal_many
from qunqiao.people.models import Account, Person, PrivateDetail, Seat, Token, Unit

BEGAN = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class Cast:
    """Units and people by the part they play."""

    root: Unit
    north: Unit
    north_lab: Unit
    south: Unit
    supervisor: Person
    lead: Person
    officer: Person
    stranger: Person
    worker: Person


def a_unit(code: str, under: Unit | None = None, **fields: object) -> Unit:
    """An organ named after its code, at the root or below another."""
    values = {"code": code, "name": f"{code} 局", "kind": Unit.Kind.ORGAN, **fields}
    if under is None:
        root: Unit = Unit.add_root(**values)
        return root
    under.refresh_from_db()
    child: Unit = under.add_child(**values)
    return child


def a_person(staff_number: str, unit: Unit, role: str | None = None, **fields: object) -> Person:
    """A person at ``unit`` with an account of the same name, and a seat there if a role is given."""
    person = Person.objects.create(
        staff_number=staff_number, unit=unit, **{"name": f"{staff_number}氏", **fields}
    )
    Account.objects.create(username=staff_number, person=person, password="!")
    if role:
        Seat.objects.create(person=person, unit=unit, role=role, began_on=BEGAN)
    return person


def a_cast() -> Cast:
    """The cast, freshly made: in few queries, as nearly every test begins with it."""
    root, north, south, north_lab = Unit.objects.bulk_create(_units())
    places = {
        ("supervisor", Seat.Role.SUPERVISOR): root,
        ("lead", Seat.Role.UNIT_LEAD): north,
        ("officer", Seat.Role.OFFICER): north,
        ("stranger", Seat.Role.OFFICER): south,
        ("worker", None): north,
    }
    people = Person.objects.bulk_create(
        Person(staff_number=name, unit=unit, name=f"{name}氏")
        for (name, _role), unit in places.items()
    )
    Account.objects.bulk_create(
        Account(username=person.staff_number, person=person, password="!") for person in people
    )
    Seat.objects.bulk_create(
        Seat(person=person, unit=unit, role=role, began_on=BEGAN)
        for person, ((_name, role), unit) in zip(people, places.items(), strict=True)
        if role
    )
    return Cast(root, north, north_lab, south, *people)


def _units() -> list[Unit]:
    """Root, north, south and north-lab, placed in the tree as treebeard would."""
    first, second = "1".zfill(Unit.steplen), "2".zfill(Unit.steplen)
    shape = [
        ("root", first, 2, "省直机关工委", Unit.Kind.ORGAN),
        ("north", first + first, 1, "north 局", Unit.Kind.ORGAN),
        ("south", first + second, 0, "south 局", Unit.Kind.ORGAN),
        ("north-lab", first * 3, 0, "north-lab 局", Unit.Kind.INSTITUTION),
    ]
    return [
        Unit(
            code=code,
            path=path,
            depth=len(path) // Unit.steplen,
            numchild=below,
            name=name,
            kind=kind,
        )
        for code, path, below, name, kind in shape
    ]


def a_password(person: Person, password: str, changed_at: datetime | None = None) -> Account:
    """Let ``person`` sign in with ``password``, changed just now unless a moment is given."""
    account = person.account
    account.set_password(password)
    account.password_changed_at = changed_at or timezone.now()
    account.save(update_fields=["password", "password_changed_at"])
    return account


def a_detail(person: Person, kind: str, number: str) -> PrivateDetail:
    """A sealed number of ``person``'s."""
    (row,) = seal_many(kind, [(person.pk, number)])
    return PrivateDetail.objects.create(**row._asdict())


def a_token(person: Person, *scopes: str, secret: str = "", **fields: object) -> str:
    """The secret of a token of ``person``'s, with these scopes or else all, good for years."""
    secret = secret or f"qq_secret-of-{person.staff_number}"
    Token.objects.create(
        **{
            "person": person,
            "name": "测试",
            "scopes": list(scopes or Token.Scope.values),
            "beginning": secret[:8],
            "digest": hashlib.sha256(secret.encode()).hexdigest(),
            "created_on": BEGAN,
            "expires_on": date(2030, 1, 1),
            **fields,
        }
    )
    return secret


def a_program(person: Person | None, *scopes: str) -> Client:
    """A program that calls the interface with a token of ``person``'s; None calls without one."""
    if person is None:
        return Client()
    return Client(headers={"Authorization": f"Bearer {a_token(person, *scopes)}"})
