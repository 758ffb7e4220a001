"""The records of the registry as endpoints tell them; names of persons are in ``persons.py`` alone.

Money and areas are decimal text, so that no cent is lost on the way.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import AfterValidator, ValidationInfo

from qunqiao.kit import clock
from qunqiao.kit.endpoints import coded
from qunqiao.people.models import Unit
from qunqiao.registry.models import Organisation, Post, Term, Venue
from qunqiao.registry.queries.days import come
from qunqiao.registry.queries.posts import held_since, holder, vacant_since
from qunqiao.registry.queries.terms import extension

UnitKind = Annotated[Unit.Kind, coded(Unit.Kind)]
OrganisationKind = Annotated[Organisation.Kind, coded(Organisation.Kind)]
Tier = Annotated[Organisation.Tier, coded(Organisation.Tier)]
Body = Annotated[Post.Body, coded(Post.Body)]
Title = Annotated[Post.Title, coded(Post.Title)]
VenueKind = Annotated[Venue.Kind, coded(Venue.Kind)]


def day_of(context: dict[str, Any] | None) -> date:
    """The day an answer is told as of; ``asking.reader`` notes it on the request."""
    as_of: date | None = getattr((context or {}).get("request"), "as_of", None)
    return as_of or clock.today()


def _if_come(day: date | None, info: ValidationInfo) -> date | None:
    return come(day, day_of(info.context))


# The end of something: told once it has come by the day that was asked for, nobody knew it before.
Ended = Annotated[date | None, AfterValidator(_if_come)]


class UnitBrief(Schema):
    """A unit as other records name it."""

    id: int
    code: str
    name: str


class FormerNameOut(Schema):
    """A name that was in use until ``until``, the day a workbook brought the next one."""

    name: str
    until: date


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
    closed_on: Ended


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
    closed_on: Ended


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
    ended_on: Ended
    extended_until: date | None
    extension_document: str

    @staticmethod
    def resolve_extended_until(term: Term, context: dict[str, Any]) -> date | None:
        """As far as an extension counts on the day asked for."""
        return extension(term, day_of(context))

    @staticmethod
    def resolve_extension_document(term: Term, context: dict[str, Any]) -> str:
        """Of the extension that is told."""
        return term.extension_document if extension(term, day_of(context)) else ""


class PostOut(Schema):
    """A post; ``holder_id`` is the person who holds it on the day, null for a vacancy."""

    id: int
    code: str
    organisation_id: int
    body: Body
    title: Title
    full_time: bool | None
    opened_on: date | None
    closed_on: Ended
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
    closed_on: Ended
