"""The four answers on top of the overview: where it is worst, what ends soon, what is unknown, what got better."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from qunqiao.checkups.models import Theme
from qunqiao.checkups.queries import Branch, Cell, Point
from qunqiao.workbench.pages.comparing import list_of

_MOST_PLACES, _MOST_POINTS = 3, 3
Linked = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Worst:
    """The units and the themes with most problems, each with its number and its list."""

    places: Sequence[Linked]
    themes: Sequence[Linked]


def worst_of(
    lines: Sequence[Branch], cells: dict[tuple[int, str], Cell], place: dict[str, str | int]
) -> Worst:
    """Where most problems are, by what is already counted; nothing where there are none."""
    units: Counter[int] = Counter()
    themes: Counter[str] = Counter()
    for (unit, theme), cell in cells.items():
        units[unit] += cell.breach
        themes[theme] += cell.breach
    known = {line.unit.pk: line for line in lines}
    return Worst(
        [_place(known[pk], count) for pk, count in units.most_common(_MOST_PLACES) if count],
        [
            (str(Theme(theme).label), count, list_of(**place, theme=theme, outcome="breach"))
            for theme, count in themes.most_common(1)
            if count
        ],
    )


def _place(line: Branch, count: int) -> Linked:
    name = line.unit.short_name or line.unit.name
    href = list_of(unit=line.unit.pk, own="1" if line.own else "", outcome="breach")
    return (_("%(unit)s本级") % {"unit": name} if line.own else name), count, href


def course_of(points: Sequence[Point]) -> list[tuple[int, date]]:
    """How many problems there were at each of the last check-ups, and their days."""
    return [(point.breach, point.checkup.as_of) for point in points[-_MOST_POINTS:]]
