"""The list of what changed between two check-ups, one by one, and how it can be narrowed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from qunqiao.checkups import queries
from qunqiao.checkups.models import Checkup, Outcome, Theme
from qunqiao.checkups.pages import language
from qunqiao.checkups.queries import SAME, Change, Pair
from qunqiao.kit import columns, jinja
from qunqiao.kit.components import state
from qunqiao.kit.listing import Filter, Rows, Table, choice
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach

_WHOLE = Markup('<span class="text-nowrap">{}</span>')
_OUTCOMES = (Outcome.BREACH, Outcome.UNKNOWN, Outcome.ADVICE)


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose comparison, of which check-ups, in which unit, and the address that asks for it."""

    reach: Reach
    pair: Pair
    focus: Unit | None
    query: Mapping[str, str]


def table_of(asked: Asked, found: Rows) -> Table:
    """``found`` as a list: only what changed, until the reader asks for what stayed too."""
    some = asked.query.get("change")
    return Table(
        title=_("体检对比"),
        rows=found if some else found.exclude(change__in=SAME),
        columns=_columns(),
        filters=[*_pairs(asked), *_narrowing(asked.focus)],
        order=("rank", "urgency", "since"),
        sentence=_counted if some else _counted_changes,
        empty=_("按这些条件没有变化。"),
        href=lambda row: reverse("checkups:finding", args=[row.pk]),
        day=asked.pair.after.as_of,
        linked=True,
    )


def _counted(total: int) -> str:
    return ngettext("共 %(num)d 条", "共 %(num)d 条", total) % {"num": total}


def _counted_changes(total: int) -> str:
    return ngettext("有变化的共 %(num)d 条", "有变化的共 %(num)d 条", total) % {"num": total}


def _columns() -> list[columns.Column]:
    return [
        columns.text("subject", _("对象"), lambda row: row.subject_name, "subject_name"),
        columns.text("change", _("变化"), _changed, "change"),
        columns.text("says", _("情况"), _says),
        columns.Column("outcome", _("结果"), _outcomes, plain=_outcomes_in_words),
        columns.text("theme", _("主题"), lambda row: row.get_theme_display(), "theme"),
        columns.text("unit", _("单位"), lambda row: row.unit.called, "unit__path"),
    ]


def _changed(row: Any) -> Markup:
    return _WHOLE.format(Change(row.change).label)


def _says(row: Any) -> str:
    """The sentence; of what is cleared that of the last check-up that still found it."""
    says = jinja.said(row.says(language()))
    return _("上次：%(says)s") % {"says": says} if row.change == Change.CLEARED else says


def _steps(row: Any) -> list[tuple[str, str]]:
    """What it was and what it is, as (outcome, words); once where both are the same."""
    told = [(one, str(Outcome(one).label)) for one in dict.fromkeys((row.was, row.then)) if one]
    if row.change == Change.CLEARED:
        now = row.became
        told.append((now, str(Outcome(now).label)) if now else ("sound", _("已不成立")))
    if row.change in (Change.WAIVED, Change.EXCUSED):
        told.append(("waived", _("已豁免")))
    return told


def _outcomes(row: Any) -> Markup:
    return _WHOLE.format(
        Markup(" → ").join(state(outcome, text=words) for outcome, words in _steps(row))
    )


def _outcomes_in_words(row: Any) -> str:
    return " → ".join(words for _outcome, words in _steps(row))


def _named(checkup: Checkup) -> str:
    words = {"n": checkup.pk, "day": jinja.day(checkup.as_of)}
    return _("第 %(n)d 次（%(day)s）") % words


def _pairs(asked: Asked) -> list[Filter]:
    """The two selects; where nothing is chosen they name the check-ups compared."""
    done = [(str(one.pk), _named(one)) for one in queries.done_checkups(asked.reach)[:200]]

    def select(name: str, label: str, shown: Checkup, otherwise: str) -> Filter:
        chosen = bool(asked.query.get(name))
        others = [pair for pair in done if chosen or pair[0] != str(shown.pk)]
        unchosen = otherwise if chosen else _named(shown)
        return choice(name, label, others, lambda rows, _value: rows, unchosen)

    return [
        select("from", _("从"), asked.pair.before, _("上一次")),
        select("to", _("到"), asked.pair.after, _("最近一次")),
    ]


def _narrowing(focus: Unit | None) -> list[Filter]:
    changes = [*((one.value, str(one.label)) for one in Change), ("all", _("全部，含没有变化的"))]
    places = [(str(focus.pk), focus.called)] if focus else []
    outcomes = [(one.value, one.label) for one in _OUTCOMES]
    return [
        choice("change", _("变化"), changes, _of_change, _("有变化的")),
        choice("outcome", _("结果"), outcomes, _told_as),
        choice("theme", _("主题"), Theme.choices, lambda rows, value: rows.filter(theme=value)),
        choice("unit", _("单位"), places, lambda rows, _value: rows),
    ]


def _of_change(rows: Rows, value: str) -> Rows:
    return rows if value == "all" else rows.filter(change=value)


def _told_as(rows: Rows, outcome: str) -> Rows:
    """Those that are this now, and of the cleared those that were."""
    return rows.filter(Q(then=outcome) | Q(then="", was=outcome))
