"""The map of who answers for what, for machines."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema

from qunqiao.people.api.access import Scope, reads
from qunqiao.supervision.api.documents import reader
from qunqiao.supervision.queries.map import map_of, own_tasks
from qunqiao.supervision.queries.mapped import MapTold, told

router = Router(tags=["supervision"])


class MapGapOut(Schema):
    """A largest piece of tree and time in which something is wrong; ``ends`` no longer belongs to it."""

    task_id: int
    wrong: str
    unit_id: int
    alone: bool
    kinds: list[str]
    begins: date
    ends: date | None
    holders: list[str]
    bodies: int


class OverloadOut(Schema):
    """Somebody who leads more tasks at once than the house allows."""

    holder: str
    begins: date
    ends: date | None
    most: int
    task_ids: list[int]


class MapOut(Schema):
    """The map of the open tasks one oversees."""

    gaps: list[MapGapOut]
    overloads: list[OverloadOut]


@router.get("/map", **reads(Scope.READ_SUPERVISION, MapOut, _("责任图")))
def get_map(request: HttpRequest) -> MapTold:
    """Where nobody, or several, lead the open tasks of the bodies one oversees."""
    return told(map_of(own_tasks(reader(request))))
