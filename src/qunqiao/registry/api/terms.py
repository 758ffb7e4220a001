"""Terms of office: which run, which are full, which were extended."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router

from qunqiao.kit.endpoints import Page, containing, having, ordered, paged, sorting
from qunqiao.people.api.access import Scope, reads
from qunqiao.registry.api.answers import OrganisationKind, TermOut
from qunqiao.registry.api.asking import ListAsked, inside, reader
from qunqiao.registry.queries.terms import STATES, running, visible_terms

router = Router(tags=["terms"])
_SORTS = {
    "name": ("organisation__name",),
    "code": ("organisation__code",),
    "unit": ("organisation__unit__path",),
    "number": ("number",),
    "began": ("began_on",),
    "years": ("years",),
    "extended": ("extended_until",),
    "ended": ("ended_on",),
}


class TermsAsked(ListAsked):
    """How the list of terms is narrowed and sorted."""

    kind: OrganisationKind | None = None
    state: Literal["overdue", "due", "extended", "ended"] | None = None
    sort: str | None = sorting(_SORTS)


@router.get("/terms", **reads(Scope.READ_REGISTRY, Page[TermOut], _("届次名单")))
def list_terms(
    request: HttpRequest, response: HttpResponse, asked: Query[TermsAsked]
) -> dict[str, Any]:
    """The terms running on the day, or those in the state asked for, the longest running first."""
    reach, day = reader(request, asked.day), asked.day
    condition = STATES[asked.state](day) if asked.state else running(day)
    rows = visible_terms(reach, day).filter(condition)
    rows = inside(reach, rows, asked.unit, "organisation__unit__path")
    rows = having(rows, organisation__kind=asked.kind)
    rows = containing(rows, asked.text, "organisation__name", "organisation__code")
    order = ["began_on", "organisation__unit__path"]
    return paged(request, response, ordered(rows, asked.sort, _SORTS, order), asked)
