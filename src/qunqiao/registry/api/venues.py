"""The places units have for their organisations' work."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router

from qunqiao.kit.endpoints import Page, containing, having, ordered, paged, sorting
from qunqiao.people.api.access import Scope, reads
from qunqiao.registry.api.answers import VenueKind, VenueOut
from qunqiao.registry.api.asking import ListAsked, inside, reader
from qunqiao.registry.queries.assets import venues_closed, venues_on

router = Router(tags=["venues"])
_SORTS = {
    "name": ("name",),
    "code": ("code",),
    "unit": ("unit__path",),
    "unit_code": ("unit__code",),
    "kind": ("kind",),
    "area": ("area",),
    "shared": ("shared",),
    "opened": ("opened_on",),
    "closed": ("closed_on",),
}


class VenuesAsked(ListAsked):
    """How the list of places is narrowed and sorted."""

    kind: VenueKind | None = None
    state: Literal["closed"] | None = None
    sort: str | None = sorting(_SORTS)


@router.get("/venues", **reads(Scope.READ_REGISTRY, Page[VenueOut], _("阵地名单")))
def list_venues(
    request: HttpRequest, response: HttpResponse, asked: Query[VenuesAsked]
) -> dict[str, Any]:
    """The places in use on the day in tree order; or those given up by then."""
    reach = reader(request, asked.day)
    rows = (venues_closed if asked.state else venues_on)(reach, asked.day)
    rows = having(inside(reach, rows, asked.unit, "unit__path"), kind=asked.kind)
    rows = containing(rows, asked.text, "name", "code")
    order = ["unit__path", "kind", "code"]
    return paged(request, response, ordered(rows, asked.sort, _SORTS, order), asked)
