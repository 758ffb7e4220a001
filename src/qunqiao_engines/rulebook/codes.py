"""The words for stored codes, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .model import Text

_WORDS = {
    "unit_kind": {
        "organ": "机关 | organ",
        "institution": "事业单位 | public institution",
        "enterprise": "企业 | enterprise",
        "social": "社会组织 | social organisation",
    },
    "organisation_kind": {
        "trade_union": "工会 | trade union",
        "youth_league": "共青团 | Youth League",
        "womens_committee": "妇委会 | women's committee",
        "other": "其他 | other",
    },
    "tier": {
        "branch": "支部 | branch",
        "general_branch": "总支部 | general branch",
        "committee": "委员会 | committee",
        "joint": "联合委员会 | joint committee",
    },
}


def _text(words: str) -> Text:
    zh, en = words.split(" | ")
    return Text(zh=zh, en=en)


#: Name of a code list -> code -> its words.
CODES: Mapping[str, Mapping[str, Text]] = MappingProxyType(
    {
        name: MappingProxyType({code: _text(words) for code, words in codes.items()})
        for name, codes in _WORDS.items()
    }
)
