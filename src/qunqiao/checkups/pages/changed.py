"""The list of what changed between two check-ups, one by one, and how it can be narrowed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qunqiao.checkups import queries
from qunqiao.checkups.models import Checkup, Outcome, Theme
from qunqiao.checkups.pages.changed_columns import columns_of
from qunqiao.checkups.pages.findings import beside
from qunqiao.checkups.queries import COME, GONE, SAME, Change, Pair
from qunqiao.kit import jinja
from qunqiao.kit.errors import Sentence
from qunqiao.kit.listing import Filter, Rows, Table, choice
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.people.queries.above import called_above

_OUTCOMES = (Outcome.BREACH, Outcome.UNKNOWN, Outcome.ADVICE)
# Several changes under one word: what the later check-up shows no more, and what it shows besides.
_SEVERAL = {"gone": GONE, "come": COME}


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
    newest = queries.done_checkups(asked.reach).first()
    known: Rows = beside(found.annotate(above=called_above("unit__path")))
    gone = queries.gone_between(asked.reach, asked.pair)
    # What the registry shows now says nothing of how it was at an older check-up.
    gone = gone if asked.pair.after == newest else gone.none()
    return Table(
        title=_("体检对比"),
        rows=known if some else known.exclude(change__in=SAME),
        columns=columns_of(gone),
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


def _named(checkup: Checkup) -> str:
    words = {"n": checkup.number, "day": jinja.day(checkup.as_of)}
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
    changes = [
        ("gone", _("不再查到的")),
        ("come", _("增加的")),
        *((one.value, str(one.label)) for one in Change),
        ("all", _("全部，含没有变化的")),
    ]
    places = [(str(focus.pk), focus.called)] if focus else []
    outcomes: list[tuple[str, Sentence]] = [
        *((one.value, one.label) for one in _OUTCOMES),
        ("waived", _("已豁免")),
    ]
    return [
        choice("change", _("变化"), changes, _of_change, _("有变化的")),
        choice("outcome", _("结果"), outcomes, queries.counted_as),
        choice("theme", _("主题"), Theme.choices, lambda rows, value: rows.filter(theme=value)),
        choice("unit", _("单位"), places, lambda rows, _value: rows),
    ]


def _of_change(rows: Rows, value: str) -> Rows:
    if value in _SEVERAL:
        return rows.filter(change__in=_SEVERAL[value])
    return rows if value == "all" else rows.filter(change=value)
