"""The answers on top of the overview: where it is worst, what ends soon, what is unknown."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from qunqiao.checkups.models import Theme
from qunqiao.checkups.queries import Branch, Cell
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.registry.models import Term
from qunqiao.registry.queries.terms import due_soon, last_day, overdue, visible_terms
from qunqiao.supervision.queries.rectifying import rectifications_due
from qunqiao.workbench.pages.comparing import FEW, FEWEST, list_of, of_focus

_MOST_PLACES, _MOST_FACTS, _MOST_TERMS = 3, 2, 8
Linked = tuple[str, int, str]
Gap = tuple[str, int, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """A unit, how many it has of something, of all that could be judged there what part, the list.

    ``few`` says that the part rests on few.
    """

    label: str
    count: int
    share: int | None
    few: bool
    href: str


@dataclass(frozen=True, slots=True)
class Top:
    """Those with most of something, ties told together; of a tie too long only how many, and each."""

    places: Sequence[Place]
    more: int = 0
    each: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """A committee whose term is about to end, and the days left."""

    name: str
    href: str
    on: date
    days: int


@dataclass(frozen=True, slots=True)
class Dues:
    """What has expired, what ends soon, and what was ordered and is due, each with its list."""

    nearest: Sequence[Due]
    soon: Linked
    expired: Linked
    tasks: Sequence[tuple[str, int, str]]


def places_of(
    lines: Sequence[Branch], cells: dict[tuple[int, str], Cell], outcome: str, *, shared: bool
) -> Top:
    """The units with most of ``outcome``, by what is already counted; ``shared``: with their part."""
    places = []
    for line in lines:
        own = [cells[line.unit.pk, theme] for theme in Theme if (line.unit.pk, theme) in cells]
        count = sum(getattr(cell, outcome) for cell in own)
        judged = sum(cell.breach + cell.advice + cell.sound for cell in own)
        if count:
            share = round(100 * count / judged) if shared and judged >= FEWEST else None
            places.append(Place(called(line), count, share, judged < FEW, _list(line, outcome)))
    ranked = sorted(places, key=lambda place: -place.count)
    if len(ranked) <= _MOST_PLACES:
        return Top(ranked)
    last = ranked[_MOST_PLACES - 1].count
    told = [place for place in ranked if place.count >= last]
    if len(told) <= 2 * _MOST_PLACES:
        return Top(told)
    first = [place for place in told if place.count > last]
    return Top(first, len(told) - len(first), last)


def called(line: Branch) -> str:
    """What a line of the overview is called."""
    name = line.unit.called
    return _("%(unit)s本级") % {"unit": name} if line.own else name


def _list(line: Branch, outcome: str) -> str:
    return list_of(unit=line.unit.pk, own="1" if line.own else "", outcome=outcome)


def themes_of(cells: dict[tuple[int, str], Cell], place: Mapping[str, str | int]) -> list[Linked]:
    """The themes with most problems, all that are equal."""
    themes: Counter[str] = Counter()
    for (_unit, theme), cell in cells.items():
        themes[theme] += cell.breach
    most = max(themes.values(), default=0)
    return [
        (str(theme.label), most, list_of(**place, theme=theme.value, outcome="breach"))
        for theme in Theme
        if most and themes[theme] == most
    ]


def lacking_of(gaps: Sequence[Gap]) -> list[tuple[int, list[tuple[str, str]]]]:
    """What is lacking most: the highest numbers, each with all facts that are lacking so often."""
    groups = groupby(gaps, key=lambda gap: gap[1])
    told = [(count, [(gap[0], gap[5]) for gap in alike]) for count, alike in groups]
    return told[:_MOST_FACTS]


def dues_of(reach: Reach, focus: Unit | None, day: date) -> Dues:
    """Terms that are over and terms that end within half a year, and the rectifications due soon."""
    terms = visible_terms(reach, day)
    if focus is not None:
        terms = terms.filter(organisation__unit__path__startswith=focus.path)
    ends = sorted((last_day(term), term.pk, term) for term in terms.filter(due_soon(day)))
    nearest = [_due(term, end, day) for end, _pk, term in ends[:_MOST_TERMS]]
    due = rectifications_due(reach, focus, day)
    kept = of_focus(focus)
    tasks = [
        (name, count, _address("supervision:tasks", kept, origin="finding", due=name))
        for name, count in due.items()
    ]
    return Dues(
        nearest,
        (_("半年内届满"), len(ends), _address("registry:terms", kept, state="due")),
        (
            _("已过期未换届"),
            terms.filter(overdue(day)).count(),
            _address("registry:terms", kept, state="overdue"),
        ),
        tasks,
    )


def _address(route: str, kept: Mapping[str, str | int], **chosen: str) -> str:
    return f"{reverse(route)}?{urlencode({**kept, **chosen})}"


def _due(term: Term, end: date, day: date) -> Due:
    address = reverse("registry:organisation", args=[term.organisation_id])
    return Due(term.organisation.name, address, end, (end - day).days)
