"""Where it is worst, in ten seconds: units against themes, terms about to end, and missing data."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qunqiao.checkups import policy as checkup_policy
from qunqiao.checkups import queries as checkups
from qunqiao.checkups.models import Checkup, Finding, Outcome
from qunqiao.checkups.queries import Branch
from qunqiao.kit import clock
from qunqiao.kit.addresses import number_in
from qunqiao.kit.errors import require
from qunqiao.kit.jinja import said
from qunqiao.people.models import Unit
from qunqiao.people.pages import reach_in
from qunqiao.people.policy import STAFF, Reach, may_use_workbench, may_view_unit
from qunqiao.people.queries import ancestors, the_unit, visible_units
from qunqiao.workbench.pages.answering import (
    Cells,
    Gap,
    lacking_of,
    places_of,
    shares_of,
    themes_of,
)
from qunqiao.workbench.pages.comparing import (
    change_since,
    course_of,
    like_with_like,
    list_of,
    of_focus,
)
from qunqiao.workbench.pages.ending import dues_of
from qunqiao.workbench.pages.matrix import columns_of, row_of, total_row, unexamined

_MOST_GAPS = 8
_SHOWN = (Outcome.BREACH.value, Outcome.ADVICE.value, Outcome.UNKNOWN.value)
_COUNTED = (*_SHOWN, Outcome.SOUND.value)


@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The reader's own subtree, or one unit of it and the units right below; a dozen queries."""
    reach = reach_in(request)
    require(may_use_workbench(reach))
    focus = _focus(reach, number_in(request.GET, "unit"))
    latest = checkups.latest_checkup()
    lines = checkups.branches(reach, focus)
    cells: Cells = checkups.cells(latest, focus, lines) if latest else {}
    gaps, total = _gaps(reach, focus), _total(cells)
    lacking = lacking_of(gaps)
    values: dict[str, object] = {
        "focus": focus,
        "trail": _trail(reach, focus),
        "latest": latest,
        "total": total,
        "totals_href": {o: list_of(**of_focus(focus), outcome=o) for o in _SHOWN},
        "dues": dues_of(reach, focus, clock.today()),
        "gaps": gaps[:_MOST_GAPS],
        "lacking": lacking,
        # One unknown may want for several facts: said where the figures shown exceed their sum.
        "several_told": sum(count * len(facts) for count, facts in lacking) > total["unknown"],
        "several": sum(gap[1] for gap in gaps) > total["unknown"],
        "change": change_since(reach, focus, latest, lines),
        "course": course_of(checkups.trend(reach, focus), focus),
        "kinds": like_with_like(reach, focus, latest),
        "may_order": checkup_policy.may_order(reach),
        "coming": checkups.next_checkup(reach),
    }
    if latest is not None:
        values |= _shown(reach, focus, latest, lines, cells)
    return render(request, "workbench/overview.html", values)


def _shown(
    reach: Reach, focus: Unit | None, latest: Checkup, lines: list[Branch], cells: Cells
) -> dict[str, object]:
    """Where the problems are: the units against themes, the worst of them, and what it all rests on."""
    severe = list_of(**of_focus(focus), outcome="breach", severity="high")
    sources = checkups.sources_of(latest, reach, focus)
    return {
        "columns": columns_of(latest),
        "unexamined": unexamined(latest),
        "rows": [row_of(line, latest, cells) for line in lines],
        "total_row": total_row(lines, latest, cells, of_focus(focus)),
        "severe": (str(Finding.Severity.HIGH.label), checkups.severe(reach, focus), severe),
        "worst": places_of(lines, cells, "breach"),
        "shares": shares_of(lines, cells),
        "themes": themes_of(cells, of_focus(focus)),
        "unclear": places_of(lines, cells, "unknown"),
        "handling": _handling(reach, focus),
        "sources": [(source.value, str(source.label), n) for source, n in sources.items()],
    }


def _handling(reach: Reach, focus: Unit | None) -> list[tuple[str, int, str]]:
    """What is done about the problems, each with how many and their list."""
    counts = checkups.handling(reach, focus)
    return [
        (str(how.label), count, list_of(**of_focus(focus), handling=how.value))
        for how, count in counts.items()
        if count
    ]


def _focus(reach: Reach, asked: int | None) -> Unit | None:
    """The unit asked for; without one, the only top of one's duties when it has units below."""
    if asked is not None:
        return the_unit(reach, asked)
    tops = reach.paths(STAFF)
    if len(tops) != 1:
        return None
    top = visible_units(reach).filter(path=tops[0]).first()
    return top if top is not None and top.numchild else None


def _trail(reach: Reach, focus: Unit | None) -> list[tuple[str, str | None]]:
    """Where one stands: the units above as far as one may see, each leading back to itself."""
    here = reverse("workbench:overview")
    above = [unit for unit in ancestors(focus) if may_view_unit(reach, unit)] if focus else []
    links: list[tuple[str, str | None]] = [(unit.name, f"{here}?unit={unit.pk}") for unit in above]
    return [(_("总览"), here), *links, (focus.name, None)] if focus and links else []


def _total(cells: Cells) -> dict[str, int]:
    return {name: sum(getattr(cell, name) for cell in cells.values()) for name in _COUNTED}


def _gaps(reach: Reach, focus: Unit | None) -> list[Gap]:
    """What is not recorded, most wanted first, as bars that lead to the findings it holds up."""
    gaps = checkups.gaps(reach, focus, get_language() or "")
    most = max((gap.count for gap in gaps), default=0)
    return [
        (
            said(gap.label),
            gap.count,
            most,
            ngettext("%(num)d 处无法判断", "%(num)d 处无法判断", gap.count) % {"num": gap.count},
            "unknown",
            list_of(**of_focus(focus), outcome="unknown", missing=gap.name),
        )
        for gap in gaps
    ]
