"""What the rulebook engine says, in the reader's own words: sentences, and words for its codes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.jinja import said
from qunqiao_engines.rulebook import Basis, RulebookError, Text, basis_json

Source = Mapping[str, Any]
_CONFIDENCE: Mapping[str, Promise] = {
    "V": _("已核对原文"),
    "seen": _("已核对所见文本"),
    "V2": _("转引，未见原文"),
    "M": _("未核实"),
    "house": _("内部规定，不是法规"),
}
_STRENGTHS: Mapping[str, Promise] = {
    "must": _("必须做到"),
    "normally": _("一般要做到（没有做到的列为建议）"),
    "may": _("可以做（没有做的列为建议）"),
}


def confidence_word(code: str) -> str:
    """How sure we are of a rule's source."""
    return str(_CONFIDENCE.get(code, code))


_KINDS: Mapping[str, Promise] = {
    "law": _("法律"),
    "regulation": _("行政法规"),
    "charter": _("章程"),
    "league": _("团内法规"),
    "union": _("工会系统规定"),
    "women": _("妇联系统规定"),
    "local": _("地方性规定"),
    "house": _("内部规定"),
}
_ELSEWHERE = _("参照：外地规定，对本地没有约束力")


def surest(codes: Iterable[str]) -> str:
    """The surest of several sources: a rule is named by that one."""
    return min(codes, key=[*_CONFIDENCE].index)


def strength_word(code: str) -> str:
    """What a rule demands, and so what it means not to follow it."""
    return str(_STRENGTHS.get(code, code))


def sure(source: Source) -> str:
    """How sure we are of one source: its confidence, or "seen" where the whole text is not kept to compare with."""
    # What findings of before keep does not say whether it is.
    seen = source["confidence"] == "V" and not source.get("texts_file", "kept")
    return "seen" if seen else str(source["confidence"])


def cited(sources: Sequence[Source], region: str | None) -> Sequence[Source]:
    """Of the texts a finding rests on those to cite at a unit: what binds there and somebody has read.

    One nobody has read is cited where no other carries the same part of the rule, or where nobody has read
    any; nothing is of what is only told for reference.
    """
    binding = [one for one in sources if (region or "").startswith(one.get("region", ""))]
    read = [one for one in binding if one["confidence"] != "M"]
    carried = [one.get("carries") for one in read]
    alone = [one for one in binding if one.get("carries") and one["carries"] not in carried]
    return [one for one in binding if one in read or one in alone] or binding


def named(sources: Sequence[Source]) -> str:
    """Each instrument with its articles, as lists and first lines name who says so; what is unverified as such."""
    articles: dict[tuple[str, str], dict[str, None]] = {}
    for one in sources:
        articles.setdefault((one["instrument"], one["confidence"]), {})[one["article"]] = None
    return gettext("、").join(
        str(_NAMED.get(confidence, "%(name)s"))
        % {"name": said(f"{text} {gettext('、').join(those)}".strip())}
        for (text, confidence), those in articles.items()
    )


_NAMED: Mapping[str, Promise] = {
    "M": _("%(name)s（未核实）"),
    "house": _("内部规定：%(name)s"),
}


def rested_on(sources: Sequence[Source], region: str | None) -> str:
    """Which texts a finding rests on at a unit of this region: what binds there before what is told for reference."""
    binding = cited(sources, region)
    if binding or not sources:
        return named(binding)
    return gettext("参照：%(name)s") % {"name": named(sources[:1])}


def told(text: Text) -> str:
    """``text`` in the language of the page; traditional Chinese is derived."""
    return said(text["en" if (get_language() or "").startswith("en") else "zh"])


def refused(error: RulebookError) -> Promise:
    """Why a rulebook cannot be used, with the place, read in whatever language it is shown in."""
    text = Text(zh=error.sentence("zh"), en=error.sentence("en"))
    sentence: Promise = format_lazy(_("规则集不能使用：{reason}"), reason=lazy(told, str)(text))
    return sentence


def told_source(source: Basis | Mapping[str, Any], region: str | None = None) -> dict[str, Any]:
    """One source of a rule in the words of a page; as a rulebook has it, or as a finding keeps it.

    With ``region``, of a unit, also whether it is ``binding`` there: elsewhere it is a reference.
    """
    values = basis_json(source) if isinstance(source, Basis) else source
    # What findings of before keep says neither kind nor place.
    kind, place = values.get("kind"), values.get("region", "")
    binding = region is None or region.startswith(place)
    return {
        **values,
        "day": date.fromisoformat(values["date"]) if values["date"] else None,
        "note": _told_note(values["note"]),
        "sure": sure(values),
        "confidence_word": confidence_word(sure(values)),
        "carries": _told_note(values.get("carries")),
        "binding": binding,
        # A quote whose sentence begins before it is written with an ellipsis in front.
        "cut": (values["quote"] or "").startswith("…"),
        "kind": str(_KINDS[kind] if kind else "") if binding else str(_ELSEWHERE),
    }


def kind_told(source: Mapping[str, Any], region: str) -> str:
    """What sort of text a source that a finding keeps is; "" where it does not bind or nobody said."""
    kind = source.get("kind")
    binding = region.startswith(source.get("region") or "")
    return str(_KINDS[kind]) if kind and binding else ""


def _told_note(note: Mapping[str, str] | str | None) -> str:
    """In the language of the page; what was kept before is one text."""
    return told(Text(**note)) if isinstance(note, Mapping) else said(note or "")
