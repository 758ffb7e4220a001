"""The people of a report: each once, with post and role, from every place where they are named."""

import re
from typing import Final

from qunqiao_engines.papers.lexicon import TITLES
from qunqiao_engines.papers.people_names import Naming, within
from qunqiao_engines.papers.results import Person, PersonRole
from qunqiao_engines.papers.segments import Manuscript
from qunqiao_engines.papers.speech import Turn

_TITLE: Final = "|".join(sorted(TITLES, key=len, reverse=True))
# 国家主席、中央军委主席: several posts before one name, nearest last.
_POST: Final = re.compile(
    rf"(?P<post>(?:[㐀-䶿一-鿿（）]{{0,24}}(?:{_TITLE})(?:（[^）]{{1,12}}）)?[、兼])*[㐀-䶿一-鿿（）]{{0,24}}(?:{_TITLE})(?:（[^）]{{1,12}}）)?) ?$"
)
_POST_START: Final = re.compile(
    r"^.*(?:主持人?|出席|召开|发表|选举|任命|推选|听取|邀请|看望|首先|随后|其中|陪同|在场的?|增选|补选|[^自]由|会上|主持|请|率领?|带领|陪同|贯彻|传达|学习|落实|审议(?:并通过)?|通过|[导员志]有|包括|分别是|新?当选的?|(?:委员|代表|成员|会员|获得者)的)"
)
_POST_AFTER: Final = re.compile(
    rf"(?:同志)?为(?P<post>[㐀-䶿一-鿿]{{0,24}}?(?:{_TITLE})(?![员会]))|（(?P<note>[^）]{{0,24}}(?:{_TITLE}))）"
)
_POST_LITTER: Final = re.compile(r"(?:\d*[日号]|[了的在向])?")
_ADDRESS: Final = re.compile(rf"(?:{_TITLE})(?!会|联席|办公|专题|座谈|述职|例)")
_JOINS: Final = re.compile(
    rf"(?:（[^）]{{1,20}}）)?(?:[、和及与，/／ ]|以及| / )+(?:[^，。；：、]*、)*(?:[^，。；：]*(?:{_TITLE}))? ?$"
)
_PURE_JOIN: Final = re.compile(r"(?:[、和及与/／ ]|以及)+")
_CHAIRS: Final = re.compile(
    r"^[^，。]{0,16}?主持(?!人|下|召开的)|^宣布[^，。]{0,10}(?:开幕|开会|开始)|^[^，。]{0,14}主持召开|^(?:出席|到会)[^，。]{0,14}并主持"
)
_SPEAKS: Final = re.compile(
    r"(?<![的然体本践新总关务])(?:强调|指出|要求|表示|认为|号召|提出|说|希望|谈到|重申|勉励|寄语)(?:道)?[，：]|(?<!的)(?<!的重要)(?:讲话|发言|致[辞词]|致贺词|致欢迎[辞词])(?!精神|中点|提纲)"
    r"|(?:(?<![工合协操动写创])作|做)(?:了|题为□?)?[^，。]{0,60}(?:报告|说明|发言|讲话|部署|总结|汇报|动员|介绍|点评|致[辞词]|解读|通报)"
    r"|^(?:同志)?[作做]的|^(?:同志)?(?:关于|对了?|就)[^，。]{2,40}的(?:情况|工作|总体|专题)*(?:汇报|介绍|说明|通报)"
    r"|^(?:首先|随后|还|分别|先后|依次)?(?:通报|汇报|介绍|传达|宣读|宣讲|宣贯|解读|安排部署|部署|点评)(?!的|会|人|信|，|。)|(?:通报|汇报|介绍|传达|宣读|宣讲|解读)了|^(?:同志)?代表[^，。]{2,20}?(?:通报|汇报|传达|宣读|反馈|介绍)|致[^，。和]{0,4}[词辞]|发表(?!的)[^，。]{0,20}(?:讲话|演讲|致[辞词])|同[^，。]{2,40}谈话|授课|表态|进行了?[^，。]{0,16}(?:汇报|回顾|说明|部署|总结|点评|解读|宣讲|安排|通报|动员|介绍|发言|工作交流|经验交流)|(?:总结|回顾)了|发出[^，。]{0,30}倡议"
)
_NOT_SPEAKING: Final = re.compile(
    rf"^(?:同志|总书记|主席)?[^，。]{{0,40}}的(?:系列|重要|署名|总结|工作)*(?:讲话|论述|指示|批示|文章)|^(?:同志|{_TITLE})(?:系列|重要|总结)*(?:讲话|指示|论述|批示)|^[^，。对为]{{0,10}}(?:出席|参加|列席|步入|到会祝贺(?!，代表))(?![^。]{{0,14}}并)"
)
_CHAIR_LABEL: Final = re.compile(r"(?:主持人?|主席)：[^\n，。：]{0,10}$")
_LABELLED: Final = "（主持）"
# A later clause with subjects of its own says nothing of the person before it.
_OTHERS: Final = re.compile(r"，(?=[^，。]*、[^，。]*(?:分别|负责|单位|主要领导))")
_SPOKE: Final = "verb of speaking after the name"


def people(manuscript: Manuscript, namings: list[Naming], known: list[Turn]) -> tuple[Person, ...]:
    """Everybody named, in order of first place; a doctrine that bears a name is nobody.

    Who presides is the chair, who is quoted or delivers anything is a speaker, both may be. In a list
    (甲、乙先后发言) all members share what follows it, and the post that stands before it.
    """
    found: dict[str, list[tuple[Naming, str, str]]] = {}
    chosen: dict[str, str] = {}
    groups, floor = _groups(manuscript, namings), 0
    for group in groups:
        tail = _tail(manuscript, group[-1], namings)
        if _CHAIR_LABEL.search(manuscript.plain, max(0, group[0].at - 16), group[0].at):
            tail = _LABELLED + tail
        shared, later = "", _chosen_for(manuscript, group)
        for naming in group:
            shared = _post(manuscript, naming, floor) or shared
            floor = naming.end
            printed = manuscript.text[naming.at : naming.end]
            found.setdefault(printed, []).append((naming, shared, tail))
            if later:
                chosen.setdefault(printed, later)
    quoted = {turn.speaker for turn in known}
    persons = (
        _person(name, places, chosen.get(name), quoted=name in quoted)
        for name, places in found.items()
    )
    return tuple(sorted(persons, key=lambda person: person.at))


def _chosen_for(manuscript: Manuscript, group: list[Naming]) -> str:
    """What all of a list were chosen for: 甲、乙为副主席."""
    match = _POST_AFTER.match(manuscript.plain, group[-1].end) if len(group) > 1 else None
    return (
        manuscript.text[match.start("post") : match.end("post")] if match and match["post"] else ""
    )


def _person(
    name: str, places: list[tuple[Naming, str, str]], chosen: str | None, *, quoted: bool
) -> Person:
    chairs = any(_CHAIRS.search(tail) or tail.startswith(_LABELLED) for _, _, tail in places)
    speaks = quoted or any(
        _SPEAKS.search(tail) and not _NOT_SPEAKING.match(tail) for _, _, tail in places
    )
    telling = next((place for place in places if place[1] and place[1] != "总书记"), None)
    telling = telling or next((place for place in places if place[1]), places[0])
    cue = telling[0].cue if not (chairs or speaks) else "; ".join(
        word for word, holds in ((("主持 after the name"), chairs), (_SPOKE, speaks)) if holds
    )  # fmt: skip
    return Person(
        name, telling[1] or chosen, _role(chairs=chairs, speaks=speaks), telling[0].at, cue
    )


def _role(*, chairs: bool, speaks: bool) -> PersonRole:
    if chairs:
        return "chair+speaker" if speaks else "chair"
    return "speaker" if speaks else "mentioned"


def _groups(manuscript: Manuscript, namings: list[Naming]) -> list[list[Naming]]:
    groups: list[list[Naming]] = []
    for naming in namings:
        gap = manuscript.plain[groups[-1][-1].end : naming.at] if groups else "。"
        if groups and len(gap) < 60 and _JOINS.fullmatch(gap) and (gap[0] != "，" or len(gap) > 2):
            groups[-1].append(naming)
        else:
            groups.append([naming])
    return groups


def _tail(manuscript: Manuscript, last: Naming, namings: list[Naming]) -> str:
    """What is said of somebody: from the name to the next name or the end of the sentence."""
    sentence_end = manuscript.sentence_at(last.at).end
    following = within(namings, last.at + 1, sentence_end)
    stop = following[0].at if following else sentence_end
    tail = _OTHERS.split(manuscript.quiet[last.end : stop].lstrip("等，"))[0]
    return tail.removeprefix("同志")


def _post(manuscript: Manuscript, naming: Naming, floor: int) -> str:
    """The post as printed: before the name, after 为 or in brackets, or the form of address."""
    start = max(manuscript.sentence_at(naming.at).start, naming.at - 90, min(floor, naming.at))
    before = manuscript.quiet[start : naming.at]
    clause_start = max(before.rfind(sign) for sign in "，。；：》”□ \n") + 1
    if clause_start == len(before) and clause_start:  # a blank between post and name
        clause_start = max(before[:-1].rfind(sign) for sign in "，。；：》”□ \n") + 1
    if match := _POST.search(before, clause_start):
        at = match.start("post")
        if cut := _POST_START.match(match["post"]):
            at += cut.end() if cut.end() < len(match["post"]) else 0
        at += len(_POST_LITTER.match(before, at).group())  # type: ignore[union-attr]  # it may be empty
        at += len(before[at : match.end("post")]) - len(
            before[at : match.end("post")].lstrip("、和及与（）")
        )
        return manuscript.text[start + at : start + match.end("post")]
    if match := _POST_AFTER.match(manuscript.plain, naming.end):
        group = "post" if match["post"] else "note"
        return manuscript.text[match.start(group) : match.end(group)]
    if match := _ADDRESS.match(manuscript.plain, naming.end):
        return manuscript.text[match.start() : match.end()]
    return ""
