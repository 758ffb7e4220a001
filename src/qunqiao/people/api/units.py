"""Changing the tree: a unit is placed below another, or closed."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema

from qunqiao.kit.endpoints import Day, Sent
from qunqiao.people.actions.close_unit import close_unit as close
from qunqiao.people.actions.move_unit import move_unit as move
from qunqiao.people.api.access import Scope, who, writes
from qunqiao.people.models import Unit
from qunqiao.people.queries import the_unit

router = Router(tags=["units"])


class MoveIn(Sent):
    """The new parent."""

    under_id: int


class CloseIn(Sent):
    """The day the unit ceased, as the document says."""

    on: Day


class ChangedUnit(Schema):
    """A unit after a change of the tree; ``depth`` 1 is the top."""

    id: int
    code: str
    name: str
    depth: int
    closed_on: date | None


@router.post(
    "/units/{int:unit_id}/move", **writes(Scope.WRITE_REGISTRY, ChangedUnit, _("调整单位隶属"))
)
def move_unit(request: HttpRequest, unit_id: int, sent: MoveIn) -> Unit:
    """Place a unit with all below it under another; duties over the new parent then reach it."""
    reach, person = who(request)
    return move(actor=person, unit=the_unit(reach, unit_id), under=the_unit(reach, sent.under_id))


@router.post(
    "/units/{int:unit_id}/close", **writes(Scope.WRITE_REGISTRY, ChangedUnit, _("撤销单位"))
)
def close_unit(request: HttpRequest, unit_id: int, sent: CloseIn) -> Unit:
    """Close a unit on a day; its history stays."""
    reach, person = who(request)
    return close(actor=person, unit=the_unit(reach, unit_id), on=sent.on)
