"""A registry as small objects that know each other, and the same as rows of the nine tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from qunqiao_engines.rulebook.tests.registry import Registry


@dataclass(eq=False)
class Person:
    key: str
    sex: str | None
    birth_year: int | None
    left_on: date | None


@dataclass(eq=False)
class Holding:
    person: Person
    began_on: date
    ended_on: date | None


@dataclass(eq=False)
class Post:
    body: str
    title: str
    full_time: bool | None
    opened_on: date | None
    closed_on: date | None
    holdings: list[Holding] = field(default_factory=list)


@dataclass(eq=False)
class Term:
    number: int
    began_on: date
    years: int
    ended_on: date | None
    extended_until: date | None
    extension_document: str | None


@dataclass(eq=False)
class Membership:
    person: Person
    joined_on: date
    left_on: date | None


@dataclass(eq=False)
class Year:
    year: int
    payroll: Decimal | None
    levy: Decimal | None
    spent: Decimal | None


@dataclass(eq=False)
class Venue:
    kind: str
    opened_on: date | None
    closed_on: date | None


@dataclass(eq=False)
class Organisation:
    id: str
    unit: Unit
    kind: str
    tier: str | None
    founded_on: date | None = None
    closed_on: date | None = None
    approved_on: date | None = None
    approval_document: str | None = None
    audit_committee: bool | None = None
    women_committee: bool | None = None
    terms: list[Term] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    years: list[Year] = field(default_factory=list)


@dataclass(eq=False)
class Unit:
    id: str
    kind: str | None
    region: str | None
    head_count: int | None
    premises: bool | None
    opened_on: date | None
    closed_on: date | None
    world: World
    people: list[Person] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    venues: list[Venue] = field(default_factory=list)


@dataclass(eq=False)
class World:
    """One small registry; nobody in it has to do with any other."""

    name: str
    units: list[Unit] = field(default_factory=list)

    @property
    def organisations(self) -> list[Organisation]:
        return [one for unit in self.units for one in unit.organisations]


def write(registry: Registry, world: World) -> None:
    """The rows of ``world`` added to those of ``registry``."""
    for unit in world.units:
        own = {name: getattr(unit, name) for name in _UNIT}
        registry.unit(**own, name=unit.id)
        for person in unit.people:
            row = {name: getattr(person, name) for name in ("sex", "birth_year", "left_on")}
            registry.person(unit.id, id=person.key, **row)
        for venue in unit.venues:
            registry.venue(unit.id, **vars(venue))
    for organisation in world.organisations:
        _write_organisation(registry, organisation)


_UNIT = ("id", "kind", "region", "head_count", "premises", "opened_on", "closed_on")
_ORGANISATION = (
    "id", "kind", "tier", "founded_on", "closed_on", "approved_on", "approval_document",
    "audit_committee", "women_committee",
)  # fmt: skip


def _write_organisation(registry: Registry, organisation: Organisation) -> None:
    own = {name: getattr(organisation, name) for name in _ORGANISATION}
    registry.organisation(organisation.unit.id, **own)
    for term in organisation.terms:
        registry.term(organisation.id, **vars(term))
    for post in organisation.posts:
        row = {name: value for name, value in vars(post).items() if name != "holdings"}
        key = registry.post(organisation.id, **row)
        for held in post.holdings:
            days = {"began_on": held.began_on, "ended_on": held.ended_on}
            registry.appoint(key, held.person.key, **days)
    for one in organisation.memberships:
        days = {"joined_on": one.joined_on, "left_on": one.left_on}
        registry.join(organisation.id, one.person.key, **days)
    for year in organisation.years:
        registry.add("funds", "id", "f", organisation_id=organisation.id, **vars(year))
