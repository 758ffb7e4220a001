"""Where it is worst, in ten seconds: units against themes, terms about to end, and missing data."""

from dataclasses import asdict, dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qunqiao.checkups import policy as checkup_policy
from qunqiao.checkups import queries as checkups
from qunqiao.checkups.models import Checkup, Outcome, Theme
from qunqiao.checkups.queries import Branch, Cell
from qunqiao.kit import clock
from qunqiao.kit.errors import NotFound, require
from qunqiao.kit.jinja import said
from qunqiao.people.models import Unit
from qunqiao.people.pages import reach_in
from qunqiao.people.policy import STAFF, Reach, may_use_workbench, may_view_unit
from qunqiao.people.queries import ancestors, the_unit, visible_units
from qunqiao.registry.queries.terms import due_soon, last_day, visible_terms
from qunqiao.workbench.pages.answering import course_of, worst_of
from qunqiao.workbench.pages.comparing import (
    bars_of,
    change_since,
    like_with_like,
    list_of,
    of_focus,
)

_MOST_TERMS, _MOST_GAPS = 8, 8
_SHOWN = (Outcome.BREACH.value, Outcome.ADVICE.value, Outcome.UNKNOWN.value)
# What a mark tells by; to an unknown there may belong a breach, to advice never.
_WORST_FIRST = {
    "breach": gettext_lazy("%(unit)s，%(theme)s：%(breach)d 个问题，%(unknown)d 个不明"),
    "unknown": gettext_lazy("%(unit)s，%(theme)s：没有查到问题，%(unknown)d 个不明"),
    "advice": gettext_lazy("%(unit)s，%(theme)s：没有查到问题，%(advice)d 条建议"),
    "waived": gettext_lazy("%(unit)s，%(theme)s：%(waived)d 个已豁免"),
}
Mark = tuple[str, int | None, str | None, str]


@dataclass(frozen=True, slots=True)
class Due:
    """A committee whose term is about to end, and the days left."""

    name: str
    href: str
    on: date
    days: int


@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The reader's own subtree, or one unit of it and the units right below; a dozen queries."""
    reach = reach_in(request)
    require(may_use_workbench(reach))
    focus = _focus(reach, request.GET.get("unit", ""))
    latest = checkups.latest_checkup()
    lines = checkups.branches(reach, focus)
    cells = checkups.cells(latest, focus, lines) if latest else {}
    dues, due_count = _dues(reach, focus)
    points = checkups.trend(reach, focus)
    gaps = _gaps(reach, focus)
    values = {
        "focus": focus,
        "trail": _trail(reach, focus),
        "latest": latest,
        "columns": _columns(latest),
        "unexamined": bool(latest and len(latest.themes) < len(Theme)),
        "rows": [_row(line, latest, cells) for line in lines] if latest else [],
        "total": _total(cells),
        "totals_href": {o: list_of(**of_focus(focus), outcome=o) for o in _SHOWN},
        "dues": dues,
        "due_count": due_count,
        "dues_href": f"{reverse('registry:terms')}?{urlencode(of_focus(focus) | {'state': 'due'})}",
        "gaps": gaps,
        "lacking": [(label, count, href) for label, count, *_bar, href in gaps[:2]],
        "change": change_since(reach, focus, latest),
        "trend": bars_of(points, focus),
        "course": course_of(points),
        "worst": worst_of(lines, cells, of_focus(focus)),
        "kinds": like_with_like(reach, focus, latest),
        "may_order": checkup_policy.may_order(reach),
    }
    return render(request, "workbench/overview.html", values)


def _focus(reach: Reach, asked: str) -> Unit | None:
    """The unit asked for; without one, the only top of one's duties when it has units below."""
    if asked:
        if not asked.isdecimal():
            raise NotFound
        return the_unit(reach, int(asked))
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


def _columns(latest: Checkup | None) -> list[str]:
    examined = latest.themes if latest else set()
    return [
        str(theme.label) if theme in examined else _("%(theme)s（未检查）") % {"theme": theme.label}
        for theme in Theme
    ]


def _row(
    line: Branch, latest: Checkup, cells: dict[tuple[int, str], Cell]
) -> tuple[str, str | None, int, list[Mark]]:
    here = f"{reverse('workbench:overview')}?unit={line.unit.pk}" if line.opens else None
    name = line.unit.short_name or line.unit.name
    label = _("%(unit)s本级") % {"unit": name} if line.own else name
    marks = [
        _mark(line, theme, cells.get((line.unit.pk, theme)), examined=theme in latest.themes)
        for theme in Theme
    ]
    return label, here, 0 if line.own else 1, marks


def _mark(line: Branch, theme: Theme, cell: Cell | None, *, examined: bool) -> Mark:
    """The worst outcome of one theme in one line; its count is that of the list it leads to."""
    place = {"unit": line.unit.name, "theme": theme.label}
    if not examined:
        return "unknown", None, None, _("%(unit)s，%(theme)s：未检查，还没有规则") % place
    if cell is None:
        return "not_applicable", None, None, _("%(unit)s，%(theme)s：没有适用的规则") % place
    worst = next((name for name in _WORST_FIRST if getattr(cell, name)), None)
    if worst is None:
        return "sound", None, None, _("%(unit)s，%(theme)s：正常") % place
    where = {"unit": line.unit.pk, "own": "1" if line.own else "", "theme": theme.value}
    where |= {"state": worst} if worst == "waived" else {"outcome": worst}
    return (
        worst,
        getattr(cell, worst),
        list_of(**where),
        _WORST_FIRST[worst] % {**place, **asdict(cell)},
    )


def _total(cells: dict[tuple[int, str], Cell]) -> dict[str, int]:
    return {name: sum(getattr(cell, name) for cell in cells.values()) for name in _SHOWN}


def _dues(reach: Reach, focus: Unit | None) -> tuple[list[Due], int]:
    """The committees whose term ends within half a year, the nearest first, and how many in all."""
    day = clock.today()
    terms = visible_terms(reach, day).filter(due_soon(day))
    if focus is not None:
        terms = terms.filter(organisation__unit__path__startswith=focus.path)
    ends = sorted((last_day(term), term.pk, term) for term in terms)
    dues = [
        Due(
            term.organisation.name,
            reverse("registry:organisation", args=[term.organisation_id]),
            end,
            (end - day).days,
        )
        for end, _pk, term in ends[:_MOST_TERMS]
    ]
    return dues, len(ends)


def _gaps(reach: Reach, focus: Unit | None) -> list[tuple[str, int, int, str, str, str]]:
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
        for gap in gaps[:_MOST_GAPS]
    ]
