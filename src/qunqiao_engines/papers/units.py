"""The units that made statements at a meeting or attended it, as far as they are named one by one."""

import re
from collections.abc import Iterator
from typing import Final

from qunqiao_engines.papers.lexicon import CLASSES, TITLES, UNIT_ENDS
from qunqiao_engines.papers.people_names import Naming, within
from qunqiao_engines.papers.results import Unit, UnitRole
from qunqiao_engines.papers.segments import Manuscript, Span
from qunqiao_engines.papers.speech import Turn

_STATED: Final = re.compile(
    r"(?:作|做|进行|交流|典型|表态|书面)了?[^，。；]{0,8}(?:发言|汇报|介绍|交流|表态|述职|讲解|解读|辅导)|分别?关于[^，。；]{2,40}(?:汇报|介绍|说明|发言)|会上(?:发言|汇报|介绍|交流)|(?:汇报|介绍|通报)[^，。；]{2,40}(?:情况|经验|做法|工作)|交流(?:了|经验)|分享了|(?:就|对)[^，。；]{2,40}(?:(?:进行|作|做)了[^，。；]{0,8}(?:部署|说明|发言|汇报|介绍|讲解|解读|辅导|交流)|汇报)"
)
_ASKED: Final = re.compile(r"要|应|必须|希望")
_ATTENDED: Final = re.compile(r"参加|参与|出席|列席|参会|到会")
# What follows the list and stands for its members: 等5家单位, 主要负责同志分别.
_PEOPLE: Final = re.compile(
    r"(?:(?:等[^，。；、]{0,6}|[一二两三四五六七八九十\d]{1,3}[家个])(?:单位|部门|企业|工会|组织|群团组织|家|部室|处室|科室|街道|乡镇|学校|地区?)(?:机关)?(?:党组织|党委|党支部)?|等)?(?:的?(?:主要|有关|相关|分管|党政)?(?:领导班子成员|班子成员|负责同志|负责人|领导同志|领导|(?:妇女|职工|青年|团员|党员)?代表|同志|副?书记|副?主席|副?主任))?(?:共\d+余?多?[人名])?(?:向[^，。]{1,8})?(?:分别|先后|依次|围绕[^，。]*|就[^，。]*|结合[^，。]*|在会上|在[^，。]*上|在)*$"
)
_NAME: Final = re.compile(r"[A-Za-z㐀-䶿一-鿿（）“”□]{2,24}")
# In a list that begins with 各: classes, not names.
_LOOSE: Final = re.compile(r"各|乡|镇|街道|直属?|机关|基层|系统|^开发区$|^园区$")
_COUNTED: Final = re.compile(r"[一二两三四五六七八九十\d].[一二两三四五六七八九十\d]")
# 甲、乙等单位结合实际，…提出建议: they speak in a later clause.
_ABOUT: Final = re.compile(r"结合|围绕|针对|对照|立足|紧扣|等\d{0,3}[家个]?(?:单位|部门)")
_LATER: Final = re.compile(r"发言|汇报|交流|表态|述职|提出[^，。]{0,20}建议|发表[^，。]{0,6}意见")
_SEPARATOR: Final = re.compile(r"、|和|以及|及|与")
_LEADS: Final = re.compile(
    r"^[^、]{0,10}听取了?|^(?:\d+[.、]|[一二三四五六七八九十]+、|（.{1,2}）)|^(?:会上|会议期间|座谈会上|随后|其中|当日|来自)+，?|^(?:来自|邀请|由)"
)
_ATTENDEES: Final = re.compile(r"^[ ]*[-*·]? *(?P<unit>[A-Za-z㐀-䶿一-鿿]{2,14})[ ：](?P<rest>.+)$")
_ATTENDANCE: Final = re.compile(r"出席|列席|参加|参会|与会")


def units(manuscript: Manuscript, namings: list[Naming], known: list[Turn]) -> tuple[Unit, ...]:
    """Units by name, each once; 有关部门 and 各级工会 are classes, not units, and are left out."""
    found: dict[tuple[str, str], Unit] = {}
    for unit in (
        *_heard(manuscript, namings),
        *_listed(manuscript, namings, known),
        *_headed(manuscript, namings, known),
    ):
        found.setdefault((unit.name, unit.role), unit)
    return tuple(sorted(found.values(), key=lambda unit: unit.at))


def _heard(manuscript: Manuscript, namings: list[Naming]) -> Iterator[Unit]:
    for sentence in manuscript.sentences:
        for clause in manuscript.clauses(sentence, "，；"):
            words = manuscript.quiet[clause.start : clause.end]
            stated, attended = _STATED.search(words), _ATTENDED.search(words)
            if (
                "、" in words
                and not (stated or attended)
                and (_LATER.search(manuscript.quiet, clause.end, sentence.end))
            ):
                stated = _ABOUT.search(words)
            if attended and _ASKED.search(words, 0, attended.start()):
                attended = None
            cue = stated or attended
            if cue is None:
                continue
            role: UnitRole = "statement" if stated else "attending"
            subject = Span(clause.start, clause.start + cue.start())
            for name in _members(manuscript, subject, namings):
                printed = manuscript.text[name.start : name.end]
                yield Unit(printed, role, name.start, f"list before {cue.group()}")


def _members(manuscript: Manuscript, subject: Span, namings: list[Naming]) -> list[Span]:
    words = manuscript.quiet[subject.start : subject.end]
    ending = _PEOPLE.search(words)
    cut = ending.start() if ending else len(words)
    if any(sign in words[cut:] for sign in ("有关领导", "相关领导")):
        return []
    lead = _LEADS.match(words.lstrip())
    start = subject.start + len(words) - len(words.lstrip()) + (lead.end() if lead else 0)
    end = subject.start + cut
    pieces, at = [], start
    for separator in _SEPARATOR.finditer(manuscript.quiet, start, end):
        if separator.group() != "、" and not manuscript.quiet[at : separator.start()].endswith(
            UNIT_ENDS
        ):
            continue  # 权益保障和法律工作部 is one
        pieces.append(Span(at, separator.start()))
        at = separator.end()
    pieces.append(Span(at, end))
    members = [piece for piece in pieces if _is_unit(manuscript, piece, namings)]
    return [
        piece
        for piece in members
        if "各" not in manuscript.plain[start : piece.start]
        or not _LOOSE.search(manuscript.plain[piece.start : piece.end])
    ]


def _is_unit(manuscript: Manuscript, piece: Span, namings: list[Naming]) -> bool:
    words = manuscript.plain[piece.start : piece.end]
    if within(namings, piece.start, piece.end):
        return False
    if not _NAME.fullmatch(words) or words.endswith(("会议", "大会", "全会")):
        return False
    if not words.endswith(UNIT_ENDS) or words.endswith((*TITLES, "干部")):
        return False
    if _COUNTED.match(words):
        return False
    return (
        not words.startswith(CLASSES)
        and "有关" not in words
        and "各" not in words
        and "部分" not in words
    )


def _listed(manuscript: Manuscript, namings: list[Naming], known: list[Turn]) -> Iterator[Unit]:
    """Lists of attendance, one unit a line: 卫福部 林美君 / 王贞惠."""
    for place, turn in enumerate(known):
        if turn.verb != "section" or not _ATTENDANCE.search(
            manuscript.plain, turn.opens, turn.start
        ):
            continue
        end = known[place + 1].opens if place + 1 < len(known) else len(manuscript.plain)
        at = turn.start
        for line in manuscript.plain[turn.start : end].split("\n"):
            match = _ATTENDEES.match(line)
            if match and not within(
                namings, at + match.start("unit"), at + match.start("unit") + 1
            ):
                name = Span(at + match.start("unit"), at + match.end("unit"))
                yield Unit(
                    manuscript.text[name.start : name.end],
                    "attending",
                    name.start,
                    "list of attendance",
                )
            at += len(line) + 1


def _headed(manuscript: Manuscript, namings: list[Naming], known: list[Turn]) -> Iterator[Unit]:
    names = {manuscript.text[naming.at : naming.end] for naming in namings}
    for turn in known:
        if turn.verb != "heading" or turn.speaker is None or turn.speaker in names:
            continue
        at = manuscript.text.find(turn.speaker, turn.opens)
        if manuscript.plain[at : at + len(turn.speaker)].endswith(UNIT_ENDS):
            yield Unit(turn.speaker, "statement", at, "heads its own lines")
