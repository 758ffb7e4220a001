"""The answers on top of the overview: where it is worst, and what is unknown."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from qunqiao.checkups.models import Theme
from qunqiao.checkups.queries import Branch, Cell
from qunqiao.workbench.pages.comparing import FEW, FEWEST, list_of, share_of

_MOST_PLACES, _MOST_FACTS = 3, 2
Cells = Mapping[tuple[int, str], Cell]
Linked = tuple[str, int, str]
Gap = tuple[str, int, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """A unit, how many it has of something, of all ``judged`` there what ``share`` (%), the list.

    ``few`` says that the share rests on few; it is None where it rests on too few to be told.
    """

    label: str
    count: int
    judged: int
    share: int | None
    few: bool
    href: str

    @property
    def told(self) -> str:
        """Its share in words; for places where one can be told."""
        return share_of(self.label, self.count, self.judged)


@dataclass(frozen=True, slots=True)
class Top:
    """Those with most of something, ties told together; of a tie too long only how many, and each."""

    places: Sequence[Place]
    more: int = 0
    each: int = 0


def places_of(lines: Sequence[Branch], cells: Cells, outcome: str) -> Top:
    """The units with most of ``outcome``, by what is already counted."""
    ranked = sorted(_places(lines, cells, outcome), key=lambda place: -place.count)
    if len(ranked) <= _MOST_PLACES:
        return Top(ranked)
    last = ranked[_MOST_PLACES - 1].count
    told = [place for place in ranked if place.count >= last]
    if len(told) <= 2 * _MOST_PLACES:
        return Top(told)
    first = [place for place in told if place.count > last]
    return Top(first, len(told) - len(first), last)


def shares_of(lines: Sequence[Branch], cells: Cells) -> list[Place]:
    """The units where problems are the greatest part of what could be judged, the greatest first."""
    known = [place for place in _places(lines, cells, "breach") if place.share is not None]
    return sorted(known, key=lambda place: -(place.count / place.judged))[:_MOST_PLACES]


def _places(lines: Sequence[Branch], cells: Cells, outcome: str) -> list[Place]:
    places = []
    for line in lines:
        own = [cells[line.unit.pk, theme] for theme in Theme if (line.unit.pk, theme) in cells]
        count = sum(getattr(cell, outcome) for cell in own)
        judged = sum(cell.breach + cell.advice + cell.sound for cell in own)
        if count:
            share = round(100 * count / judged) if judged >= FEWEST else None
            list_ = _list(line, outcome)
            places.append(Place(called(line), count, judged, share, judged < FEW, list_))
    return places


def called(line: Branch) -> str:
    """What a line of the overview is called."""
    name = line.unit.called
    return _("%(unit)s本级") % {"unit": name} if line.own else name


def _list(line: Branch, outcome: str) -> str:
    return list_of(unit=line.unit.pk, own="1" if line.own else "", outcome=outcome)


def themes_of(cells: Cells, place: Mapping[str, str | int]) -> list[Linked]:
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
