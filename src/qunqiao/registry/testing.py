"""Builders of organisations and what belongs to them, for tests of this and of higher apps."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from qunqiao.people.models import Person, Unit
from qunqiao.people.testing import BEGAN
from qunqiao.registry.models import (
    Appointment,
    Duplicate,
    Fund,
    Membership,
    Organisation,
    Post,
    Term,
    Transfer,
    Venue,
)

ELECTED = date(2024, 3, 12)
_numbers = count(1)


def an_organisation(unit: Unit, code: str = "", **fields: Any) -> Organisation:
    """A trade union committee at ``unit``, founded long ago."""
    values: dict[str, Any] = {
        "code": code or f"org-{next(_numbers)}",
        "name": f"{unit.name}工会委员会",
        "kind": Organisation.Kind.TRADE_UNION,
        "tier": Organisation.Tier.COMMITTEE,
        "founded_on": BEGAN,
    }
    return Organisation.objects.create(unit=unit, **{**values, **fields})


def a_term(organisation: Organisation, number: int = 1, **fields: Any) -> Term:
    """A five-year term elected on 12 March 2024: neither full nor about to be in 2026."""
    values: dict[str, Any] = {"number": number, "began_on": ELECTED, "years": 5}
    return Term.objects.create(organisation=organisation, **{**values, **fields})


def a_post(organisation: Organisation, title: str = Post.Title.CHAIR, **fields: Any) -> Post:
    """A part-time post on the committee."""
    values: dict[str, Any] = {
        "code": f"post-{next(_numbers)}",
        "body": Post.Body.COMMITTEE,
        "full_time": False,
        "opened_on": BEGAN,
    }
    return Post.objects.create(organisation=organisation, title=title, **{**values, **fields})


def an_appointment(post: Post, person: Person, **fields: Any) -> Appointment:
    """``person`` in ``post`` since the election, still there."""
    values: dict[str, Any] = {"began_on": ELECTED}
    return Appointment.objects.create(post=post, person=person, **{**values, **fields})


def a_member(organisation: Organisation, person: Person, **fields: Any) -> Membership:
    """``person`` a member since 2020."""
    values: dict[str, Any] = {"joined_on": BEGAN}
    return Membership.objects.create(
        organisation=organisation, person=person, **{**values, **fields}
    )


def a_fund(organisation: Organisation, year: int = 2025, **fields: Any) -> Fund:
    """A year's money: two per cent of a payroll of a million, most of it spent."""
    values: dict[str, Any] = {
        "payroll": Decimal("1000000.00"),
        "levy": Decimal("20000.00"),
        "spent": Decimal("18000.00"),
    }
    return Fund.objects.create(organisation=organisation, year=year, **{**values, **fields})


def a_venue(unit: Unit, **fields: Any) -> Venue:
    """A staff home of 80 square metres, not shared."""
    values: dict[str, Any] = {
        "code": f"venue-{next(_numbers)}",
        "name": "职工之家",
        "kind": Venue.Kind.STAFF_HOME,
        "area": Decimal("80.00"),
        "shared": False,
        "opened_on": BEGAN,
    }
    return Venue.objects.create(unit=unit, **{**values, **fields})


@dataclass(frozen=True, slots=True)
class Filed:
    """One of everything, at one unit."""

    organisation: Organisation
    term: Term
    post: Post
    appointment: Appointment
    membership: Membership
    fund: Fund
    venue: Venue


def one_of_everything(unit: Unit, person: Person) -> Filed:
    """An organisation at ``unit`` in good order, with ``person`` as its chair and member."""
    organisation = an_organisation(unit)
    post = a_post(organisation)
    return Filed(
        organisation=organisation,
        term=a_term(organisation),
        post=post,
        appointment=an_appointment(post, person),
        membership=a_member(organisation, person),
        fund=a_fund(organisation),
        venue=a_venue(unit),
    )


def a_transfer(membership: Membership, to: Organisation, asker: Person, **fields: Any) -> Transfer:
    """``membership`` asked out on 19 November 2026 by its own side, to be answered by 3 December."""
    values: dict[str, Any] = {
        "side": Transfer.Side.OUT,
        "asked_on": date(2026, 11, 19),
        "deadline": date(2026, 12, 3),
        "batch": "batch",
    }
    return Transfer.objects.create(
        person=membership.person,
        membership=membership,
        from_organisation=membership.organisation,
        to_organisation=to,
        asked_by=asker,
        **{**values, **fields},
    )


def a_pair(one: Person, other: Person, **fields: Any) -> Duplicate:
    """Two records proposed as one person."""
    first, second = sorted((one, other), key=lambda person: person.pk)
    values: dict[str, Any] = {
        "reasons": [Duplicate.Reason.NAME_AND_BIRTH],
        "found_on": date(2026, 11, 19),
    }
    return Duplicate.objects.create(one=first, other=second, **{**values, **fields})
