"""What the overview compares: with the check-up before, like with like, and over time."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from qunqiao.checkups import queries as checkups
from qunqiao.checkups.models import Checkup, Outcome, Theme
from qunqiao.checkups.pages.balancing import Sum, list_of_changes, sums_of
from qunqiao.checkups.queries import COME
from qunqiao.checkups.queries import Change as Kind
from qunqiao.kit import jinja
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.people.queries import under

# Under the one no share is told, as in every published figure; under the other one finding moves it by
# more than a point: it is told with all others, and marked as one of few wherever it stands.
FEWEST, FEW = 5, 100
_MOST_UNITS = 4
Linked = tuple[str, int, str]


def of_focus(focus: Unit | None) -> dict[str, str | int]:
    """The unit looked into, as an address asks for it."""
    return {"unit": focus.pk} if focus else {}


def list_of(**chosen: str | int) -> str:
    """The list of the findings chosen."""
    kept = {name: value for name, value in chosen.items() if value != ""}
    return f"{reverse('checkups:findings')}?{urlencode(kept)}"


@dataclass(frozen=True, slots=True)
class At:
    """The first few units where problems changed in one way, and at how many units in all they did."""

    first: Sequence[Linked]
    total: int


@dataclass(frozen=True, slots=True)
class Change:
    """What became of findings since the check-up before: problems solved, problems come, and the sums.

    ``solved`` and ``worse`` are (words, number, list of exactly these); ``solved_in`` and ``worse_in``
    are the same by theme, most first; ``solved_at`` and ``worse_at`` by unit, in tree order, for nobody
    is ranked here.
    """

    since: date
    solved: Linked
    worse: Linked
    solved_in: list[Linked]
    worse_in: list[Linked]
    solved_at: At
    worse_at: At
    sums: list[Sum]
    href: str


def change_since(
    reach: Reach, focus: Unit | None, latest: Checkup | None, lines: list[checkups.Branch]
) -> Change | None:
    """What got better and what got worse since the check-up before the last; None if there is none.

    ``lines`` are the units to name.
    """
    pair = checkups.pair_of(reach, None, None) if latest else None
    if pair is None:
        return None
    found = checkups.differences(reach, pair)
    found = found.filter(under([focus.path], "unit__path")) if focus else found
    moved = checkups.moves(found, checkups.Place(focus, lines) if len(lines) > 1 else None)
    at = checkups.by_unit(moved, Outcome.BREACH)
    here, kept = reverse("checkups:differences"), of_focus(focus)
    balance = checkups.balance_of(moved, Outcome.BREACH)
    solved, come = balance.went[Kind.CLEARED], sum(balance.came[change] for change in COME)
    return Change(
        pair.before.as_of,
        (_("销号问题"), solved, list_of_changes(kept, Kind.CLEARED, Outcome.BREACH)),
        (_("增加问题"), come, list_of_changes(kept, "come", Outcome.BREACH)),
        _by_theme(moved, {Kind.CLEARED}, Kind.CLEARED, kept),
        _by_theme(moved, COME, "come", kept),
        _by_unit(lines, at, {Kind.CLEARED}, Kind.CLEARED),
        _by_unit(lines, at, COME, "come"),
        sums_of(moved, kept),
        f"{here}?{urlencode(kept)}" if kept else here,
    )


def _by_theme(
    moved: Sequence[checkups.Move],
    changes: Collection[str],
    called: str,
    kept: Mapping[str, str | int],
) -> list[Linked]:
    """The problems that changed in one of these ways, ``called`` so in an address, by theme."""
    told = []
    for theme, counts in checkups.by_theme(moved, Outcome.BREACH).items():
        count = sum(counts[change] for change in changes)
        href = list_of_changes({**kept, "theme": theme}, called, Outcome.BREACH)
        told.append((str(Theme(theme).label), count, href))
    return sorted((one for one in told if one[1]), key=lambda one: -one[1])


def _by_unit(
    lines: Sequence[checkups.Branch],
    at: Mapping[int, Counter[str]],
    changes: Collection[str],
    called_so: str,
) -> At:
    """The units below where problems changed in one of these ways, in their order; what is nearer has no list of its own."""
    told = []
    for line in (line for line in lines if not line.own):
        count = sum(at.get(line.unit.pk, Counter())[change] for change in changes)
        href = list_of_changes({"unit": line.unit.pk}, called_so, Outcome.BREACH)
        told.append((line.unit.called, count, href))
    some = [one for one in told if one[1]]
    return At(some[:_MOST_UNITS], len(some))


@dataclass(frozen=True, slots=True)
class Stage:
    """One check-up: its problems, how many more than at the one before, and whether that compares."""

    on: date
    href: str
    breach: int
    more: int | None
    unknown: int
    # What was changed in rules or parameters since the one before; "" where nothing was.
    changed: str


def course_of(points: Sequence[checkups.Point], focus: Unit | None) -> list[Stage]:
    """The last check-ups, the oldest first, each leading to what it changed; the first to itself."""
    former = [None, *points]
    return [
        Stage(
            point.checkup.as_of,
            f"{reverse('checkups:differences')}?{urlencode({**of_focus(focus), 'to': point.checkup.pk})}"
            if before
            else reverse("checkups:checkup", args=[point.checkup.pk]),
            point.breach,
            point.breach - before.breach if before else None,
            point.unknown,
            _changed(before.checkup, point.checkup) if before else "",
        )
        for before, point in zip(former, points, strict=False)
    ]


def _changed(before: Checkup, after: Checkup) -> str:
    """In which rulebooks or parameters two check-ups differ, in words; "" where in none."""
    old = {book["id"]: book["digest"] for book in before.rulebooks}
    new = {book["id"]: book["digest"] for book in after.rulebooks}
    titles = {book["id"]: book["titles"] for book in (*before.rulebooks, *after.rulebooks)}
    tongue = "en" if (get_language() or "").startswith("en") else "zh"
    books = [jinja.said(titles[book][tongue]) for book in titles if old.get(book) != new.get(book)]
    told = [_("改了规则：%(books)s") % {"books": _("、").join(books)}] if books else []
    if before.parameters is None or after.parameters is None:
        told.append(_("当时的参数没有留存"))
    elif before.parameters != after.parameters:
        told.append(_("改了参数"))
    return _("；").join(told)


@dataclass(frozen=True, slots=True)
class Alike:
    """Units of one kind or level: their problems, of how many that were judged, and what is unknown.

    ``share`` is None where too few were judged to tell one; ``few`` says that one finding more or less
    would move it by more than a point.
    """

    label: str
    href: str
    breach: int
    judged: int
    share: int | None
    few: bool
    unknown: int


def like_with_like(
    reach: Reach, focus: Unit | None, latest: Checkup | None
) -> list[tuple[str, str, list[Alike]]]:
    """Units laid together by kind and by level, each under its heading and a sentence of what it shows."""
    if latest is None:
        return []
    labels = dict(Unit.Kind.choices)
    told = []
    for by in checkups.By:
        lines = []
        for key, cell in checkups.kinds(latest, reach, focus, by).items():
            label = str(labels.get(key, key)) if by == checkups.By.KIND else _level(int(key), focus)
            href = list_of(**of_focus(focus), **{f"unit_{by.value}": key}, outcome="breach")
            judged = cell.breach + cell.advice + cell.sound
            share = round(100 * cell.breach / judged) if judged >= FEWEST else None
            lines.append(Alike(label, href, cell.breach, judged, share, judged < FEW, cell.unknown))
        told.append((str(by.label), extremes(lines), lines))
    return told


def extremes(lines: Sequence[Alike]) -> str:
    """The highest and the lowest share in a sentence; "" where there are not two to compare."""
    known = [line for line in lines if line.share is not None]
    ranked = sorted(known, key=lambda line: line.breach / line.judged)
    if len(ranked) < 2 or ranked[0].share == ranked[-1].share:
        return ""
    high, low = (share_of(line.label, line.breach, line.judged) for line in (ranked[-1], ranked[0]))
    return _("问题比例最高的是%(high)s，最低的是%(low)s。") % {"high": high, "low": low}


def share_of(label: str, count: int, judged: int) -> str:
    """``count`` of ``judged`` in words, with the mark of few; for shares that can be told."""
    words = {
        "label": label,
        "share": round(100 * count / judged),
        "judged": judged,
        "count": count,
    }
    if judged < FEW:
        return _("%(label)s %(share)d%%（%(judged)d 项里 %(count)d 项，供参考）") % words
    return _("%(label)s %(share)d%%（%(judged)d 项里 %(count)d 项）") % words


def _level(depth: int, focus: Unit | None) -> str:
    """What a level of the tree is called, seen from the unit one looks at."""
    if focus is None:
        return _("第 %(n)s 级单位") % {"n": depth}
    below = depth - focus.depth
    if below <= 2:
        return (_("本级"), _("直属单位"), _("直属单位的下级"))[max(below, 0)]
    return ngettext("再往下 %(num)d 级", "再往下 %(num)d 级", below - 2) % {"num": below - 2}
