"""Visits for machines: noting one, reading those in one's range, and where nobody has been."""

import uuid
from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema
from ninja.responses import Status

from qunqiao.kit import clock
from qunqiao.kit.endpoints import Asked, Day, Page, Sent, Text, having, ordered, paged, sorting
from qunqiao.kit.errors import NotFound, require
from qunqiao.needs.policy import ANSWERING
from qunqiao.people.api.access import Scope, reads, who, writes
from qunqiao.people.models import Person, Unit
from qunqiao.people.policy import Reach
from qunqiao.people.queries import visible_units
from qunqiao.visits import policy
from qunqiao.visits.actions.note_visit import Met, Noted
from qunqiao.visits.actions.note_visit import note_visit as note
from qunqiao.visits.errors import NotedAlready
from qunqiao.visits.forms import DIFFICULTY_LENGTH, MOST_DIFFICULTIES
from qunqiao.visits.models import HEARD_LENGTH, MOST_COMPANIONS, MOST_MET, Visit
from qunqiao.visits.queries import coverage, the_visit, visible_visits
from qunqiao.visits.queries.narrowing import by, of_unit, since, unheard

router = Router(tags=["visits"])
_SORTS = {"unit": ("unit__path",), "visited_on": ("visited_on",)}
Difficulty = Annotated[Text, Field(min_length=1, max_length=DIFFICULTY_LENGTH)]


class VisitListed(Schema):
    """A visit: a day, a unit, and how many were met; nobody by name."""

    id: int
    key: uuid.UUID
    unit_id: int
    visited_on: date
    workers: int
    officers: int
    companions: int
    heard: str
    noted_on: date


class VisitOut(VisitListed):
    """A visit with the needs that were heard on it."""

    need_ids: list[int]

    @staticmethod
    def resolve_need_ids(visit: Visit) -> list[int]:
        """The needs heard on it."""
        return [one.need_id for one in visit.difficulties.all()]


class VisitsAsked(Asked):
    """Which visits are asked for."""

    unit_id: int | None = Field(None, description="Only those to this unit.")
    unit: Text | None = Field(
        None, max_length=120, description="Only those to units of such a name."
    )
    since: Literal["month", "half", "year"] | None = Field(None, description="The last so long.")
    by: Literal["me"] | None = Field(None, description="me: one's own.")
    sort: str | None = sorting(_SORTS)


class VisitIn(Sent):
    """A visit to note; sent again under the same ``key`` it is answered as the first time."""

    key: uuid.UUID | None = Field(None, description="Made by the sender; makes sending again safe.")
    unit_id: int
    visited_on: Day
    workers: int = Field(0, ge=0, le=MOST_MET)
    officers: int = Field(0, ge=0, le=MOST_MET)
    companions: int = Field(0, ge=0, le=MOST_COMPANIONS)
    heard: Text = Field("", max_length=HEARD_LENGTH)
    difficulties: list[Difficulty] = Field([], max_length=MOST_DIFFICULTIES)
    owner_id: int | None = Field(None, description="Who sees to them; the unit itself if left out.")


class CoverageOut(Schema):
    """A unit, and when it was last visited from outside and last heard; null is never."""

    unit_id: int
    visited_on: date | None
    heard_on: date | None

    @staticmethod
    def resolve_unit_id(unit: Unit) -> int:
        """The unit."""
        return int(unit.pk)


class CoverageAsked(Asked):
    """Which units are asked for."""

    since: Literal["year", "never", "all"] | None = Field(
        None, description="For how long nothing was heard; half a year if left out."
    )
    unit: Text | None = Field(None, max_length=120, description="Only units of such a name.")


@router.get("/visits", **reads(Scope.READ_VISITS, Page[VisitListed], _("走访名单")))
def list_visits(
    request: HttpRequest, response: HttpResponse, asked: Query[VisitsAsked]
) -> dict[str, Any]:
    """One's own visits and those to the units below one, the latest first."""
    reach, person = _reader(request)
    rows = having(visible_visits(reach), unit_id=asked.unit_id)
    rows = since(rows, asked.since) if asked.since else rows
    rows = of_unit(rows, asked.unit) if asked.unit else rows
    rows = by(rows, person) if asked.by else rows
    return paged(request, response, ordered(rows, asked.sort, _SORTS, ("-visited_on",)), asked)


@router.get("/visits/coverage", **reads(Scope.READ_VISITS, Page[CoverageOut], _("走访覆盖")))
def list_coverage(
    request: HttpRequest, response: HttpResponse, asked: Query[CoverageAsked]
) -> dict[str, Any]:
    """The units below one that were neither visited nor heard for half a year, in tree order."""
    reach, _person = _reader(request)
    require(policy.may_see_coverage(reach))
    rows = unheard(coverage(reach), asked.since or "")
    if asked.unit:
        rows = rows.filter(name__icontains=asked.unit)
    return paged(request, response, rows, asked)


@router.get("/visits/{int:visit_id}", **reads(Scope.READ_VISITS, VisitOut, _("一次走访")))
def get_visit(request: HttpRequest, visit_id: int) -> Visit:
    """One visit."""
    reach, _person = _reader(request)
    return the_visit(reach, visit_id)


@router.post("/visits", **writes(Scope.WRITE_VISITS, VisitOut, _("登记走访"), made=True))
def note_visit(request: HttpRequest, sent: VisitIn) -> Status[Visit]:
    """Note a visit; each difficulty becomes a need."""
    reach, person = _reader(request)
    noted = Noted(
        key=sent.key or uuid.uuid4(),
        unit=_unit(reach, sent.unit_id),
        visited_on=sent.visited_on,
        met=Met(sent.workers, sent.officers, sent.companions),
        heard=sent.heard,
        difficulties=sent.difficulties,
        owner=_unit(reach, sent.owner_id) if sent.owner_id is not None else None,
    )
    try:
        visit_id = note(actor=person, noted=noted, on=clock.today()).pk
    except NotedAlready as before:
        visit_id = before.visit_id
    return Status(201, the_visit(reach, visit_id))


def _unit(reach: Reach, unit_id: int) -> Unit:
    found = visible_units(reach, ANSWERING).filter(pk=unit_id, closed_on__isnull=True).first()
    if found is None:
        raise NotFound
    return found


def _reader(request: HttpRequest) -> tuple[Reach, Person]:
    reach, person = who(request)
    require(policy.may_read_visits(reach))
    return reach, person
