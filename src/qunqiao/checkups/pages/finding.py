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
from qunqiao.checkups.models import Finding, Outcome
from qunqiao.checkups.pages import address, language, reader_in
from qunqiao.checkups.pages.clearing import recorded_now
from qunqiao.checkups.pages.finding_around import (
    holders_of,
    is_ordered,
    issuer_of,
    members_href,
)
from qunqiao.checkups.pages.finding_course import course_of, in_a_sentence, moments
from qunqiao.checkups.pages.finding_steps import doing_of
from qunqiao.checkups.pages.sources import how_sure, sources_of, sureness, text_then
from qunqiao.checkups.pages.wording import table_word
from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.kit.jinja import said
from qunqiao.people.models import Seat
from qunqiao.people.policy import Reach, may_grant_seat
from qunqiao.people.queries import seats_of
from qunqiao.registry.bridge import language as sheet_language
from qunqiao.registry.bridge import workbook
from qunqiao.registry.policy.intake import may_send_intake
from qunqiao.registry.queries.records import addresses

_MOST_ROWS = 20
# Tables of which a finding counts rows; of the others it rests on the one it is about.
_COUNTED = ("posts", "appointments", "memberships", "funds", "venues")
_EXTENSION = ("extended_until", "extension_document")


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows of one table that a finding rests on, as label and address.

    ``more`` are too many to list, ``outside`` belong to units the reader has no duty over.
    """

    table: str
    rows: list[tuple[str, str]]
    more: int
    outside: int

    @property
    def word(self) -> str:
        """What a row of the table is called."""
        return table_word(self.table)

    @property
    def total(self) -> int:
        """How many rows there are, with those that are not listed."""
        return len(self.rows) + self.more + self.outside


@login_required
@require_safe
def finding(request: HttpRequest, finding_id: int) -> HttpResponse:
    """All that is known of one finding; one query per table it rests on."""
    reach = reader_in(request)
    shown = queries.the_finding(reach, finding_id)
    tongue = language()
    view = bridge.shelf().rule(shown.rule)
    rule_title = said(view.title(tongue)) if view else shown.rule
    course, waivers = course_of(shown), list(queries.waivers_of(shown))
    groups = list(_groups(reach, shown))
    # Who stands above the unit orders, or excuses; the unit itself has the deed to do.
    above, unknown = policy.may_waive(reach, shown.unit), shown.outcome == Outcome.UNKNOWN
    ordered = shown.outcome == Outcome.ADVICE and is_ordered(reach, shown)
    doing = doing_of(reach, shown, view, main=unknown or not above, ordered=ordered)
    values = {
        "finding": shown,
        "says": shown.says(tongue),
        "title": heading_of(shown, view),
        "rule_title": rule_title,
        "rule_href": reverse("checkups:rule", args=[shown.rule]) if view else "",
        **_texts(shown, view),
        "groups": groups,
        "counted": [(one.word, one.total) for one in groups if one.table in _COUNTED],
        "computed": shown.computed(tongue),
        "strength": bridge.strength_word(shown.strength),
        "evidence_said": _evidence(shown, tongue),
        "blank": _blank(shown, tongue),
        "subject_href": _subject(shown),
        "doing": doing,
        "seen_by": _seen_by(shown) if above and unknown else None,
        "seats_href": _granting(reach, shown),
        "holders": holders_of(reach, shown),
        "members_href": members_href(shown),
        "issuer": issuer_of(shown, view),
        "others": _others(reach, shown),
        "history": moments(reach, course, waivers),
        "life": shown.life(clock.today()),
        "course": in_a_sentence(course, _began(shown, view)),
        "recheck": _rechecked(shown, tongue),
        "recorded": recorded_now(reach, shown),
        "waivers": waivers,
        "above": above,
        "today": clock.today(),
        # Of a higher app, which fills in its part, as record pages do with findings.
        "tasks_href": address("supervision:finding_tasks", shown.pk),
    }
    return render(request, "checkups/finding.html", values)


def _texts(shown: Finding, view: bridge.RuleView | None) -> dict[str, Any]:
    """What it rests on, how sure that is, and since when it applies."""
    sources = sources_of(shown)
    return {
        "bases": sources,
        "sources": bridge.named(bridge.cited(shown.basis, shown.unit.region)),
        "sure": how_sure(sources),
        "sureness": sureness(sources),
        "then": text_then(shown, view),
        "in_force": view.rule.in_force_from if view else None,
    }


def _rechecked(shown: Finding, tongue: str) -> str:
    """What the registry shows now, if it is not what the finding says; "" otherwise."""
    if shown.state != Finding.State.OPEN:
        return ""
    now = queries.now([(shown.subject_kind, shown.subject_id)], [shown])
    if now is None:
        return ""
    if shown.pk in now.gone:
        return _("按现在的资料复核：这个问题已经不成立，下一次体检正式销号，现在不用再处理。")
    if shown.pk in now.turned:
        says = said(now.turned[shown.pk].says(tongue))
        return _("按现在的资料复核，情况有变：%(says)s") % {"says": says}
    return ""


def _evidence(shown: Finding, tongue: str) -> list[tuple[str, str]]:
    words = bridge.evidence_in_words(shown.subject_kind, shown.evidence, tongue)
    return [(said(label), said(value)) for label, value in words]


def _blank(shown: Finding, tongue: str) -> str:
    """What of an extension is not recorded, as labels: the rules take that as no extension."""
    empty = {name: None for name in _EXTENSION if shown.evidence.get(name, "") is None}
    words = bridge.evidence_in_words(shown.subject_kind, empty, tongue)
    return "" if shown.missing else _("、").join(said(label) for label, _value in words)


def heading_of(shown: Finding, view: bridge.RuleView | None) -> str:
    """The fault in words; of an unknown, which accuses nobody, what cannot be judged."""
    if view is None:
        return shown.rule
    return said(view.heading(shown.outcome, shown.evidence, language()))


def _began(shown: Finding, view: bridge.RuleView | None) -> date | None:
    """The day from which a time that the rule allows was counted; None if it allows none."""
    if view is None or view.rule.since is None or view.rule.within is None:
        return None
    day = shown.evidence.get(view.rule.since)
    return date.fromisoformat(day) if day else None


def _granting(reach: Reach, shown: Finding) -> str:
    """Where the unit is given an officer; "" for who may not give one."""
    if not may_grant_seat(reach, Seat.Role.OFFICER, shown.unit):
        return ""
    return f"{reverse('people:seat_grant')}?unit={shown.unit.code}"


def _seen_by(shown: Finding) -> int:
    """How many at the unit itself have it among what waits for them."""
    roles = (Seat.Role.OFFICER, Seat.Role.UNIT_LEAD, Seat.Role.SUPERVISOR)
    return seats_of(shown.unit, clock.today()).filter(role__in=roles).count()


def _others(reach: Reach, shown: Finding) -> list[tuple[Finding, str]]:
    """What else stands about the same subject, each with its sentence."""
    tongue = language()
    return [(one, one.says(tongue)) for one in queries.others_of(reach, shown)]


def _groups(reach: Reach, shown: Finding) -> Iterator[RowGroup]:
    for table, ids in shown.rows.items():
        visible = queries.rows_in_reach(reach, table, [int(row_id) for row_id in ids])
        found = addresses(table, visible[:_MOST_ROWS])
        yield RowGroup(
            table,
            [(place.label, place.url) for place in found.values()],
            max(0, len(visible) - _MOST_ROWS),
            len(ids) - len(visible),
        )


def _subject(shown: Finding) -> str:
    if shown.subject_kind == Finding.Subject.UNIT:
        return address("registry:unit", shown.subject_id)
    return address("registry:organisation", shown.subject_id)


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
