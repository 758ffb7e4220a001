"""What the overview compares: with the check-up before, like with like, and over time."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
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


@dataclass(frozen=True, slots=True)
class Change:
    """What became of findings since the check-up before, as (words, number, list of exactly these)."""

    since: date
    cleared: tuple[str, int, str]
    others: list[tuple[str, int, str]]


def change_since(reach: Reach, focus: Unit | None, latest: Checkup | None) -> Change | None:
    """What got better and what got worse since the check-up before the last; None if there is none."""
    pair = checkups.pair_of(reach, None, None) if latest else None
    if pair is None:
        return None
    found = checkups.differences(reach, pair)
    found = found.filter(under([focus.path], "unit__path")) if focus else found
    total: Counter[str] = sum(checkups.changes_by_theme(found).values(), Counter())
    here = reverse("checkups:differences")

    def told(life: Life) -> tuple[str, int, str]:
        chosen = {**of_focus(focus), "change": life.value}
        return str(life.label), total[life.value], f"{here}?{urlencode(chosen)}"

    often = [life for life in (Life.RETURNED, Life.WAIVED) if total[life.value]]
    return Change(pair.before.as_of, told(Life.CLEARED), [told(one) for one in (Life.NEW, *often)])


def bars_of(
    points: list[checkups.Point], focus: Unit | None
) -> list[tuple[str, int, int, str, str, str]]:
    """The last check-ups as bars of problems, the newest last, each leading to what it changed."""
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
