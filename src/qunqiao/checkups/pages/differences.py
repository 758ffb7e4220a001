"""What changed between two check-ups: how the numbers hang together, one by one, by theme and unit."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from qunqiao.checkups import queries
from qunqiao.checkups.models import Outcome, Theme
from qunqiao.checkups.pages import reader_in
from qunqiao.checkups.pages.balancing import change_word, list_of_changes, sums_of
from qunqiao.checkups.pages.changed import Asked, table_of
from qunqiao.checkups.queries import SAME, Change
from qunqiao.kit.addresses import number_in
from qunqiao.kit.listing import Rows, answer
from qunqiao.people.models import Unit
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import the_unit, visible_units

# A theme or unit, what narrows an address to it, and how many problems there changed in which way.
Narrowed = tuple[str, dict[str, str], Counter[str]]


@dataclass(frozen=True, slots=True)
class Line:
    """How many problems of one theme, or of one unit and those below, changed in which way."""

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
    link = _linking(pair, focus)
    changes: Counter[str] = Counter()
    for move in moved:
        changes[move.change] += move.count
    values = {
        "pair": pair,
        "sums": sums_of(moved, link),
        "same": [
            (change.label, changes[change], f"{_here({**link, 'change': change.value})}#list")
            for change in SAME
            if changes[change]
        ],
        **_tables(moved, _branches(reach, focus, found), link),
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


def _branches(reach: Reach, focus: Unit | None, found: Rows) -> list[Narrowed]:
    """How the problems at each unit right below changed, where any did."""
    lines = queries.branches(reach, focus)
    problems = queries.counted_as(found, Outcome.BREACH)
    counts = queries.changes_by_branch(problems, focus, lines)
    return [
        (line.unit.called, {"unit": str(line.unit.pk)}, counts[line.unit.pk])
        for line in lines
        if not line.own and _moved(counts.get(line.unit.pk, Counter()))
    ]


def _tables(
    moved: Iterable[queries.Move], branches: Sequence[Narrowed], link: Mapping[str, str]
) -> dict[str, object]:
    """The problems by theme and by unit, under the same heads; and how many others changed."""
    moved = list(moved)
    themes = queries.by_theme(moved, Outcome.BREACH)
    total: Counter[str] = sum(themes.values(), Counter())
    heads = [change for change in Change if total[change]]
    narrowed: list[Narrowed] = [
        (str(theme.label), {"theme": theme.value}, themes[theme])
        for theme in Theme
        if theme in themes
    ]
    others = [move for move in moved if Outcome.BREACH not in (move.was, move.then)]
    return {
        "heads": [_head(change) for change in heads],
        "themes": [_line(one, link, heads) for one in narrowed],
        "units": [_line(one, link, heads) for one in branches],
        "theme_total": _total(narrowed, heads),
        "unit_total": _total(branches, heads),
        "others": sum(move.count for move in others if move.change not in SAME),
    }


def _head(change: Change) -> str:
    """What a change is called where only problems are counted."""
    return change_word(change, Outcome.BREACH, "" if change in queries.GONE else Outcome.BREACH)


def _line(narrowed: Narrowed, link: Mapping[str, str], heads: Sequence[Change]) -> Line:
    label, asked, counts = narrowed
    kept = {**link, **asked}
    told = [(counts[head], list_of_changes(kept, head, Outcome.BREACH)) for head in heads]
    return Line(label, _here(kept), told)


def _total(lines: Sequence[Narrowed], heads: Sequence[Change]) -> list[int]:
    """What the lines add up to under each head; nothing for a single line."""
    if len(lines) < 2:
        return []
    return [sum(counts[head] for _label, _asked, counts in lines) for head in heads]


def _here(kept: Mapping[str, str]) -> str:
    return f"{reverse('checkups:differences')}?{urlencode(kept)}"


def _moved(counts: Counter[str]) -> int:
    """How many changed; a unit where everything stayed tells nothing."""
    return sum(count for change, count in counts.items() if change not in SAME)
