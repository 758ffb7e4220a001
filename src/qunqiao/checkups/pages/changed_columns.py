"""What the list of changes tells of each: what became of it, what it was and is now, and by which rule."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from markupsafe import Markup

from qunqiao.checkups import bridge, queries
from qunqiao.checkups.models import Finding, Outcome
from qunqiao.checkups.pages import address, language
from qunqiao.checkups.pages.balancing import change_word
from qunqiao.checkups.pages.clearing import in_short, in_words
from qunqiao.checkups.pages.findings import under_way
from qunqiao.checkups.queries import COME, GONE, Change
from qunqiao.kit import columns, jinja
from qunqiao.kit.components import state

_WHOLE = Markup('<span class="q-whole">{}</span>')
_TWO = Markup('<div>{}<br><span class="q-note">{}</span></div>')
_UNSPLIT = Markup('<span class="q-unsplit">{}</span>')


def columns_of(gone: QuerySet[Finding]) -> list[columns.Column]:
    """The columns; ``gone`` are those whose state now may be told, of an older check-up none."""
    now = _Now(gone)
    rules = bridge.shelf().rules
    return [
        columns.text("subject", _("对象"), lambda row: row.subject_name, "subject_name"),
        columns.text("change", _("变化"), lambda row: _UNSPLIT.format(_changed(row)), "change"),
        columns.Column("says", _("情况"), now.cell, plain=now.plain),
        columns.Column("outcome", _("结果"), _outcomes, plain=_outcomes_in_words),
        columns.Column(
            "basis",
            _("依据"),
            lambda row: _TWO.format(_article(row), _in_two(_title(row, rules), _kinds(row))),
            plain=lambda row: _in_two(_article(row), _in_two(_title(row, rules), _kinds(row))),
        ),
        columns.text(
            "theme", _("主题"), lambda row: _WHOLE.format(row.get_theme_display()), "theme"
        ),
        columns.Column(
            "unit",
            _("单位"),
            lambda row: _TWO.format(row.unit.called, _above(row)) if row.above else row.unit.called,
            ("unit__path",),
            plain=lambda row: _in_two(row.unit.called, _above(row)),
        ),
    ]


def _changed(row: Any) -> str:
    return change_word(row.change, row.was, row.then)


class _Now:
    """What is told of a finding: of one that came the next step, of one that is gone what it was and what is now."""

    def __init__(self, gone: QuerySet[Finding]) -> None:
        self._gone = gone

    @cached_property
    def _facts(self) -> dict[int, queries.Told]:
        # Once for the whole list, and only where a row asks.
        return queries.facts_now(self._gone, language())

    def cell(self, row: Any) -> str | Markup:
        """Both sentences, and where the record of the subject stands."""
        says, now = self._told(row)
        if not now:
            return says
        if row.change in COME:
            return _TWO.format(says, now)
        link = Markup('{} <a href="{}">{}</a>').format(now, _record(row), _("看名册"))
        return _TWO.format(says, link)

    def plain(self, row: Any) -> str:
        """The same for a spreadsheet."""
        return " ".join(said for said in self._told(row) if said)

    def _told(self, row: Any) -> tuple[str, str]:
        says = jinja.said(row.says(language()))
        if row.change in COME:
            return says, self._next(row)
        if row.change not in GONE:
            return says, ""
        return _("上次：%(says)s") % {"says": says}, self._now(row)

    def _next(self, row: Any) -> str:
        """What is done of one that came: the task that runs, else what the rule's book advises."""
        due = under_way(row)
        advice = "" if due else jinja.said(self._advice(row))
        return due or (_("下一步：%(advice)s") % {"advice": advice} if advice else "")

    @cached_property
    def _advice(self) -> Callable[[Finding], str]:
        return queries.advisor(language())

    def _now(self, row: Any) -> str:
        told = self._facts.get(row.pk)
        facts = in_words(told.facts) if told else []
        if row.change == Change.LAPSED:
            return _lapsed(row, facts)
        if facts:
            words = {"facts": _("，").join(facts), "deed": in_short(told)}
            if words["deed"]:
                return _("现在：符合，%(facts)s（%(deed)s）。") % words
            return _("现在：符合，%(facts)s。") % words
        return _("现在：符合。") if row.became == Outcome.SOUND else _("现在：不再查到。")


def _lapsed(row: Any, facts: Sequence[str]) -> str:
    closed = row.organisation.closed_on if row.organisation else row.unit.closed_on
    if closed is not None:
        return _("现在：已于 %(day)s 撤销，这条规则不再适用。") % {"day": jinja.day(closed)}
    if facts:
        return _("现在：%(facts)s，这条规则不再适用。") % {"facts": _("，").join(facts)}
    return _("现在：这条规则不再适用。")


def _record(row: Finding) -> str:
    route = "registry:unit" if row.subject_kind == Finding.Subject.UNIT else "registry:organisation"
    return address(route, row.subject_id)


def _article(row: Finding) -> str:
    """Which text it rests on, with its article, as the list of findings names it."""
    return bridge.rested_on(row.basis, row.unit.region)


def _kinds(row: Finding) -> str:
    """What sort of text the rule stands on where the unit is: law, a union's rule, house policy."""
    kinds = dict.fromkeys(bridge.kind_told(one, row.unit.region) for one in row.basis)
    return _("、").join(kind for kind in kinds if kind)


def _title(row: Finding, rules: dict[str, bridge.RuleView]) -> str:
    view = rules.get(row.rule)
    return jinja.said(view.title(language())) if view else ""


def _above(row: Any) -> str:
    return _("上级：%(unit)s") % {"unit": row.above} if row.above else ""


def _in_two(first: str, second: str) -> str:
    return _("%(first)s（%(second)s）") % {"first": first, "second": second} if second else first


def _steps(row: Any) -> list[tuple[str, str]]:
    """What it was and what it is, as (outcome, words); once where both are the same."""
    told = [(one, str(Outcome(one).label)) for one in dict.fromkeys((row.was, row.then)) if one]
    if row.change in GONE:
        now = row.became
        told.append((now, str(Outcome(now).label)) if now else ("sound", _("已不成立")))
    if row.change in (Change.WAIVED, Change.EXCUSED):
        told.append(("waived", _("已豁免")))
    return told


def _outcomes(row: Any) -> Markup:
    told = [_WHOLE.format(state(outcome, text=words)) for outcome, words in _steps(row)]
    return Markup("<div>{}</div>").format(Markup(" → ").join(told))


def _outcomes_in_words(row: Any) -> str:
    return " → ".join(words for _outcome, words in _steps(row))
