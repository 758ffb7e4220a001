"""What the overview compares: with the check-up before, like with like, and over time."""

from collections import Counter
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qunqiao.checkups import queries as checkups
from qunqiao.checkups.models import Checkup, Life
from qunqiao.kit import jinja
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.people.queries import under


def of_focus(focus: Unit | None) -> dict[str, str | int]:
    """The unit looked into, as an address asks for it."""
    return {"unit": focus.pk} if focus else {}


def list_of(**chosen: str | int) -> str:
    """The list of the findings chosen."""
    kept = {name: value for name, value in chosen.items() if value != ""}
    return f"{reverse('checkups:findings')}?{urlencode(kept)}"


def change_since(reach: Reach, focus: Unit | None, latest: Checkup | None) -> dict[str, object]:
    """What got better and what got worse since the check-up before the last; empty if there is none."""
    pair = checkups.pair_of(reach, None, None) if latest else None
    if pair is None:
        return {}
    found = checkups.differences(reach, pair)
    found = found.filter(under([focus.path], "unit__path")) if focus else found
    total: Counter[str] = sum(checkups.changes_by_theme(found).values(), Counter())
    here = reverse("checkups:differences")
    place = of_focus(focus)
    href = {life.value: f"{here}?{urlencode({**place, 'change': life.value})}" for life in Life}
    return {"counts": {life.value: total[life.value] for life in Life}, "href": href}


def trend_of(reach: Reach, focus: Unit | None) -> list[tuple[str, int, int, str, str, str]]:
    """The last check-ups as bars of problems, the newest last, each leading to what it changed."""
    points = checkups.trend(reach, focus)
    most = max((point.breach for point in points), default=0)
    return [
        (
            jinja.day(point.checkup.as_of),
            point.breach,
            most,
            _("问题 %(breach)d，不明 %(unknown)d")
            % {"breach": point.breach, "unknown": point.unknown},
            "breach",
            f"{reverse('checkups:differences')}?{urlencode({**of_focus(focus), 'to': point.checkup.pk})}",
        )
        for point in points
    ]


def like_with_like(
    reach: Reach, focus: Unit | None, latest: Checkup | None
) -> list[tuple[str, list[tuple[str, str, int, int, int, int]]]]:
    """Units laid together by kind and by level: how many problems, and of how many that were judged."""
    if latest is None:
        return []
    labels = dict(Unit.Kind.choices)
    top = focus.depth if focus else 1
    told = []
    for by in checkups.By:
        lines = []
        for key, cell in checkups.kinds(latest, reach, focus, by).items():
            level = int(key) if by == checkups.By.LEVEL else 0
            label = str(labels.get(key, key)) if by == checkups.By.KIND else _level(level, top)
            href = list_of(**of_focus(focus), **{f"unit_{by.value}": key}, outcome="breach")
            judged = cell.breach + cell.advice + cell.sound
            share = round(100 * cell.breach / judged) if judged else 0
            lines.append((label, href, cell.breach, judged, share, cell.unknown))
        told.append((str(by.label), lines))
    return told


def _level(depth: int, top: int) -> str:
    """What a level of the tree is called, seen from the unit one looks at."""
    if depth == top:
        return _("本级")
    return ngettext("往下第 %(num)d 级", "往下第 %(num)d 级", depth - top) % {"num": depth - top}
