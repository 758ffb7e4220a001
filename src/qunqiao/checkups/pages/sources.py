"""The texts a finding rests on in the words of a page, and how sure they make it as a whole."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qunqiao.checkups import bridge
from qunqiao.checkups.models import Finding
from qunqiao.kit import jinja

_COUNTED: Mapping[str, Promise] = {
    "V": gettext_lazy("已核对原文 %(num)d 处"),
    "seen": gettext_lazy("已核对所见文本 %(num)d 处"),
    "V2": gettext_lazy("转引 %(num)d 处"),
    "M": gettext_lazy("未核实 %(num)d 处"),
    "house": gettext_lazy("内部规定 %(num)d 处"),
}
_ALTOGETHER: Mapping[str, Promise] = {
    "V": gettext_lazy("依据可靠程度：引文与原文核对过。"),
    "seen": gettext_lazy(
        "依据可靠程度：引文与所见文本核对过，这里没有收全文；发正式文书以前请对照印发的原件。"
    ),
    "V2": gettext_lazy("依据可靠程度：转引，没有见到原文，办理以前请由主管部门核对。"),
    "M": gettext_lazy("依据可靠程度：未核实，结论只供参考，办理以前请由主管部门核对。"),
    "house": gettext_lazy("依据可靠程度：内部规定，不是法规的要求。"),
    "": gettext_lazy("依据可靠程度：没有一处对本地有约束力，结论只供参考。"),
}


def sources_of(shown: Finding) -> list[dict[str, Any]]:
    """The texts it rests on in the words of a page: what binds its unit before what is told for reference."""
    told = [bridge.told_source(basis, shown.unit.region) for basis in shown.basis]
    return sorted(told, key=lambda one: not one["binding"])


def how_sure(told: Sequence[Mapping[str, Any]]) -> str:
    """How sure the texts make a verdict, in the one line that stands beside it; "" where there is none.

    ``told`` are those of ``sources_of``. Where several texts carry different parts of the rule, each part is as
    sure as the surest text that carries it.
    """
    binding = [one for one in told if one["binding"]]
    parts = _parts(binding)
    if len(parts) > 1:
        return _in_parts(parts)
    if not told:
        return ""
    return str(_ALTOGETHER[bridge.surest(one["sure"] for one in binding) if binding else ""])


def in_a_word(told: Sequence[Mapping[str, Any]]) -> str:
    """How sure a rule's texts are, as a list says it: by the surest, or that a part of the rule is unread."""
    binding = [one for one in told if one["binding"]] or told
    if _unread(binding):
        return _("部分未核实")
    return bridge.confidence_word(bridge.surest(one["sure"] for one in binding))


def _parts(binding: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The parts of the rule that the texts carry, each with how sure its surest text is; "" for all of it."""
    parts: dict[str, str] = {}
    for one in binding:
        part = one["carries"]
        parts[part] = bridge.surest([one["sure"], parts.get(part, one["sure"])])
    return parts


def _unread(binding: Sequence[Mapping[str, Any]]) -> list[str]:
    """Of several parts of a rule those that rest on texts alone which nobody has read."""
    parts = _parts(binding)
    return [part for part, code in parts.items() if part and code == "M" and len(parts) > 1]


def _in_parts(parts: Mapping[str, str]) -> str:
    those = [
        _("“%(part)s”%(sure)s") % {"part": part, "sure": bridge.confidence_word(code)}
        for part, code in parts.items()
        if part
    ]
    words = {"parts": _("；").join(those)}
    if {"V2", "M"} & {*parts.values()}:
        return _("依据可靠程度：%(parts)s，办理以前请由主管部门核对。") % words
    return _("依据可靠程度：%(parts)s。") % words


def sureness(told: Sequence[Mapping[str, Any]]) -> str:
    """Of several texts how many are how sure, and which of them the finding goes by; "" of a single one.

    ``told`` are those of ``sources_of``. What does not bind at the unit decides nothing, however well
    it was read.
    """
    if len(told) < 2:
        return ""
    counts = Counter(one["sure"] for one in told if one["binding"])
    if counts["seen"] == len(told):
        return _("依据共 %(num)d 处，引文都与所见文本核对过，这里没有收全文。") % {"num": len(told)}
    if counts["V"] == len(told):
        return _("依据共 %(num)d 处，引文都与原文核对过。") % {"num": len(told)}
    parts = [str(words) % {"num": counts[code]} for code, words in _COUNTED.items() if counts[code]]
    words = {"num": len(told), "parts": _among(parts, len(told) - sum(counts.values()))}
    decides = _decides(counts)
    if unread := _unread([one for one in told if one["binding"]]):
        decides = _("其中“%(parts)s”只有未核实的出处，办理以前请由主管部门核对。")
        decides %= {"parts": _("、").join(unread)}
    return _("依据共 %(num)d 处：%(parts)s。%(decides)s") % {**words, "decides": decides}


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
    if counts["seen"] and not counts["V"]:
        return _("结论以核对过所见文本、对本地有约束力的为准。")
    if counts["V"]:
        return _("结论以已核对原文、对本地有约束力的为准。")
    if counts["V2"]:
        return _("对本地有约束力的都没有核对过原文，结论暂按转引，办理以前请由主管部门核对。")
    if counts["M"]:
        return _("对本地有约束力的都未核实，结论只供参考，办理以前请由主管部门核对。")
    if counts["house"]:
        return _("结论按内部规定，不是法规的要求。")
    return _("没有一处对本地有约束力，结论只供参考。")


@dataclass(frozen=True, slots=True)
class Then:
    """Of a fault older than the text it is judged by: what is known of the text of that day."""

    line: str
    texts: Sequence[Mapping[str, Any]]


def text_then(shown: Finding, view: bridge.RuleView | None) -> Then | None:
    """What the rulebooks know of the text in force when the fault began; None where it is the one that is cited.

    No query. A rule that asked the same then is told with its sources; where none is kept, or none speaks
    of such a body, that is said.
    """
    since = view.rule.in_force_from if view else None
    if view is None or since is None or shown.since is None or shown.since >= since:
        return None
    words = {"from": jinja.day(since), "since": jinja.day(shown.since)}
    before = bridge.shelf().before(view, shown.since)
    texts = before.texts_for(shown.evidence.get("tier")) if before else []
    if not texts:
        line = _(
            "判断按 %(from)s 起适用的文本；%(since)s 时的文本这里没有收，当时怎样规定，请另查。"
        )
        return Then(line % words, [])
    line = _(
        "判断按 %(from)s 起适用的文本；%(since)s 时适用的是下面这个文本，这条规则在两个文本下的判断条件一样："
    )
    return Then(line % words, [bridge.told_source(one, shown.unit.region) for one in texts])
