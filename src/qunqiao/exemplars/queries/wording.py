"""Classes, shares and verdicts in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qunqiao.checkups.bridge import shelf
from qunqiao.exemplars.bridge import Between, Counts
from qunqiao.exemplars.policy import SIZES, SMALLEST_CELL
from qunqiao.exemplars.queries.effect import Effect
from qunqiao.exemplars.queries.lasting import Class
from qunqiao.kit.jinja import number, said
from qunqiao.people.models import Unit


def class_in_words(among: Class) -> str:
    """机关，51 至 200 人."""
    words = {"kind": Unit.Kind(among.kind).label, "size": _size(among.size)}
    return _("%(kind)s，%(size)s") % words


def _size(size: int) -> str:
    if size == 0:
        return _("%(most)s 人及以下") % {"most": number(SIZES[0])}
    if size == len(SIZES):
        return _("%(least)s 人以上") % {"least": number(SIZES[-1])}
    ends = {"least": number(SIZES[size - 1] + 1), "most": number(SIZES[size])}
    return _("%(least)s 至 %(most)s 人") % ends


def counts_in_words(counts: Counts, between: Between | None) -> str:
    """销号 8 个（共 10 个，把握区间 44.3% 至 97.5%）."""
    words = {"hits": number(counts.hits), "cases": number(counts.cases)}
    if between is None:
        return _("%(cases)s 个问题中稳定销号 %(hits)s 个") % words
    ends = {"low": _percent(float(between.low)), "high": _percent(float(between.high))}
    said = _("%(cases)s 个问题中稳定销号 %(hits)s 个，95%% 把握在 %(low)s 到 %(high)s 之间")
    return said % {**words, **ends}


def _percent(share: float) -> str:
    return f"{share * 100:.1f}%"


def figures_in_words(figures: Mapping[str, Any]) -> str:
    """The counts on which the data found an exemplar, as they were that day; "" where people proposed it."""
    if not figures:
        return ""
    (hits, cases), (other_hits, other_cases) = figures["own"], figures["others"]
    words = {
        "hits": number(hits),
        "cases": number(cases),
        "other_hits": number(other_hits),
        "other_cases": number(other_cases),
        "chance": _percent(float(figures["chance"])),
        "compared": number(figures["compared"]),
    }
    return (
        _(
            "推荐那天：这个单位 %(cases)s 个问题中稳定销号 %(hits)s 个，同类其他单位 %(other_cases)s 个中 %(other_hits)s 个；"
            "比过 %(compared)s 个单位，碰巧的可能 %(chance)s。"
        )
        % words
    )


def verdict_in_words(effect: Effect) -> str:
    """What can be said of an exemplar's effect, plainly."""
    return {
        "more": _("采纳的单位稳定销号的比同类没有采纳的多，不像是碰巧。"),
        "alike": _("和同类没有采纳的单位比，还看不出差别。"),
        "few": _("还看不出来：可比的问题不到 %(n)d 个，数字不公布。") % {"n": SMALLEST_CELL},
        "early": _("还看不出来：采纳以后至少要有两次体检。"),
        "unnamed": _("这个典型没有指明针对哪几条规则，无法用数据衡量。"),
    }[effect.verdict]


def rule_titles(rules: Sequence[str]) -> list[str]:
    """The titles of rules in the reader's language; of one that is gone, its name."""
    known = shelf().rules
    language = get_language() or "zh-hans"
    titles = [known[rule].title(language) if rule in known else rule for rule in rules]
    return [said(title) for title in titles]
