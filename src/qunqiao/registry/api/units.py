"""Units: the tree on a day, and one unit with what stands at it."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router

from qunqiao.kit.endpoints import AskedOn, Page, Record, containing, having, ordered, paged, sorting
from qunqiao.people.api.access import Scope, reads
from qunqiao.people.queries import the_unit
from qunqiao.registry.api.answers import (
    FormerNameOut,
    FundOut,
    OrganisationRow,
    UnitBrief,
    UnitKind,
    UnitOut,
    VenueOut,
)
from qunqiao.registry.api.asking import ListAsked, inside, reader
from qunqiao.registry.queries.assets import funds_at, venues_at
from qunqiao.registry.queries.names import names_on
from qunqiao.registry.queries.organisations import organisations_at
from qunqiao.registry.queries.units import (
    closed_units,
    people_count,
    sub_units,
    units_on,
    visible_ancestors,
)

router = Router(tags=["units"])
_SORTS = {
    "name": ("name",),
    "code": ("code",),
    "kind": ("kind",),
    "heads": ("head_count",),
    "premises": ("premises",),
    "closed": ("closed_on",),
}


class UnitsAsked(ListAsked):
    """How the list of units is narrowed and sorted."""

    kind: UnitKind | None = None
    state: Literal["closed"] | None = None
    sort: str | None = sorting(_SORTS)


class UnitRecord(UnitOut):
    """A unit with what stands at it on the day; ``above`` begins at the top the reader may see.

    ``name`` is today's, ``name_then`` that of the day; ``former_names`` were out of use by then.
    """

    name_then: str
    former_names: list[FormerNameOut]
    people: int
    above: list[UnitBrief]
    below: list[UnitBrief]
    organisations: list[OrganisationRow]
    venues: list[VenueOut]
    funds: list[FundOut]


@router.get("/units", **reads(Scope.READ_REGISTRY, Page[UnitOut], _("单位名单")))
def list_units(
    request: HttpRequest, response: HttpResponse, asked: Query[UnitsAsked]
) -> dict[str, Any]:
    """The units one has a duty over, in tree order; or those closed by the day."""
    reach = reader(request, asked.day)
    rows = (closed_units if asked.state else units_on)(reach, asked.day)
    rows = having(inside(reach, rows, asked.unit, "path"), kind=asked.kind)
    rows = containing(rows, asked.text, "name", "short_name", "code")
    return paged(request, response, ordered(rows, asked.sort, _SORTS, ["path"]), asked)


@router.get("/units/{int:unit_id}", **reads(Scope.READ_REGISTRY, UnitRecord, _("一个单位")))
def get_unit(request: HttpRequest, unit_id: int, asked: Query[AskedOn]) -> Record:
    """One unit with its organisations, places, money, and the units around it."""
    reach, day = reader(request, asked.day), asked.day
    found = the_unit(reach, unit_id)
    names = names_on(found, day)
    return Record(
        found,
        name_then=names.then,
        former_names=names.former,
        people=people_count(found, day),
        above=visible_ancestors(reach, found),
        below=list(sub_units(found, day)),
        organisations=list(organisations_at(found, day)),
        venues=list(venues_at(found, day)),
        funds=list(funds_at(found, day)),
    )
