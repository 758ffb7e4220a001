"""The form of a Chinese name: a surname, one or two characters, and what may stand after it."""

import re
from typing import Final

from qunqiao_engines.papers.lexicon import DOUBLE_SURNAMES, NOT_NAMES, SURNAMES, TITLES

HAN: Final = re.compile(r"[㐀-䶿一-鿿·]+")
# What may follow a name in a sentence, besides a mark, a digit or a blank.
_FOLLOWS: Final = re.compile(
    r"[，。；：、！？）（/\d \n”《]|$|等|和|及|与|以及|同志|总书记|主席|书记|在|对|同|就|受|代表|主持|出席|列席|参加|讲话|作[了题专重工交典表总主发大会]?"
    r"|说|指出|强调|要求|表示|认为|首先|最后|随后|还|也|并|到会|到|向|为[^了]|围绕|分别|先后|宣布|致|发表|介绍|通报|传达|宣读|提出|希望|的"
    r"|简要|详细|深情|充分|高度|全面|重点|亲自|一同|共同|边|称|一行|进行|负责|牵头|关于|由于|对于|带领|率|担任|当选|任|从|结合|总结|部署|听取|深入|来到|走访|看望|慰问|汇报|勉励|号召|将|是|于|主讲|做|发言|步入|上[午台]|下午|因|逐一|给|组成|交流|表态|点评|授课|同志|一行|先后|反馈|肯定|回顾|分析|阐述|感谢|鼓励|检查|督导|考察|宣贯|学习|专程|亲临|到场|莅临|寄语|参与|应邀|受邀|现场|前往|陪同|携|委托|会见|调研|赴"
)


_WORDS: Final = frozenset(
    (
        "关于",
        "担任",
        "主持",
        "出席",
        "参加",
        "强调",
        "传达",
        "反馈",
        "宣读",
        "汇报",
        "总结",
        "带领",
        "陪同",
        "寄语",
        "当选",
        "应邀",
        "对于",
        "由于",
        "至于",
        "同时",
        "首先",
        "最后",
        "代表",
        "介绍",
        "分别",
        "先后",
        "通报",
        "主讲",
        "全面",
        "高度",
        "充分",
        "重点",
        "边听",
    )
)


_ENDINGS: Final = (
    "老师", "同学", "副院", "们", "部", "局", "厅", "委", "会", "处", "署", "省", "县", "司", "在", "等", "及", "对",
)  # fmt: skip
# Words that join or govern: no name has them after its surname.
_FUNCTION: Final = frozenset("要的了将把被并还")


def name_at(plain: str, at: int) -> str:
    """The name that begins at ``at``, or nothing: three characters before two, if what follows fits."""
    double = plain.startswith(DOUBLE_SURNAMES, at)
    if not double and (at >= len(plain) or plain[at] not in SURNAMES):
        return ""
    # 王清关于 is 王清 and 关于.
    longest = 3 if plain[at + 2 : at + 4] not in _WORDS else 2
    for length in (4, 3) if double else (longest, 2):
        name = plain[at : at + length]
        if is_name(name) and len(name) == length and _FOLLOWS.match(plain, at + length):
            return name
    return ""


def is_name(word: str) -> bool:
    """Whether the word could be somebody's name: its form only."""
    if not HAN.fullmatch(word) or _is_other(word):
        return False
    if word.startswith(DOUBLE_SURNAMES):
        return 3 <= len(word) <= 4
    return word[0] in SURNAMES and 2 <= len(word) <= (8 if "·" in word else 3)


def _is_other(word: str) -> bool:
    """Words of the form of a name that are none: 党组, 向党组, 和陆昊 (陆昊, and somebody before), 副主席."""
    if (
        word in NOT_NAMES
        or word[:2] in NOT_NAMES
        or (word[1:] in NOT_NAMES and word[0] in "和向于从")
    ):
        return True
    if word[0] == "和" and len(word) > 2 and word[1] in SURNAMES:
        return True
    if word in TITLES or (len(word) > 2 and word[1:] in TITLES):
        return True
    return word.endswith(_ENDINGS) or any(sign in _FUNCTION for sign in word[1:])
