"""What joins several apps, for machines: what waits, where it is worst, and the trail."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema

from qunqiao.checkups import queries as checkups
from qunqiao.checkups.queries import Branch, Cell
from qunqiao.kit.endpoints import Asked, Page, Text, having, ordered, paged, sorting
from qunqiao.kit.errors import require
from qunqiao.kit.jinja import said
from qunqiao.people.api.access import Scope, reads, who
from qunqiao.people.policy import Reach, may_use_workbench
from qunqiao.people.queries import the_unit
from qunqiao.trail.labels import LABELS
from qunqiao.trail.models import Entry
from qunqiao.workbench.queries import Step, Waiting, next_steps, readable_entries

router = Router(tags=["workbench"])
_SORTS = {"number": ("number",), "action": ("action",)}


class StepOut(Schema):
    """One thing that waits; ``when`` is told of its day, ``by`` is it if it is due, ``href`` is where it is done.

    ``stage`` says how far what is in hand has come, ``count`` for how many things it stands, and ``record``
    leads to what it is about; both texts may be empty. ``basis`` is the text it rests on, with the article;
    ``parts`` are name and address of what it stands for, of many the first few.
    """

    outcome: str
    mark: str
    sentence: str
    place: str
    advice: str
    when: str
    by: date | None
    href: str
    stage: str
    count: int
    record: str
    basis: str
    parts: list[tuple[str, str]]

    @staticmethod
    def resolve_stage(step: Step) -> str:
        """The word alone."""
        return step.stage[1] if step.stage else ""


class WaitingOut(Schema):
    """The most urgent steps, and how many wait in all: one's own, findings by outcome, terms that end.

    ``under_way`` are problems that have been ordered; they wait as tasks and are not in the total.
    """

    total: int
    mine: int
    found: dict[str, int]
    under_way: int
    ending: int
    steps: list[StepOut]


class CellOut(Schema):
    """How often each outcome came up under one theme."""

    theme: str
    breach: int
    advice: int
    unknown: int
    sound: int


class LineOut(Schema):
    """A unit with all below it, or alone (``own``); a theme no rule examined is left out."""

    unit_id: int
    name: str
    own: bool
    themes: list[CellOut]


class GapOut(Schema):
    """What is not recorded, how many findings wait for it, and ``missing`` to list them by."""

    label: str
    count: int
    missing: str


class OverviewOut(Schema):
    """Units against themes as the latest check-up left them, and what is not recorded."""

    checkup_id: int | None
    lines: list[LineOut]
    gaps: list[GapOut]


class OverviewAsked(Schema):
    """The unit to look into; left out, the units of one's own duties."""

    unit: int | None = None


class EntryOut(Schema):
    """One act on the trail; ``actor`` is a key ("person:12"), ``digest`` covers entry and chain."""

    number: int
    at: datetime
    action: str
    label: str
    actor: str
    subject_kind: str
    subject_id: str
    unit_id: int | None
    content: dict[str, Any] | None
    previous: str
    digest: str

    @staticmethod
    def resolve_label(entry: Entry) -> str:
        """The action in words."""
        return str(LABELS.get(entry.action, entry.action))

    @staticmethod
    def resolve_content(entry: Entry) -> dict[str, Any] | None:
        """Before and after; null where it was erased by law."""
        content: dict[str, Any] | None = entry.detail.content
        return content


class TrailAsked(Asked):
    """How the trail is narrowed and sorted."""

    action: Text | None = Field(None, max_length=80)
    unit: int | None = Field(None, description="Entries about this unit, by id.")
    subject_kind: Text | None = Field(None, max_length=60, description="As in the entries.")
    subject_id: Text | None = Field(None, max_length=60)
    sort: str | None = sorting(_SORTS)


@router.get("/next-steps", **reads(Scope.READ_CHECKUPS, WaitingOut, _("待办")))
def list_next_steps(request: HttpRequest) -> Waiting:
    """What waits for one, the most urgent first; at most a dozen are told."""
    return next_steps(_worker_here(request), get_language() or "zh-hans")


@router.get("/overview", **reads(Scope.READ_CHECKUPS, OverviewOut, _("总览")))
def get_overview(request: HttpRequest, asked: Query[OverviewAsked]) -> dict[str, object]:
    """Where it is worst: the counts of the latest check-up, by unit and theme."""
    reach = _worker_here(request)
    focus = the_unit(reach, asked.unit) if asked.unit is not None else None
    latest = checkups.latest_checkup()
    lines = checkups.branches(reach, focus)
    cells = checkups.cells(latest, focus, lines) if latest else {}
    gaps = checkups.gaps(reach, focus, get_language() or "")
    return {
        "checkup_id": latest.pk if latest else None,
        "lines": [_line(line, cells) for line in lines],
        "gaps": [
            {"label": said(gap.label), "count": gap.count, "missing": gap.name} for gap in gaps
        ],
    }


@router.get("/trail", **reads(Scope.READ_TRAIL, Page[EntryOut], _("留痕")))
def list_trail(
    request: HttpRequest, response: HttpResponse, asked: Query[TrailAsked]
) -> dict[str, Any]:
    """The acts about one's own units, the newest first."""
    reach = _worker_here(request)
    rows = having(
        readable_entries(reach),
        action=asked.action,
        subject_kind=asked.subject_kind,
        subject_id=asked.subject_id,
    )
    if asked.unit is not None:
        rows = rows.filter(unit_id=the_unit(reach, asked.unit).pk)
    return paged(request, response, ordered(rows, asked.sort, _SORTS, ["-number"]), asked)


def _worker_here(request: HttpRequest) -> Reach:
    reach, _person = who(request)
    require(may_use_workbench(reach))
    return reach


def _line(line: Branch, cells: dict[tuple[int, str], Cell]) -> dict[str, object]:
    found = {theme: cell for (unit, theme), cell in cells.items() if unit == line.unit.pk}
    themes = [
        {
            "theme": theme,
            "breach": cell.breach,
            "advice": cell.advice,
            "unknown": cell.unknown,
            "sound": cell.sound,
        }
        for theme, cell in sorted(found.items())
    ]
    return {
        "unit_id": line.unit.pk,
        "name": line.unit.name,
        "own": line.own,
        "themes": themes,
    }
