"""What the rulebook engine says, in the reader's own words: sentences, and words for its codes."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.jinja import said
from qunqiao_engines.rulebook import Basis, RulebookError, Text

_CONFIDENCE: Mapping[str, Promise] = {
    "V": _("已核对原文"),
    "V2": _("转引，未见原文"),
    "M": _("未核实"),
    "house": _("内部规定，不是法规"),
}
_STRENGTHS: Mapping[str, Promise] = {
    "must": _("应当（必须做到）"),
    "normally": _("一般（不符合是建议）"),
    "may": _("可以（不符合是建议）"),
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
    "house": _("本委规定"),
}


def kind_word(kind: str) -> str:
    """What sort of instrument a source is; "" where that is not known."""
    return str(_KINDS.get(kind, ""))


def surest(codes: Iterable[str]) -> str:
    """The surest of several sources: a rule is named by that one."""
    return min(codes, key=[*_CONFIDENCE].index)


def strength_word(code: str) -> str:
    """What a rule demands, and so what it means not to follow it."""
    return str(_STRENGTHS.get(code, code))


def told(text: Text) -> str:
    """``text`` in the language of the page; traditional Chinese is derived."""
    return said(text["en" if (get_language() or "").startswith("en") else "zh"])


def refused(error: RulebookError) -> Promise:
    """Why a rulebook cannot be used, with the place, read in whatever language it is shown in."""
    text = Text(zh=error.sentence("zh"), en=error.sentence("en"))
    sentence: Promise = format_lazy(_("规则集不能使用：{reason}"), reason=lazy(told, str)(text))
    return sentence


def basis_values(basis: Basis) -> dict[str, Any]:
    """Where a rule comes from, as a finding keeps it."""
    return {
        "instrument": basis.instrument,
        "article": basis.article,
        "date": basis.date.isoformat() if basis.date else None,
        "quote": basis.quote,
        "confidence": basis.confidence,
        "note": {"zh": basis.note.zh, "en": basis.note.en} if basis.note else None,
    }


def told_note(note: Text | Mapping[str, str] | str | None) -> str:
    """What is said of a source, in the language of the page; what was kept before is one text."""
    if isinstance(note, Mapping):
        note = Text(zh=note["zh"], en=note["en"])
    return told(note) if isinstance(note, Text) else said(note or "")
