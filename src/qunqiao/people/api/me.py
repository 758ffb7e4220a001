"""Whoever the token acts for: the person and their own duties."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema

from qunqiao.kit import clock
from qunqiao.kit.endpoints import Record
from qunqiao.people.api.access import Scope, reads, who
from qunqiao.people.api.seats import Role
from qunqiao.people.queries import own_seats

router = Router(tags=["me"])


class OwnSeat(Schema):
    """A duty of one's own over a unit and all below it."""

    role: Role
    unit_id: int
    began_on: date


class Me(Schema):
    """The person a token acts for, and what they may do today."""

    id: int
    staff_number: str
    name: str
    unit_id: int | None
    seats: list[OwnSeat]


@router.get("/me", **reads(Scope.ME, Me, _("本人和本人的职责")))
def get_me(request: HttpRequest) -> Record:
    """Who one is here, and one's duties in force."""
    _reach, person = who(request)
    return Record(person, seats=list(own_seats(person, clock.today())))
