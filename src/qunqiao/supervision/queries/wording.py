"""What is wrong with a task, said as a person would say it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from qunqiao.kit.jinja import day as written
from qunqiao.people.models import Unit
from qunqiao.registry.models import Organisation
from qunqiao.supervision.bridge.covering import UNIT_KIND, Gap
from qunqiao.supervision.queries.map import Burden, Trouble
from qunqiao.supervision.queries.standing import Standing

OUTCOMES = {"vacuum": "breach", "vacant": "breach", "overlap": "due", "orphaned": "unknown"}
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of trouble as the map shows it."""

    outcome: str
    word: str
    sentence: str
    trouble: Trouble


def line(trouble: Trouble) -> Line:
    """A piece of trouble in words."""
    wrong = trouble.gap.wrong
    return Line(OUTCOMES[wrong], word(wrong), _sentence(trouble), trouble)


def word(wrong: str) -> str:
    """What kind of trouble it is."""
    return {
        "vacuum": _("责任真空"),
        "vacant": _("职务空缺"),
        "overlap": _("责任重叠"),
        "orphaned": _("有配合无牵头"),
    }[wrong]


def burden(one: Burden) -> str:
    """Who leads too much at once."""
    return _("%(holder)s在%(when)s同时牵头 %(most)d 项任务，建议分给别人几项。") % {
        "holder": one.holder,
        "when": span(one.much.begins, one.much.ends),
        "most": one.much.most,
    }


def _sentence(trouble: Trouble) -> str:
    gap = trouble.gap
    words = {
        "where": place(trouble.unit, gap, whole=trouble.whole),
        "when": span(gap.begins, gap.ends),
        "who": _("、").join(trouble.holders),
        "n": len(trouble.holders),
    }
    return {
        "vacuum": _("%(where)s，%(when)s，没有人牵头。"),
        "vacant": _("%(where)s，%(when)s，牵头的职务空缺：%(who)s。"),
        "overlap": _("%(where)s，%(when)s，有 %(n)d 家牵头：%(who)s。"),
        "orphaned": _("%(where)s，%(when)s，有人配合（%(who)s），没有人牵头。"),
    }[gap.wrong] % words


def place(unit: Unit, gap: Gap, *, whole: bool) -> str:
    """The branch, and which bodies in it where it is not all of them."""
    words = {"unit": unit.name, "kinds": _("、").join(kind_names(gap.kinds))}
    if gap.alone:
        return (_("%(unit)s本级") if whole else _("%(unit)s本级的%(kinds)s")) % words
    # A unit without any below it is no branch.
    if unit.numchild == 0:
        return (_("%(unit)s") if whole else _("%(unit)s的%(kinds)s")) % words
    return (_("%(unit)s及下级") if whole else _("%(unit)s及下级的%(kinds)s")) % words


def kind_names(kinds: Sequence[str]) -> list[str]:
    """The kinds of bodies in words, in the order of a form."""
    labels = {UNIT_KIND: _("单位"), **{k: str(v) for k, v in Organisation.Kind.choices}}
    return [label for kind, label in labels.items() if kind in kinds]


def span(begins: date, ends: date | None) -> str:
    """The days, the last one included."""
    if ends is None:
        return _("%(begins)s起") % {"begins": written(begins)}
    last = ends - _A_DAY
    if last <= begins:
        return _("%(begins)s当天") % {"begins": written(begins)}
    return _("%(begins)s至%(last)s") % {"begins": written(begins), "last": written(last)}


def standing_line(one: Standing) -> str:
    """What nobody answers for today, and since when."""
    where = one.unit.name
    if one.organisation is not None:
        where = one.organisation.name
    elif not one.gap.alone and one.unit.numchild:
        where = _("%(unit)s及下级") % {"unit": where}
    words = {"where": where, "day": written(one.since), "n": one.gap.bodies}
    if one.since is None:
        return _("%(where)s：两年前就没有，或者从来没有登记。") % words
    return _("%(where)s：%(day)s起没有。") % words
