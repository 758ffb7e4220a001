"""One finding: what, since when, by which rule, resting on which rows, and what to do next."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from qunqiao.checkups import bridge, policy, queries
from qunqiao.checkups.models import Checkup, Finding, Life, Outcome, Turn
from qunqiao.checkups.pages import address, language, reader_in
from qunqiao.checkups.pages.wording import table_word
from qunqiao.kit import clock, jinja
from qunqiao.kit.errors import require
from qunqiao.kit.jinja import said
from qunqiao.people.policy import Reach
from qunqiao.registry.bridge import language as sheet_language
from qunqiao.registry.bridge import workbook
from qunqiao.registry.policy.intake import may_send_intake
from qunqiao.registry.queries.records import addresses

_MOST_ROWS = 20
# Steps that are done by sending in a corrected record; the others are done outside and then recorded.
_RECORDING = {"correct_record", "record_approval", "record_venue", "collect_levy", "fill_post"}


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows of one table that a finding rests on, as label and address.

    ``more`` are too many to list, ``outside`` belong to units the reader has no duty over.
    """

    table: str
    rows: list[tuple[str, str]]
    more: int
    outside: int


@login_required
@require_safe
def finding(request: HttpRequest, finding_id: int) -> HttpResponse:
    """All that is known of one finding; one query per table it rests on."""
    reach = reader_in(request)
    shown = queries.the_finding(reach, finding_id)
    tongue = language()
    view = bridge.shelf().rule(shown.rule)
    values = {
        "finding": shown,
        "says": shown.says(tongue),
        "title": view.title(tongue) if view else shown.rule,
        "advice": view.advice(tongue) if view else "",
        "rule_href": reverse("checkups:rule", args=[shown.rule]) if view else "",
        "bases": [{**basis, **_told(basis)} for basis in shown.basis],
        "groups": list(_groups(reach, shown)),
        "computed": shown.computed(tongue),
        "strength": bridge.strength_word(shown.strength),
        "evidence_said": _evidence(shown, tongue),
        "missing": [bridge.missing_label(shown.subject_kind, f, tongue) for f in shown.missing],
        "subject_href": _subject(shown),
        "step": _step(shown, view),
        "form": reverse("checkups:finding_form", args=[shown.pk]) if may_send_intake(reach) else "",
        "history": _history(shown),
        "life": shown.life(clock.today()),
        "course": _course(shown),
        "sources": _sources(shown),
        "recheck": _rechecked(shown, tongue),
        "waivers": queries.waivers_of(shown),
        "may_waive": policy.may_waive(reach, shown.unit),
        "today": clock.today(),
        # Of a higher app, which fills in its part, as record pages do with findings.
        "tasks_href": address("supervision:finding_tasks", shown.pk),
    }
    return render(request, "checkups/finding.html", values)


def _rechecked(shown: Finding, tongue: str) -> str:
    """What the registry shows now, if it is not what the finding says; "" otherwise."""
    if shown.state != Finding.State.OPEN:
        return ""
    now = queries.now([(shown.subject_kind, shown.subject_id)], [shown])
    if now is None:
        return ""
    if shown.pk in now.gone:
        return _("按现在的资料复核：这个问题已经不成立，下一次体检自动销号，现在不用再处理。")
    if shown.pk in now.turned:
        says = said(now.turned[shown.pk].says(tongue))
        return _("按现在的资料复核，情况有变：%(says)s") % {"says": says}
    return ""


def _evidence(shown: Finding, tongue: str) -> list[tuple[str, str]]:
    words = bridge.evidence_in_words(shown.subject_kind, shown.evidence, tongue)
    return [(said(label), said(value)) for label, value in words]


def _told(basis: dict[str, Any]) -> dict[str, Any]:
    day = date.fromisoformat(basis["date"]) if basis["date"] else None
    return {"day": day, "confidence_word": bridge.confidence_word(basis["confidence"])}


def _groups(reach: Reach, shown: Finding) -> Iterator[RowGroup]:
    for table, ids in shown.rows.items():
        visible = queries.rows_in_reach(reach, table, [int(row_id) for row_id in ids])
        found = addresses(table, visible[:_MOST_ROWS])
        yield RowGroup(
            table_word(table),
            [(place.label, place.url) for place in found.values()],
            max(0, len(visible) - _MOST_ROWS),
            len(ids) - len(visible),
        )


def _subject(shown: Finding) -> str:
    if shown.subject_kind == Finding.Subject.UNIT:
        return address("registry:unit", shown.subject_id)
    return address("registry:organisation", shown.subject_id)


def _step(shown: Finding, view: bridge.RuleView | None) -> tuple[str, str] | None:
    """The place where the finding is put right: what the button says, and where it leads."""
    records = address("registry:intakes")
    if shown.state != Finding.State.OPEN or not records:
        return None
    if shown.missing or (view is not None and view.rule.next_step in _RECORDING):
        return _("补录或更正资料"), records
    return _("办完后更新名册"), records


def _course(shown: Finding) -> str:
    """Since when it is known and what became of it, in one sentence."""
    first, last = jinja.day(shown.first_checkup.as_of), jinja.day(shown.last_checkup.as_of)
    life = shown.life(clock.today())
    if life == Life.CLEARED and shown.cleared_checkup is not None:
        words = {"first": first, "day": jinja.day(shown.cleared_checkup.as_of)}
        return _("%(first)s 体检首次发现；%(day)s 体检时名册已不再显示，自动销号。") % words
    if shown.earlier is not None and shown.earlier.cleared_checkup is not None:
        words = {"day": jinja.day(shown.earlier.cleared_checkup.as_of), "first": first}
        return _("%(day)s 体检时已经销号，%(first)s 体检又查到。") % words
    if shown.first_checkup_id != shown.last_checkup_id:
        words = {"first": first, "last": last}
        return _("%(first)s 体检首次发现，到 %(last)s 体检仍存在。") % words
    return _("%(first)s 体检新发现。") % {"first": first}


def _sources(shown: Finding) -> str:
    """Who says so: each instrument with its article, as a page's first lines name them."""
    named = [said(" ".join((one["instrument"], one["article"]))) for one in shown.basis]
    return _("、").join(dict.fromkeys(named))


def _history(shown: Finding) -> list[tuple[date | None, str, str, str]]:
    """First seen or returned, turned, still there, cleared: each with the check-up that saw it."""
    first = _("首次发现")
    seen: list[tuple[Checkup | None, str]] = []
    if shown.earlier is not None:
        first = _("销号后重现")
        seen.append((shown.earlier.first_checkup, _("上一次发现")))
        seen.append((shown.earlier.cleared_checkup, _("上一次已销号")))
    seen.append((shown.first_checkup, first))
    seen += [(turn.checkup, _turned(turn)) for turn in queries.turns_of(shown)]
    if shown.last_checkup_id != shown.first_checkup_id:
        seen.append((shown.last_checkup, _("仍然存在")))
    if shown.cleared_checkup is not None:
        seen.append((shown.cleared_checkup, _("数据已不再显示这个问题，自动销号")))
    return [
        (
            checkup.as_of,
            title,
            _("第 %(n)d 次体检") % {"n": checkup.pk},
            reverse("checkups:checkup", args=[checkup.pk]),
        )
        for checkup, title in seen
        if checkup is not None
    ]


def _turned(turn: Turn) -> str:
    if turn.after == Outcome.ADVICE:
        return _("资料补全后是一条建议")
    if turn.after == Outcome.BREACH:
        return _("资料补全后确认是问题")
    return _("缺了资料，变为不明")


@login_required
@require_safe
def form(request: HttpRequest, finding_id: int) -> FileResponse:
    """The rows to put right as the workbook that is taken in, filled with what is on record."""
    reach = reader_in(request)
    require(may_send_intake(reach))
    shown = queries.the_finding(reach, finding_id)
    content = workbook(queries.tables_to_fill(reach, shown), sheet_language())
    name = _("%(subject)s-更正表.xlsx") % {"subject": shown.subject_name}
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=name)


@login_required
@require_safe
@vary_on_headers("HX-Request")
def findings_of(request: HttpRequest, kind: str, subject_id: int) -> HttpResponse:
    """What stands about one unit or organisation: a part for record pages, or a page of its own."""
    reach = reader_in(request)
    name, found = queries.findings_of(reach, kind, subject_id)
    tongue, standing = language(), list(found)
    now = queries.now(queries.subjects_of(kind, subject_id), standing)
    values = {
        "items": [(row, row.says(tongue), row.life(clock.today())) for row in standing],
        "now": now,
        "turned": {pk: one.says(tongue) for pk, one in now.turned.items()} if now else {},
        "appeared": [(one, one.says(tongue)) for one in now.appeared] if now else [],
        "latest": queries.latest_checkup(),
        "name": name,
    }
    part = "HX-Request" in request.headers
    page = "checkups/parts/_findings_of.html" if part else "checkups/findings_of.html"
    return render(request, page, values)
