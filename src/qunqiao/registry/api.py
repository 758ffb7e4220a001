"""The registry for machines: what its lists show, under the same reach, without personal data.

Persons are left out: a program that needs them reads a workbook, where an intake names who sent it.
"""

from datetime import date
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.pagination import PageNumberPagination, paginate
from ninja.security import django_auth

from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.models import Unit
from qunqiao.people.pages import reach_in
from qunqiao.people.policy import Reach
from qunqiao.registry.models import Fund, Organisation, Post, Term
from qunqiao.registry.policy.reading import may_read_registry
from qunqiao.registry.queries import assets, organisations, posts, terms, units
from qunqiao.registry.queries.people import members_on

router = Router(auth=django_auth, tags=["registry"])
Day = Annotated[date | None, Query(description="The day to read the registry as of; today if none")]


class Refused(Schema):
    """Why something was refused, in the language of the reader."""

    refused: str


class UnitOut(Schema):
    """A unit on the register; ``depth`` 1 is the top of the tree, rows come in tree order."""

    id: int
    code: str
    name: str
    kind: Unit.Kind
    depth: int
    region: str
    head_count: int | None
    premises: bool | None
    opened_on: date | None
    closed_on: date | None


class OrganisationOut(Schema):
    """An organisation on the register, with its members on the day."""

    id: int
    code: str
    name: str
    unit_id: int
    kind: Organisation.Kind
    tier: Organisation.Tier
    founded_on: date | None
    closed_on: date | None
    members: int = Field(alias="member_count")


class TermOut(Schema):
    """A term of office; ``due_on`` is the day it is full without an extension."""

    id: int
    number: int
    began_on: date
    years: int
    due_on: date
    ended_on: date | None
    extended_until: date | None


class PostOut(Schema):
    """A post; who holds it is not told, only whether somebody does."""

    id: int
    code: str
    body: Post.Body
    title: Post.Title
    full_time: bool | None
    held: bool
    vacant_since: date | None


class FundOut(Schema):
    """A year's money in yuan, as decimal text so that no cent is lost."""

    year: int
    payroll: str | None
    levy: str | None
    spent: str | None


class RecordOut(Schema):
    """An organisation with its terms, posts and money."""

    id: int
    code: str
    name: str
    unit_id: int
    kind: Organisation.Kind
    tier: Organisation.Tier
    founded_on: date | None
    closed_on: date | None
    members: int
    current_term: int | None
    terms: list[TermOut]
    posts: list[PostOut]
    funds: list[FundOut]


_REFUSALS: dict[int, type[Schema]] = {401: Refused, 403: Refused, 422: Refused}


@router.get("/units", response={200: list[UnitOut], **_REFUSALS}, operation_id="units")
@paginate(PageNumberPagination, page_size=50)
def list_units(request: HttpRequest, on: Day = None) -> QuerySet[Unit]:
    """The units one has a duty over, in tree order."""
    return units.units_on(_reach(request), on or clock.today())


@router.get(
    "/organisations",
    response={200: list[OrganisationOut], **_REFUSALS},
    operation_id="organisations",
)
@paginate(PageNumberPagination, page_size=50)
def list_organisations(request: HttpRequest, on: Day = None) -> QuerySet[Organisation]:
    """The organisations on the register of those units, in tree order."""
    return organisations.organisations_on(_reach(request), on or clock.today())


@router.get(
    "/organisations/{int:organisation_id}",
    response={200: RecordOut, 404: Refused, **_REFUSALS},
    operation_id="organisation",
)
def get_organisation(request: HttpRequest, organisation_id: int, on: Day = None) -> dict[str, Any]:
    """One organisation with its terms, posts and money."""
    day = on or clock.today()
    found = organisations.the_organisation(_reach(request), organisation_id)
    term: Term | None = terms.current_term(found, day)
    kept = ("id", "code", "name", "unit_id", "kind", "tier", "founded_on", "closed_on")
    return {
        **{name: getattr(found, name) for name in kept},
        "members": members_on(found, day).count(),
        "current_term": term.number if term else None,
        "terms": list(terms.terms_of(found, day)),
        "posts": [_post(post) for post in posts.posts_of(found, day)],
        "funds": [_fund(fund) for fund in assets.funds_of(found, day)],
    }


def _reach(request: HttpRequest) -> Reach:
    reach = reach_in(request)
    require(may_read_registry(reach))
    return reach


def _post(post: Post) -> dict[str, Any]:
    held = posts.holder(post) is not None
    kept = ("id", "code", "body", "title", "full_time")
    since = None if held else posts.vacant_since(post)
    return {**{name: getattr(post, name) for name in kept}, "held": held, "vacant_since": since}


def _fund(fund: Fund) -> dict[str, Any]:
    amounts = {name: getattr(fund, name) for name in ("payroll", "levy", "spent")}
    said = {name: None if value is None else str(value) for name, value in amounts.items()}
    return {"year": fund.year, **said}
