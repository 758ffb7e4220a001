"""The organisations' money, year by year."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router

from qunqiao.kit.endpoints import Page, containing, having, ordered, paged, sorting
from qunqiao.people.api.access import Scope, reads
from qunqiao.registry.api.answers import FundOut, OrganisationKind
from qunqiao.registry.api.asking import ListAsked, inside, reader
from qunqiao.registry.queries.assets import funds_until

router = Router(tags=["funds"])
_SORTS = {
    "name": ("organisation__name",),
    "code": ("organisation__code",),
    "unit": ("organisation__unit__path",),
    "year": ("year",),
    "payroll": ("payroll",),
    "levy": ("levy",),
    "spent": ("spent",),
}


class FundsAsked(ListAsked):
    """How the list of money is narrowed and sorted."""

    kind: OrganisationKind | None = None
    year: int | None = Field(None, ge=1900, le=2100)
    sort: str | None = sorting(_SORTS)


@router.get("/funds", **reads(Scope.READ_REGISTRY, Page[FundOut], _("经费名单")))
def list_funds(
    request: HttpRequest, response: HttpResponse, asked: Query[FundsAsked]
) -> dict[str, Any]:
    """Money by year up to the year of the day, the newest first."""
    reach = reader(request, asked.day)
    rows = inside(reach, funds_until(reach, asked.day), asked.unit, "organisation__unit__path")
    rows = having(rows, organisation__kind=asked.kind, year=asked.year)
    rows = containing(rows, asked.text, "organisation__name", "organisation__code")
    order = ["-year", "organisation__unit__path", "organisation__code"]
    return paged(request, response, ordered(rows, asked.sort, _SORTS, order), asked)
