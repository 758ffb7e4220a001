"""What is wrong with a task, said as a person would say it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qunqiao.kit.jinja import day as written
from qunqiao.people.models import Unit
from qunqiao.registry.models import Organisation
from qunqiao.supervision.bridge.covering import UNIT_KIND, Gap
from qunqiao.supervision.queries.map import Burden, Trouble
from qunqiao.supervision.queries.standing import Standing
from qunqiao.supervision.queries.standing_teams import Demanded, EmptyPost

OUTCOMES = {"vacuum": "breach", "vacant": "breach", "overlap": "due", "orphaned": "unknown"}
_A_DAY = timedelta(days=1)
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """One branch a line speaks of."""

    name: str
    trouble: Trouble


@dataclass(frozen=True, slots=True)
class Line:
    """What is wrong in one way, on the same days, in one branch or in several; ``spots`` are all of them."""

    outcome: str
    word: str
    sentence: str
    spots: Sequence[Spot]

    @property
    def trouble(self) -> Trouble:
        """The first of them."""
        return self.spots[0].trouble


def lines(troubles: Iterable[Trouble]) -> list[Line]:
    """Troubles in words, those alike in one line, in the order in which they came."""
    alike: dict[tuple[object, ...], list[Trouble]] = {}
    for one in troubles:
        gap = one.gap
        # Overlaps are mended one by one: who leads too much differs from place to place.
        apart = one.unit.pk if gap.wrong == "overlap" else None
        key = (gap.wrong, gap.begins, gap.ends, tuple(one.holders), apart)
        alike.setdefault(key, []).append(one)
    return [_line(those) for those in alike.values()]


def _line(those: Sequence[Trouble]) -> Line:
    first = those[0]
    spots = [Spot(place(one.unit, one.gap, whole=one.whole), one) for one in those]
    wrong = first.gap.wrong
    return Line(OUTCOMES[wrong], word(wrong), _sentence(first, spots), spots)


def word(wrong: str) -> str:
    """What kind of trouble it is."""
    return {
        "vacuum": _("责任真空"),
        "vacant": _("牵头职务空缺"),
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


def _sentence(trouble: Trouble, spots: Sequence[Spot]) -> str:
    gap = trouble.gap
    words = {
        "where": several([spot.name for spot in spots]),
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


def several(names: Sequence[str]) -> str:
    """The first few names, and how many there are in all."""
    if len(names) <= _NAMED:
        return _("、").join(names)
    words = {"names": _("、").join(names[:_NAMED]), "n": len(names)}
    return _("%(names)s等 %(n)d 处") % words


def place(unit: Unit, gap: Gap, *, whole: bool) -> str:
    """The branch, and which bodies in it where it is not all of them."""
    words = {"unit": unit.name, "kinds": _("、").join(kind_names(gap.kinds))}
    if gap.alone:
        return (_("%(unit)s本级") if whole else _("%(unit)s本级的%(kinds)s")) % words
    # A unit without any below it is no branch.
    if unit.numchild == 0:
        return unit.name if whole else _("%(unit)s的%(kinds)s") % words
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


def empty_post_line(one: EmptyPost) -> str:
    """Which post of which leadership nobody holds, and since when."""
    post = one.post
    words = {
        "where": post.organisation.name,
        "title": post.get_title_display(),
        "day": written(one.since),
    }
    if one.since is None:
        return _("%(where)s：%(title)s从来没有登记任职。") % words
    return _("%(where)s：%(title)s %(day)s起空缺。") % words


def demanded_line(one: Demanded) -> str:
    """How many demands a unit does not meet."""
    words = {"unit": one.unit_name, "n": one.unmet, "tasked": one.tasked}
    said = ngettext(
        "%(unit)s：%(n)d 项应当做到的没有做到，%(tasked)d 项已有整改任务。",
        "%(unit)s：%(n)d 项应当做到的没有做到，%(tasked)d 项已有整改任务。",
        one.unmet,
    )
    return said % words
