"""What stands around a report: title, date, source, author, editor, summary, and the meeting it tells of."""

import re
from typing import Final

from qunqiao_engines.papers.lexicon import MEETS
from qunqiao_engines.papers.results import Meeting, Passage
from qunqiao_engines.papers.segments import Manuscript

_CRUMBS: Final = re.compile(r"[>»›]|^首页|^当前位置|^您?的?位置")
_TITLE: Final = re.compile(r"^[ #*>]*(?:标题：)?(?:\d{4}-\d{2}-\d{2} +)?(?P<title>\S[^\n]*?)[ *]*$")
_DATE: Final = r"\d{4}[-/.年] ?\d{1,2}[-/.月] ?\d{1,2}日?(?: +\d{1,2}:\d{2}(?::\d{2})?)?"
_PUBLISHED: Final = re.compile(
    rf"(?:稿源时间|发布时间|发布日期|发稿时间|(?<!会议)(?<!开会)时间|日期)[：:] ?(?P<value>{_DATE})"
)
_ANY_DATE: Final = re.compile(rf"(?P<value>{_DATE})")
_SOURCE: Final = re.compile(
    r"(?:文章来源|信息来源|稿件来源|来源|稿源)[：:] ?(?P<value>[^\s：]{2,30})"
)
_DISPATCH: Final = re.compile(
    r"^[ \[（【]*(?P<value>[㐀-䶿一-鿿]{2,10}?)(?=(?:北京|[㐀-䶿一-鿿]{2,4})?\d{1,2}月\d{1,2}日(?:讯|电|消息)|消息|讯[ ：（])",
    re.MULTILINE,
)
_AUTHOR: Final = re.compile(
    r"(?:作者|记者|通讯员|撰稿|撰文)[：:] ?(?P<value>[^\s：）)，。]{2,20})|[（(](?:本报)?(?:记者|通讯员)[ ：]?(?P<name>[㐀-䶿一-鿿]{2,4})[）) ]"
)
_EDITOR: Final = re.compile(r"(?:责任编辑|责编|编辑)[：:] ?(?P<value>[^\s：）)，。】]{2,20})")
_SUMMARY: Final = re.compile(
    r"(?:【(?:摘要|内容提要|提要|导读)】|(?:摘要|内容提要)：) ?(?P<value>[^\n]+)"
)
_PLACE: Final = re.compile(
    r"(?<!存)在(?P<value>[^，。；：“”□在]{2,24}?)(?:隆重|胜利|顺利|正式)?(?<![的时])(?:召开|举行|举办|开幕|闭幕|主持召开|同[^，。]{2,40}(?:谈话|座谈|会见))"
)
_LINE_PLACE: Final = re.compile(r"(?:会议)?地点：[ ]*(?P<value>[^\n，。]{2,40})")
_ATTENDANCE: Final = re.compile(
    r"(?:参加|出席|列席)(?!人员)了?(?:今天的)?(?:此次|本次|这次)?(?:座谈|会议|大会|谈话|活动|开幕|闭幕|会)?"
)
_COUNTED: Final = re.compile(
    r"\d+ ?[余多几]?(?:人|名|位)|[一二三四五六七八九十百千]{2,}[余多]?(?:人|名|位)"
)
_HEAD_LINES: Final = 8
_LONGEST_TITLE: Final = 120
_TITLE_LINES: Final = 4
_NEAR: Final = 60
_FOOT: Final = 160


def title(manuscript: Manuscript) -> Passage | None:
    """The first line that is not the way to the page; without the date and signs in front of it."""
    at = 0
    for line in manuscript.plain.split("\n"):
        match = _TITLE.match(line)
        if match and not _CRUMBS.search(line):
            if len(match["title"]) > _LONGEST_TITLE or "。" in match["title"]:
                return None
            return _passage(manuscript, at + match.start("title"), at + match.end("title"))
        at += len(line) + 1
    return None


def published(manuscript: Manuscript) -> Passage | None:
    """The date with its label, or the first full date in the first lines."""
    labelled = _PUBLISHED.search(manuscript.plain)
    # 时间 beside 地点 is when the meeting was.
    if labelled and "地点" not in manuscript.plain[labelled.end() : labelled.end() + _NEAR]:
        return _passage(manuscript, labelled.start("value"), labelled.end("value"))
    head = "\n".join(manuscript.plain.split("\n", _TITLE_LINES)[:_TITLE_LINES])
    match = None if "时间" in head else _ANY_DATE.search(head)
    match = match or _ANY_DATE.search(manuscript.plain, max(0, len(manuscript.plain) - _FOOT))
    return _passage(manuscript, match.start("value"), match.end("value")) if match else None


def source(manuscript: Manuscript) -> Passage | None:
    """Who published, by label, or as a dispatch begins (新华社北京9月2日电)."""
    return _found(manuscript, _SOURCE) or _found(manuscript, _DISPATCH)


def author(manuscript: Manuscript) -> Passage | None:
    """Who wrote, by label."""
    match = _AUTHOR.search(manuscript.plain)
    if match is None:
        return None
    group = "value" if match["value"] else "name"
    return _passage(manuscript, match.start(group), match.end(group))


def editor(manuscript: Manuscript) -> Passage | None:
    """Who edited, by label."""
    return _found(manuscript, _EDITOR)


def summary(manuscript: Manuscript) -> Passage | None:
    """The summary, where one is marked as such."""
    return _found(manuscript, _SUMMARY)


def meeting(manuscript: Manuscript) -> Meeting:
    """The meeting told of: its kind from the title or the first lines, where it was, who came."""
    place = _found(manuscript, _LINE_PLACE) or _found(manuscript, _PLACE, quiet=True)
    return Meeting(_kind(manuscript), place, _attendance(manuscript))


def _kind(manuscript: Manuscript) -> Passage | None:
    end = _head_end(manuscript)
    places = [(manuscript.plain.find(word, 0, end), -len(word)) for word in MEETS]
    known = [(at, -length) for at, length in places if at >= 0]
    if not known:
        return None
    # A special kind anywhere in the first lines tells more than the first 会议.
    at, length = min(known, key=lambda one: (one[1] <= 2, one[0], -one[1]))
    return _passage(manuscript, at, at + length)


def _attendance(manuscript: Manuscript) -> Passage | None:
    told = [
        one
        for one in manuscript.sentences
        if _ATTENDANCE.search(manuscript.quiet, one.start, one.end)
    ]
    counted = [one for one in told if _COUNTED.search(manuscript.plain, one.start, one.end)]
    if not (counted or told):
        return None
    best = (counted or told)[-1 if counted else 0]
    span = manuscript.trimmed(best.start, best.end)
    return _passage(manuscript, span.start, span.end)


def _head_end(manuscript: Manuscript) -> int:
    lines = manuscript.plain.split("\n", _HEAD_LINES)[:_HEAD_LINES]
    return sum(len(line) + 1 for line in lines)


def _found(
    manuscript: Manuscript, pattern: re.Pattern[str], *, quiet: bool = False
) -> Passage | None:
    match = pattern.search(manuscript.quiet if quiet else manuscript.plain)
    return _passage(manuscript, match.start("value"), match.end("value")) if match else None


def _passage(manuscript: Manuscript, start: int, end: int) -> Passage:
    return Passage(manuscript.text[start:end], start)
