"""What changed between two check-ups: how the numbers hang together, one by one, by theme and unit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from qunqiao.checkups import queries
from qunqiao.checkups.models import Theme
from qunqiao.checkups.pages import reader_in
from qunqiao.checkups.pages.balancing import counts_of, sum_of_breaches
from qunqiao.checkups.pages.changed import Asked, table_of
from qunqiao.checkups.queries import SAME, Change
from qunqiao.kit.addresses import number_in
from qunqiao.kit.listing import answer
from qunqiao.people.models import Unit
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import the_unit, visible_units


@dataclass(frozen=True, slots=True)
class Line:
    """How many findings of one theme, or of one unit and those below, changed in which way."""

    label: str
    href: str
    counts: list[tuple[int, str]]


@login_required
@require_safe
def differences(request: HttpRequest) -> HttpResponseBase:
    """The two check-ups asked for, else the last two; a file of exactly what is listed."""
    reach, query = reader_in(request), request.GET
    pair = queries.pair_of(reach, number_in(query, "from"), number_in(query, "to"))
    if pair is None:
        return render(request, "checkups/differences.html", {"pair": None})
    focus = _focus(reach, number_in(query, "unit"))
    found = queries.differences(reach, pair)
    found = found.filter(unit__path__startswith=focus.path) if focus else found
    moved = queries.moves(found)
    themes = queries.by_theme(moved)
    total: Counter[str] = sum(themes.values(), Counter())
    heads = [change for change in Change if total[change]]
    lines = queries.branches(reach, focus)
    branches = queries.changes_by_branch(found, focus, lines)
    link = _linking(pair, focus)
    values = {
        "pair": pair,
        "counts": counts_of(moved),
        "sum": sum_of_breaches(moved),
        "same": [(change.label, *_cell(total, change, link)) for change in SAME if total[change]],
        "heads": [str(change.label) for change in heads],
        "themes": [
            _line(str(theme.label), {"theme": theme.value}, themes[theme], link, heads)
            for theme in Theme
            if theme in themes
        ],
        "units": [
            _line(
                line.unit.called, {"unit": str(line.unit.pk)}, branches[line.unit.pk], link, heads
            )
            for line in lines
            if not line.own and _moved(branches.get(line.unit.pk, Counter()))
        ],
    }
    asked = Asked(reach, pair, focus, query)
    return answer(request, table_of(asked, found), "checkups/differences.html", **values)


def _focus(reach: Reach, asked: int | None) -> Unit | None:
    """The unit asked for; without one, the only top of one's duties."""
    if asked:
        return the_unit(reach, asked)
    tops = reach.paths(STAFF)
    return visible_units(reach).filter(path=tops[0]).first() if len(tops) == 1 else None


def _linking(pair: queries.Pair, focus: Unit | None) -> Mapping[str, str]:
    kept = {"from": str(pair.before.pk), "to": str(pair.after.pk)}
    return kept | ({"unit": str(focus.pk)} if focus else {})


def _line(
    label: str,
    narrowed: dict[str, str],
    counts: Counter[str],
    link: Mapping[str, str],
    heads: Sequence[Change],
) -> Line:
    kept = {**link, **narrowed}
    here = f"{reverse('checkups:differences')}?{urlencode(kept)}"
    return Line(label, here, [_cell(counts, change, kept) for change in heads])


def _cell(counts: Counter[str], change: Change, kept: Mapping[str, str]) -> tuple[int, str]:
    """How many changed so, and the list of exactly these."""
    chosen = urlencode({**kept, "change": change.value})
    return counts[change], f"{reverse('checkups:differences')}?{chosen}"


def _moved(counts: Counter[str]) -> int:
    """How many changed; a unit where everything stayed tells nothing."""
    return sum(count for change, count in counts.items() if change not in SAME)
