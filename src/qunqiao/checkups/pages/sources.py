"""The texts a finding rests on in the words of a page, and how sure they make it as a whole."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qunqiao.checkups import bridge
from qunqiao.checkups.models import Finding
from qunqiao.kit.jinja import said

_COUNTED: Mapping[str, Promise] = {
    "V": gettext_lazy("已核对原文 %(num)d 处"),
    "V2": gettext_lazy("转引 %(num)d 处"),
    "M": gettext_lazy("未核实 %(num)d 处"),
    "house": gettext_lazy("内部规定 %(num)d 处"),
}


def sources_of(shown: Finding) -> list[dict[str, Any]]:
    """The texts it rests on in the words of a page: what binds its unit before what is told for reference."""
    told = [bridge.told_source(basis, shown.unit.region) for basis in shown.basis]
    return sorted(told, key=lambda one: not one["binding"])


def named(sources: Sequence[Mapping[str, Any]]) -> str:
    """Who says so: each instrument with its articles, as a page's first lines name them."""
    articles: dict[str, dict[str, None]] = {}
    for one in sources:
        articles.setdefault(one["instrument"], {})[one["article"]] = None
    those = [said(f"{text} {_('、').join(those)}".strip()) for text, those in articles.items()]
    return _("、").join(those)


def sureness(told: Sequence[Mapping[str, Any]]) -> str:
    """Of several texts how many are how sure, and which of them the finding goes by; "" of a single one.

    ``told`` are those of ``sources_of``. What does not bind at the unit decides nothing, however well
    it was read.
    """
    if len(told) < 2:
        return ""
    counts = Counter(one["confidence"] for one in told if one["binding"])
    if counts["V"] == len(told):
        return _("依据共 %(num)d 处，引文都与原文核对过。") % {"num": len(told)}
    parts = [str(words) % {"num": counts[code]} for code, words in _COUNTED.items() if counts[code]]
    words = {"num": len(told), "parts": _among(parts, len(told) - sum(counts.values()))}
    return _("依据共 %(num)d 处：%(parts)s。%(decides)s") % {**words, "decides": _decides(counts)}


def _among(parts: Sequence[str], elsewhere: int) -> str:
    """How sure those that bind are, in ``parts``, apart from what is told of other places for reference."""
    if not elsewhere:
        return _("、").join(parts)
    if not parts:
        return _("只作参照的外地规定 %(num)d 处") % {"num": elsewhere}
    words = {"parts": _("、").join(parts), "num": elsewhere}
    return _("对本地有约束力的，%(parts)s；另有外地规定 %(num)d 处，只作参照") % words


def _decides(counts: Counter[str]) -> str:
    """Which of the binding texts, counted by how sure they are, the finding goes by."""
    if counts["V"]:
        return _("结论以已核对原文、对本地有约束力的为准。")
    if counts["V2"]:
        return _("对本地有约束力的都没有核对过原文，结论暂按转引，办理以前请先核对。")
    if counts["M"]:
        return _("对本地有约束力的都未核实，结论只供参考，办理以前请先核对。")
    if counts["house"]:
        return _("结论按内部规定，不是法规的要求。")
    return _("没有一处对本地有约束力，结论只供参考。")
