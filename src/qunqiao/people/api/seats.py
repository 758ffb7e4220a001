"""Duties in one's range: who has which, granting and ending them; and accounts to sign in with."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema
from ninja.responses import Status

from qunqiao.kit import clock
from qunqiao.kit.endpoints import Asked, Day, Page, Sent, coded, paged
from qunqiao.kit.errors import require
from qunqiao.people import policy
from qunqiao.people.actions.end_seat import end_seat as end
from qunqiao.people.actions.grant_seat import grant_seat as grant
from qunqiao.people.actions.open_account import open_account as open_one
from qunqiao.people.api.access import Scope, reads, who, writes
from qunqiao.people.models import Account, Seat
from qunqiao.people.queries import reach_of, the_person, the_seat, the_unit, visible_seats

router = Router(tags=["seats"])
Role = Annotated[Seat.Role, coded(Seat.Role)]


class SeatOut(Schema):
    """A duty over a unit and all below it, between two days."""

    id: int
    person_id: int
    unit_id: int
    role: Role
    began_on: date
    ended_on: date | None


class GrantIn(Sent):
    """Who gets which duty where, from which day."""

    person_id: int
    unit_id: int
    role: Role
    began_on: Day


class AccountIn(Sent):
    """The user name; people sign in with it or with their staff number."""

    username: str = Field(min_length=1, max_length=60, pattern=r"^[-a-zA-Z0-9_]+$")


class AccountOut(Schema):
    """An account that was opened."""

    person_id: int
    username: str


@router.get("/seats", **reads(Scope.MANAGE_SEATS, Page[SeatOut], _("职责名单")))
def list_seats(request: HttpRequest, response: HttpResponse, asked: Query[Asked]) -> dict[str, Any]:
    """The duties in force or still to begin that one may grant and end, in tree order."""
    reach, _person = who(request)
    require(policy.may_manage_seats(reach))
    return paged(request, response, visible_seats(reach, clock.today()), asked)


@router.post("/seats", **writes(Scope.MANAGE_SEATS, SeatOut, _("授予职责"), made=True))
def grant_seat(request: HttpRequest, sent: GrantIn) -> Status[Seat]:
    """Give a person a duty over a unit and all below it."""
    reach, person = who(request)
    seat = grant(
        actor=person,
        person=the_person(reach, sent.person_id),
        role=sent.role,
        unit=the_unit(reach, sent.unit_id),
        began_on=sent.began_on,
    )
    return Status(201, seat)


@router.post("/seats/{int:seat_id}/end", **writes(Scope.MANAGE_SEATS, SeatOut, _("收回职责")))
def end_seat(request: HttpRequest, seat_id: int) -> Seat:
    """Take a duty back from today on; what was done under it stays on the trail."""
    reach, person = who(request)
    today = clock.today()
    return end(actor=person, seat=the_seat(reach, seat_id, today), on=today)


@router.post(
    "/people/{int:person_id}/account",
    **writes(Scope.MANAGE_SEATS, AccountOut, _("开通账号"), made=True),
)
def open_account(request: HttpRequest, person_id: int, sent: AccountIn) -> Status[Account]:
    """Open an account without a password; the officer gives the first one on the person's page.

    A program that could give passwords could become anybody below it.
    """
    reach, actor = who(request)
    person = the_person(reach, person_id)
    require(policy.may_open_account(reach, person, reach_of(person).duties))
    account = open_one(actor=actor, person=person, username=sent.username, password=None)
    return Status(201, account)
