"""A title as one line of text, parted into the words it must not be torn within (7.3.1)."""

import re
from typing import Final

from qunqiao_engines.official.numerals import width
from qunqiao_engines.official.titles import LONGEST

# Words that official titles are made of. It need not be complete: what stands between two known
# words is taken for one word, which is what a name of a body or a place needs anyway.
_KNOWN: Final = (
    "关于", "进一步", "加强", "做好", "推进", "推动", "深入", "开展", "落实", "贯彻", "学习", "传达",
    "报送", "印发", "召开", "举办", "成立", "调整", "撤销", "废止", "表彰", "命名", "转发", "组织",
    "工作", "情况", "问题", "整改", "换届", "选举", "会议", "精神", "检查", "体检", "督办", "专项",
    "专题", "建设", "基层", "群团", "工会", "共青团", "妇女", "妇委会", "职工", "服务", "活动", "干部",
    "队伍", "单位", "机关", "任务", "要求", "措施", "典型", "走访", "发现", "限期", "有关", "事项",
    "全省", "全市", "全县", "各级", "年度", "季度", "上半年", "下半年", "落实情况", "整改情况",
    "进展情况", "传达落实", "部署", "推进会", "座谈会", "换届选举", "组织建设", "通知书",
)  # fmt: skip
_KINDS: Final = "通报|通知书?|报告|请示|会议纪要|纪要|整改通知书?|函|决定|意见"
# Stays with the word before it, so that no line begins with it.
_BEHIND: Final = "的、，。：；）》」』”’"
# Waits for the word behind it.
_OPEN: Final = "（《「『“‘和与及暨"
_END: Final = re.compile(rf"的?(?:{_KINDS})")
_DAY: Final = r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?|第[一二三四]季度)?|第[一二三四]季度|第\d+[次号期]"
_PIECE: Final = re.compile(
    rf"(?P<end>的?(?:{_KINDS})$)|(?P<day>{_DAY})|(?P<cited>《[^《》]{{1,12}}》|“[^“”]{{1,12}}”)"
    rf"|(?P<known>{'|'.join(sorted(_KNOWN, key=len, reverse=True))})|(?P<and>[和与及暨])"
)


def title_words(title: str) -> tuple[str, ...]:
    """The title's words, for ``OfficialDocument.title``: put together again they are the title.

    Parted at dates, quoted names, marks, and words that are usual in titles; 的 stays with the word
    before it, 和 with the word behind it, 的通报 is one word, and so is the issuer before 关于. What
    stands between is one word. Where the sense breaks nobody can tell from the characters for
    certain: who writes the title may give the words instead.

    >>> title_words("某某省总工会关于基层组织建设专项检查整改情况的通报")
    ('某某省总工会', '关于', '基层', '组织建设', '专项', '检查', '整改情况', '的通报')
    """
    issuer, about, rest = title.partition("关于")
    whole = bool(about and issuer) and width(issuer) <= LONGEST
    words = [issuer] if whole else []
    for piece in _pieces(about + rest if whole else title):
        behind = piece[0] in _BEHIND and not _END.fullmatch(piece)
        if words and (behind or words[-1][-1] in _OPEN):
            words[-1] += piece
        else:
            words.append(piece)
    return tuple(words)


def _pieces(title: str) -> list[str]:
    """Known words, and what stands between them cut behind its marks."""
    found: list[str] = []
    at = 0
    for match in _PIECE.finditer(title):
        found += _between(title[at : match.start()])
        found.append(match.group())
        at = match.end()
    return found + _between(title[at:])


def _between(text: str) -> list[str]:
    return [one for one in re.split(rf"(?<=[{_BEHIND}])", text) if one]
