"""Check-ups: which there were, what one found in one's own units, and ordering another."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema
from ninja.responses import Status

from qunqiao.checkups import queries
from qunqiao.checkups.actions.order_checkup import order_checkup as order
from qunqiao.checkups.api.answers import (
    CheckupOut,
    CheckupState,
    FindingOut,
    reader,
    tongue,
)
from qunqiao.checkups.models import Checkup
from qunqiao.kit import clock
from qunqiao.kit.endpoints import Asked, Page, Record, coded, having, ordered, paged, sorting
from qunqiao.kit.errors import NotFound
from qunqiao.kit.jinja import said
from qunqiao.people.api.access import Scope, reads, who, writes

router = Router(tags=["checkups"])
_SORTS = {
    "name": ("pk",),
    "as_of": ("as_of",),
    "state": ("state",),
    "finished": ("finished_at",),
}


class CheckupsAsked(Asked):
    """How the list of check-ups is narrowed and sorted."""

    state: CheckupState | None = None
    sort: str | None = sorting(_SORTS)


ChangeCode = Annotated[queries.Change, coded(queries.Change)]


class DifferenceOut(FindingOut):
    """A finding that stood at one of two check-ups: what became of it, and its outcome at each."""

    change: ChangeCode
    was: str
    then: str


class DifferencesAsked(Asked):
    """Which changes to list."""

    change: ChangeCode | None = None


class TurnoverOut(Schema):
    """How many findings it opened, saw again, saw return and cleared, in one's own units."""

    new: int
    persisting: int
    returned: int
    cleared: int


class CheckupRecord(CheckupOut):
    """A check-up as far as it has come; counts are those of the caller's own units."""

    snapshot: str
    trouble: str
    outcomes: dict[str, int]
    turnover: TurnoverOut


@router.get("/checkups", **reads(Scope.READ_CHECKUPS, Page[CheckupOut], _("体检名单")))
def list_checkups(
    request: HttpRequest, response: HttpResponse, asked: Query[CheckupsAsked]
) -> dict[str, Any]:
    """Every check-up, the newest first."""
    rows = having(queries.visible_checkups(reader(request)), state=asked.state)
    return paged(request, response, ordered(rows, asked.sort, _SORTS, ["-pk"]), asked)


@router.get(
    "/checkups/{int:checkup_id}", **reads(Scope.READ_CHECKUPS, CheckupRecord, _("一次体检"))
)
def get_checkup(request: HttpRequest, checkup_id: int) -> Record:
    """How far it has come, and what it found; ``snapshot`` is the digest of the rows it rests on."""
    reach = reader(request)
    found = queries.the_checkup(reach, checkup_id)
    trouble = found.trouble.get("en" if tongue().startswith("en") else "zh", "")
    return Record(
        found,
        snapshot=found.snapshot.digest if found.snapshot else "",
        trouble=said(trouble),
        outcomes=queries.outcomes_in(reach, found),
        turnover=queries.turnover(reach, found),
    )


@router.get(
    "/checkups/{int:before_id}/differences/{int:after_id}",
    **reads(Scope.READ_CHECKUPS, Page[DifferenceOut], _("两次体检的变化")),
)
def list_differences(
    request: HttpRequest,
    response: HttpResponse,
    before_id: int,
    after_id: int,
    asked: Query[DifferencesAsked],
) -> dict[str, Any]:
    """Every finding that stood at either check-up; the same check-up twice is not found."""
    reach = reader(request)
    pair = queries.pair_of(reach, before_id, after_id)
    if pair is None:
        raise NotFound
    rows = having(queries.differences(reach, pair), change=asked.change)
    return paged(request, response, rows.order_by("urgency", "since", "pk"), asked)


@router.post("/checkups", **writes(Scope.RUN_CHECKUPS, CheckupOut, _("发起体检"), made=True))
def order_checkup(request: HttpRequest) -> Status[Checkup]:
    """Order a check-up of today's registry; a job runs it, ``get_checkup`` tells how far it is."""
    _reach, person = who(request)
    return Status(201, order(actor=person, as_of=clock.today()))
