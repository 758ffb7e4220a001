"""Organisations: the register on a day, and one organisation with all that belongs to it."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router

from qunqiao.kit.endpoints import AskedOn, Page, Record, containing, having, ordered, paged, sorting
from qunqiao.people.api.access import Scope, reads
from qunqiao.registry.api.answers import (
    FormerNameOut,
    FundOut,
    OrganisationKind,
    OrganisationOut,
    OrganisationRow,
    PostOut,
    TermOut,
    Tier,
)
from qunqiao.registry.api.asking import ListAsked, inside, reader
from qunqiao.registry.queries import organisations
from qunqiao.registry.queries.assets import funds_of
from qunqiao.registry.queries.names import names_on
from qunqiao.registry.queries.people import members_on
from qunqiao.registry.queries.posts import posts_of
from qunqiao.registry.queries.terms import current_term, terms_of

router = Router(tags=["organisations"])
_SORTS = {
    "name": ("name",),
    "code": ("code",),
    "unit": ("unit__path",),
    "unit_code": ("unit__code",),
    "kind": ("kind",),
    "tier": ("tier",),
    "members": ("member_count",),
    "closed": ("closed_on",),
}


class OrganisationsAsked(ListAsked):
    """How the list is narrowed and sorted; ``state`` speaks of the running term, or "closed"."""

    kind: OrganisationKind | None = None
    tier: Tier | None = None
    state: Literal["overdue", "due", "no_term", "closed"] | None = None
    sort: str | None = sorting(_SORTS)


class OrganisationRecord(OrganisationOut):
    """An organisation with its terms, posts and money as they stood on the day.

    ``name`` is today's, ``name_then`` that of the day; ``former_names`` were out of use by then.
    """

    name_then: str
    former_names: list[FormerNameOut]
    members: int
    current_term: int | None
    terms: list[TermOut]
    posts: list[PostOut]
    funds: list[FundOut]


@router.get(
    "/organisations", **reads(Scope.READ_REGISTRY, Page[OrganisationRow], _("群团组织名单"))
)
def list_organisations(
    request: HttpRequest, response: HttpResponse, asked: Query[OrganisationsAsked]
) -> dict[str, Any]:
    """The organisations on the register of one's units, in tree order."""
    reach, closed = reader(request, asked.day), asked.state == "closed"
    query = organisations.closed_organisations if closed else organisations.organisations_on
    rows = inside(reach, query(reach, asked.day), asked.unit, "unit__path")
    rows = having(rows, kind=asked.kind, tier=asked.tier)
    if asked.state and not closed:
        rows = organisations.in_state(rows, asked.state, asked.day)
    rows = containing(rows, asked.text, "name", "code")
    order = ["unit__path", "kind", "code"]
    return paged(request, response, ordered(rows, asked.sort, _SORTS, order), asked)


@router.get(
    "/organisations/{int:organisation_id}",
    **reads(Scope.READ_REGISTRY, OrganisationRecord, _("一个群团组织")),
)
def get_organisation(request: HttpRequest, organisation_id: int, asked: Query[AskedOn]) -> Record:
    """One organisation with its terms, posts and money."""
    day = asked.day
    found = organisations.the_organisation(reader(request, asked.day), organisation_id)
    term, names = current_term(found, day), names_on(found, day)
    return Record(
        found,
        name_then=names.then,
        former_names=names.former,
        members=members_on(found, day).count(),
        current_term=term.number if term else None,
        terms=list(terms_of(found, day)),
        posts=list(posts_of(found, day)),
        funds=list(funds_of(found, day)),
    )
