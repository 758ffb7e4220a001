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
from qunqiao.checkups.models import Outcome
from qunqiao.checkups.queries import Cell
from qunqiao.kit import clock
from qunqiao.kit.addresses import number_in
from qunqiao.kit.errors import require
from qunqiao.kit.jinja import said
from qunqiao.people.models import Unit
from qunqiao.people.pages import reach_in
from qunqiao.people.policy import STAFF, Reach, may_use_workbench, may_view_unit
from qunqiao.people.queries import ancestors, the_unit, visible_units
from qunqiao.workbench.pages.answering import (
    Gap,
    dues_of,
    lacking_of,
    places_of,
    themes_of,
)
from qunqiao.workbench.pages.comparing import (
    change_since,
    course_of,
    like_with_like,
    list_of,
    of_focus,
)
from qunqiao.workbench.pages.matrix import columns_of, row_of, unexamined

_MOST_GAPS = 8
_SHOWN = (Outcome.BREACH.value, Outcome.ADVICE.value, Outcome.UNKNOWN.value)


@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The reader's own subtree, or one unit of it and the units right below; a dozen queries."""
    reach = reach_in(request)
    require(may_use_workbench(reach))
    focus = _focus(reach, number_in(request.GET, "unit"))
    latest = checkups.latest_checkup()
    lines = checkups.branches(reach, focus)
    cells = checkups.cells(latest, focus, lines) if latest else {}
    gaps, total = _gaps(reach, focus), _total(cells)
    values = {
        "focus": focus,
        "trail": _trail(reach, focus),
        "latest": latest,
        "columns": columns_of(latest) if latest else [],
        "unexamined": unexamined(latest) if latest else [],
        "rows": [row_of(line, latest, cells) for line in lines] if latest else [],
        "total": total,
        "totals_href": {o: list_of(**of_focus(focus), outcome=o) for o in _SHOWN},
        "worst": places_of(lines, cells, "breach", shared=True),
        "themes": themes_of(cells, of_focus(focus)),
        "dues": dues_of(reach, focus, clock.today()),
        "unclear": places_of(lines, cells, "unknown", shared=False),
        "gaps": gaps[:_MOST_GAPS],
        "lacking": lacking_of(gaps),
        "several": sum(gap[1] for gap in gaps) > total["unknown"],
        "change": change_since(reach, focus, latest),
        "course": course_of(checkups.trend(reach, focus), focus),
        "kinds": like_with_like(reach, focus, latest),
        "may_order": checkup_policy.may_order(reach),
    }
    return render(request, "workbench/overview.html", values)


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


def _total(cells: dict[tuple[int, str], Cell]) -> dict[str, int]:
    return {name: sum(getattr(cell, name) for cell in cells.values()) for name in _SHOWN}


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
