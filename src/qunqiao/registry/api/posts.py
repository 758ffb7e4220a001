"""Posts: who holds them, which are vacant and since when."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router

from qunqiao.kit.endpoints import Page, containing, having, ordered, paged, sorting
from qunqiao.people.api.access import Scope, reads
from qunqiao.registry.api.answers import Body, OrganisationKind, PostOut, Title
from qunqiao.registry.api.asking import ListAsked, inside, reader
from qunqiao.registry.queries.posts import held, vacant, visible_posts

router = Router(tags=["posts"])
_SORTS = {
    "title": ("title",),
    "code": ("code",),
    "body": ("body",),
    "name": ("organisation__name",),
    "of": ("organisation__code",),
    "unit": ("organisation__unit__path",),
    "full_time": ("full_time",),
}


class PostsAsked(ListAsked):
    """How the list of posts is narrowed and sorted."""

    kind: OrganisationKind | None = None
    body: Body | None = None
    title: Title | None = None
    state: Literal["vacant", "held"] | None = None
    sort: str | None = sorting(_SORTS)


@router.get("/posts", **reads(Scope.READ_REGISTRY, Page[PostOut], _("职务名单")))
def list_posts(
    request: HttpRequest, response: HttpResponse, asked: Query[PostsAsked]
) -> dict[str, Any]:
    """The posts that exist on the day; a holder is told by id, the name is in ``/people``."""
    reach, day = reader(request, asked.day), asked.day
    rows = inside(reach, visible_posts(reach, day), asked.unit, "organisation__unit__path")
    rows = having(rows, organisation__kind=asked.kind, body=asked.body, title=asked.title)
    if asked.state:
        rows = (vacant if asked.state == "vacant" else held)(rows, day)
    rows = containing(rows, asked.text, "organisation__name", "organisation__code")
    order = ["organisation__unit__path", "organisation__code", "body_place", "code"]
    return paged(request, response, ordered(rows, asked.sort, _SORTS, order), asked)
