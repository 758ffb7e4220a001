"""What changed between two check-ups, in a sentence, by theme, by unit, and one by one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from markupsafe import Markup

from qunqiao.checkups import queries
from qunqiao.checkups.models import Finding, Life, Theme
from qunqiao.checkups.pages import language, number_in, reader_in, state_mark
from qunqiao.checkups.queries import ORDER, Pair
from qunqiao.kit import columns, jinja
from qunqiao.kit.listing import Filter, Table, answer, choice
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
    reach, asked = reader_in(request), request.GET
    pair = queries.pair_of(reach, number_in(asked, "from"), number_in(asked, "to"))
    if pair is None:
        return render(request, "checkups/differences.html", {"pair": None})
    focus = _focus(reach, number_in(asked, "unit"))
    found = queries.differences(reach, pair)
    found = found.filter(unit__path__startswith=focus.path) if focus else found
    themes = queries.changes_by_theme(found)
    total: Counter[str] = sum(themes.values(), Counter())
    lines = queries.branches(reach, focus)
    branches = queries.changes_by_branch(found, focus, lines)
    link = _linking(pair, focus)
    values = {
        "pair": pair,
        "balance": _balance(total),
        "sentence": _sentence(total),
        "heads": [str(life.label) for life in ORDER],
        "themes": [
            _line(str(theme.label), {"theme": theme.value}, themes.get(theme, Counter()), link)
            for theme in Theme
            if theme in themes
        ],
        "units": [
            _line(line.unit.name, {"unit": str(line.unit.pk)}, branches[line.unit.pk], link)
            for line in lines
            if not line.own and _moved(branches.get(line.unit.pk, Counter()))
        ],
    }
    return answer(request, _table(reach, pair, found, focus), "checkups/differences.html", **values)


def _focus(reach: Reach, asked: int | None) -> Unit | None:
    """The unit asked for; without one, the only top of one's duties."""
    if asked:
        return the_unit(reach, asked)
    tops = reach.paths(STAFF)
    return visible_units(reach).filter(path=tops[0]).first() if len(tops) == 1 else None


def _linking(pair: Pair, focus: Unit | None) -> Mapping[str, str]:
    kept = {"from": str(pair.before.pk), "to": str(pair.after.pk)}
    return kept | ({"unit": str(focus.pk)} if focus else {})


def _line(
    label: str, narrowed: dict[str, str], counts: Counter[str], link: Mapping[str, str]
) -> Line:
    here = reverse("checkups:differences")
    kept = {**link, **narrowed}
    cells = [
        (counts[life], f"{here}?{urlencode({**kept, 'change': life.value})}#list") for life in ORDER
    ]
    return Line(label, f"{here}?{urlencode(kept)}", cells)


def _moved(counts: Counter[str]) -> int:
    """How many changed; a unit where everything stayed tells nothing."""
    return counts[Life.NEW] + counts[Life.RETURNED] + counts[Life.CLEARED]


def _balance(total: Counter[str]) -> str:
    """Whether there are more or fewer than before, in words."""
    more = total[Life.NEW] + total[Life.RETURNED] - total[Life.CLEARED]
    if more > 0:
        return ngettext("比前一次多 %(num)d 条。", "比前一次多 %(num)d 条。", more) % {"num": more}
    if more < 0:
        return ngettext("比前一次少 %(num)d 条。", "比前一次少 %(num)d 条。", -more) % {
            "num": -more
        }
    return _("条数和前一次一样。")


def _sentence(total: Counter[str]) -> str:
    words = {life.value: total[life] for life in Life}
    return (
        _("新发现 %(new)d 个，销号后重现 %(returned)d 个；已销号 %(cleared)d 个；仍存在 %(persisting)d 个，另有 %(waived)d 个在豁免期。")
        % words
    )  # fmt: skip


def _table(reach: Reach, pair: Pair, found: QuerySet[Finding], focus: Unit | None) -> Table:
    return Table(
        title=_("体检对比"),
        rows=found,
        columns=_columns(),
        filters=[*_pairs(reach), *_narrowing(focus)],
        order=("rank", "urgency", "since"),
        sentence=lambda n: (
            ngettext("共 %(num)d 条，有变化的在前", "共 %(num)d 条，有变化的在前", n) % {"num": n}
        ),
        empty=_("按这些条件没有变化。"),
        href=lambda row: reverse("checkups:finding", args=[row.pk]),
        day=pair.after.as_of,
        linked=True,
    )


def _columns() -> list[columns.Column]:
    tongue = language()
    return [
        columns.text("subject", _("对象"), lambda row: row.subject_name, "subject_name"),
        columns.text("change", _("变化"), _changed, "change"),
        columns.text("says", _("情况"), lambda row: jinja.said(row.says(tongue))),
        columns.text("outcome", _("结果"), _outcomes),
        columns.text("theme", _("主题"), lambda row: row.get_theme_display(), "theme"),
        columns.text("unit", _("单位"), lambda row: row.unit.name, "unit__path"),
    ]


def _changed(row: Finding) -> Markup:
    label = str(Life(row.change).label)  # type: ignore[attr-defined]  # annotated by queries.differences
    return Markup('<span class="text-nowrap">{}</span>').format(label)


def _outcomes(row: Finding) -> Markup:
    """What it is, and what it was if that differs."""
    was, then = row.was, row.then  # type: ignore[attr-defined]  # annotated by queries.differences
    told = [state_mark(one) for one in dict.fromkeys((was, then)) if one]
    return Markup(" → ").join(told)


def _pairs(reach: Reach) -> list[Filter]:
    told = _("第 %(n)d 次 · %(day)s")
    done = [
        (str(one.pk), told % {"n": one.pk, "day": jinja.day(one.as_of)})
        for one in queries.done_checkups(reach)[:200]
    ]
    return [
        choice("from", _("从"), done, lambda rows, _value: rows, _("上一次")),
        choice("to", _("到"), done, lambda rows, _value: rows, _("最近一次")),
    ]


def _narrowing(focus: Unit | None) -> list[Filter]:
    changes = [(life.value, str(life.label)) for life in ORDER]
    places = [(str(focus.pk), focus.name)] if focus else []
    return [
        choice("change", _("变化"), changes, lambda rows, value: rows.filter(change=value)),
        choice("theme", _("主题"), Theme.choices, lambda rows, value: rows.filter(theme=value)),
        choice("unit", _("单位"), places, lambda rows, _value: rows),
    ]
