"""Findings: what stands, what was cleared, and one with its rule, evidence and rows."""

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema

from qunqiao.checkups import bridge, queries
from qunqiao.checkups.api.answers import (
    BasisOut,
    FindingOut,
    Severity,
    ThemeCode,
    reader,
    tongue,
)
from qunqiao.checkups.models import Finding
from qunqiao.kit import clock
from qunqiao.kit.endpoints import Asked, Page, Record, Rows, Text, having, ordered, paged, sorting
from qunqiao.kit.jinja import said
from qunqiao.people.api.access import Scope, reads
from qunqiao.people.policy import Reach
from qunqiao.people.queries import the_unit

router = Router(tags=["findings"])
_SORTS = {
    "subject": ("subject_name",),
    "outcome": ("outcome",),
    "severity": ("urgency",),
    "theme": ("theme",),
    "since": ("since",),
}
_ORDER = ["urgency", "since"]


class FindingsAsked(Asked):
    """How findings are narrowed; left out, ``state`` gives what stands now ("open")."""

    unit: int | None = Field(None, description="This unit and all below it, by id.")
    own: Literal["1"] | None = Field(None, description="1: the unit itself, not those below.")
    kind: Literal["unit", "trade_union", "youth_league", "womens_committee", "other"] | None = None
    theme: ThemeCode | None = None
    rule: Text | None = Field(None, max_length=80)
    severity: Severity | None = None
    outcome: Literal["breach", "advice", "unknown"] | None = None
    state: Literal["open", "new", "persisting", "returned", "waived", "cleared", "all"] | None = (
        None
    )
    handling: Literal["ordered", "settled", "nothing"] | None = Field(
        None, description="Problems that are put right by order, are settled, or neither."
    )
    missing: Text | None = Field(None, max_length=400, description="Facts that are not recorded.")
    sort: str | None = sorting(_SORTS)


class RowsOut(Schema):
    """The rows of one table a finding rests on; ``outside`` belong to units out of one's reach."""

    table: str
    ids: list[int]
    outside: int


class FactOut(Schema):
    """A fact of the evidence, in words."""

    label: str
    value: str


class WaiverOut(Schema):
    """A waiver of one finding, up to and including ``until`` unless it was undone."""

    reason: str
    given_on: date
    until: date
    undone_on: date | None


class FindingRecord(FindingOut):
    """A finding with all that is known of it; the check-ups are told by id."""

    title: str = Field(description="What the rule is called.")
    heading: str = Field(description="The fault in words; of an unknown, what cannot be judged.")
    advice: str
    computed: str
    evidence: list[FactOut]
    missing: list[str]
    basis: list[BasisOut]
    rows: list[RowsOut]
    first_checkup_id: int
    last_checkup_id: int
    cleared_checkup_id: int | None
    earlier_id: int | None = Field(description="The one that was cleared before it returned.")
    waivers: list[WaiverOut]


@router.get("/findings", **reads(Scope.READ_CHECKUPS, Page[FindingOut], _("问题名单")))
def list_findings(
    request: HttpRequest, response: HttpResponse, asked: Query[FindingsAsked]
) -> dict[str, Any]:
    """The findings that stand, or were cleared where asked, the most urgent first."""
    reach = reader(request)
    rows = _placed(reach, _in_state(reach, asked), asked)
    rows = having(
        rows, theme=asked.theme, rule=asked.rule, severity=asked.severity, outcome=asked.outcome
    )
    rows = queries.of_kind(rows, asked.kind) if asked.kind else rows
    rows = queries.lacking(rows, asked.missing) if asked.missing else rows
    rows = queries.handled(rows, asked.handling) if asked.handling else rows
    return paged(request, response, ordered(rows, asked.sort, _SORTS, _ORDER), asked)


@router.get(
    "/findings/of/{slug:kind}/{int:subject_id}",
    **reads(Scope.READ_CHECKUPS, Page[FindingOut], _("一个对象的问题")),
)
def list_findings_of(
    request: HttpRequest, response: HttpResponse, kind: str, subject_id: int, asked: Query[Asked]
) -> dict[str, Any]:
    """What stands about one unit ("unit") or organisation ("organisation")."""
    _name, rows = queries.findings_of(reader(request), kind, subject_id)
    return paged(request, response, ordered(rows, None, _SORTS, _ORDER), asked)


@router.get(
    "/findings/{int:finding_id}", **reads(Scope.READ_CHECKUPS, FindingRecord, _("一个问题"))
)
def get_finding(request: HttpRequest, finding_id: int) -> Record:
    """One finding: by which rule, resting on which rows, and what to do."""
    reach, words = reader(request), tongue()
    found = queries.the_finding(reach, finding_id)
    view = bridge.shelf().rule(found.rule)
    facts = bridge.evidence_in_words(found.subject_kind, found.evidence, words)
    lacks = [bridge.missing_label(found.subject_kind, fact, words) for fact in found.missing]
    return Record(
        found,
        title=said(view.title(words)) if view else found.rule,
        heading=said(view.heading(found.outcome, found.evidence, words)) if view else found.rule,
        advice=said(view.advice(words)) if view else "",
        computed=said(found.computed(words)),
        evidence=[{"label": said(label), "value": said(value)} for label, value in facts],
        missing=[said(label) for label in lacks],
        basis=[{**basis, "date": basis["date"] or None} for basis in found.basis],
        rows=_rows(reach, found),
        waivers=list(queries.waivers_of(found)),
    )


def _in_state(reach: Reach, asked: FindingsAsked) -> Rows:
    if asked.state in (None, "open"):
        return queries.open_findings(reach)
    every = queries.all_findings(reach)
    return every if asked.state == "all" else queries.in_life(every, asked.state, clock.today())


def _placed(reach: Reach, rows: Rows, asked: FindingsAsked) -> Rows:
    if asked.unit is None:
        return rows
    unit = the_unit(reach, asked.unit)
    return rows.filter(unit=unit) if asked.own else rows.filter(unit__path__startswith=unit.path)


def _rows(reach: Reach, found: Finding) -> list[dict[str, object]]:
    """One query for each table it rests on."""
    groups: list[dict[str, object]] = []
    for table, ids in found.rows.items():
        visible = queries.rows_in_reach(reach, table, [int(row_id) for row_id in ids])
        groups.append({"table": table, "ids": visible, "outside": len(ids) - len(visible)})
    return groups
