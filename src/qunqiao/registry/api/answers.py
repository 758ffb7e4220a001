"""The records of the registry as endpoints tell them; names of persons are in ``persons.py`` alone.

Money and areas are decimal text, so that no cent is lost on the way.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated

from ninja import Field, Schema

from qunqiao.kit.endpoints import coded
from qunqiao.people.models import Unit
from qunqiao.registry.models import Organisation, Post, Venue
from qunqiao.registry.queries.posts import held_since, holder, vacant_since

UnitKind = Annotated[Unit.Kind, coded(Unit.Kind)]
OrganisationKind = Annotated[Organisation.Kind, coded(Organisation.Kind)]
Tier = Annotated[Organisation.Tier, coded(Organisation.Tier)]
Body = Annotated[Post.Body, coded(Post.Body)]
Title = Annotated[Post.Title, coded(Post.Title)]
VenueKind = Annotated[Venue.Kind, coded(Venue.Kind)]


class UnitBrief(Schema):
    """A unit as other records name it."""

    id: int
    code: str
    name: str


class UnitOut(UnitBrief):
    """A unit on the register; ``depth`` 1 is the top of the tree."""

    short_name: str
    uscc: str
    kind: UnitKind
    depth: int
    region: str
    head_count: int | None
    premises: bool | None
    opened_on: date | None
    closed_on: date | None


class OrganisationOut(Schema):
    """An organisation on the register."""

    id: int
    code: str
    name: str
    unit_id: int
    kind: OrganisationKind
    tier: Tier
    founded_on: date | None
    approved_on: date | None
    approval_document: str
    audit_committee: bool | None
    women_committee: bool | None
    closed_on: date | None


class OrganisationRow(OrganisationOut):
    """An organisation with its members counted on the day."""

    members: int = Field(alias="member_count")


class TermOut(Schema):
    """A term of office; ``due_on`` is the day it is full without an extension."""

    id: int
    organisation_id: int
    number: int
    began_on: date
    years: int
    due_on: date
    ended_on: date | None
    extended_until: date | None
    extension_document: str


class PostOut(Schema):
    """A post; ``holder_id`` is the person who holds it on the day, null for a vacancy."""

    id: int
    code: str
    organisation_id: int
    body: Body
    title: Title
    full_time: bool | None
    opened_on: date | None
    closed_on: date | None
    holder_id: int | None
    held_since: date | None
    vacant_since: date | None

    @staticmethod
    def resolve_holder_id(post: Post) -> int | None:
        """The person of the appointment in force."""
        current = holder(post)
        return current.person_id if current else None

    @staticmethod
    def resolve_held_since(post: Post) -> date | None:
        """None for a vacancy."""
        return held_since(post)

    @staticmethod
    def resolve_vacant_since(post: Post) -> date | None:
        """None for a post that is held, or if nobody knows."""
        return None if holder(post) else vacant_since(post)


class FundOut(Schema):
    """A year's money in yuan."""

    id: int
    organisation_id: int
    year: int
    payroll: Decimal | None
    levy: Decimal | None
    spent: Decimal | None


class VenueOut(Schema):
    """A place for an organisation's work; the area in square metres."""

    id: int
    code: str
    unit_id: int
    name: str
    kind: VenueKind
    area: Decimal | None
    shared: bool | None
    opened_on: date | None
    closed_on: date | None
