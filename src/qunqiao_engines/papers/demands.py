"""What is demanded: enumerations that demand, enumerations that do not, and demands without a number."""

import re
from typing import Final

from qunqiao_engines.papers.enumerations import OF_LINES, Enumeration, Item
from qunqiao_engines.papers.results import Directive, Enumerated
from qunqiao_engines.papers.segments import Cover, Manuscript, Span
from qunqiao_engines.papers.speech import Turn, turn_at

# 要 as a demand, not as part of 重要, 主要, 要求 and their like.
YAO: Final = (
    r"(?<![重主需首只摘纪紧必概想提将快简扼机若])要"
    r"(?!求(?!真|变|新|深|实)|点(?!燃|面|准)|素|闻|件|害|务(?!实|必)|么|是|紧(?![扣紧盯密抓跟围])|领(?![会导悟先])|义|约(?!束|谈)|塞|旨|职|体现)"
)
_DEMANDS: Final = re.compile(
    rf"{YAO}|要体现|必须|务必|应当|希望|要求(?!，)|部署|任务|建议|下一步|须(?!知)|抓好|做好|请|意见|通知如下|安排如下|决定|议定|明确如下|议决|寄语|勉励|叮嘱|嘱咐"
)
_UNNUMBERED: Final = re.compile(
    rf"{YAO}|必须(?!清醒|看到|承认|指出|说明)|务必|应当|(?<![的有了])希望|不得|严禁|应(?:该|充分|认真|切实|积极|主动|坚持|进一步|严格|把|加强|结合|带头|努力|深入|注重|及时|尽快)"
)
_ASKS: Final = re.compile(
    r"麻烦|[就是]请(?![问教假])|请一下|应该写|要对外|要确保|的话，请(?![问教假])"
)
_REPORTS: Final = re.compile(
    r"变化|成效|成绩|进展|成果|取得|体会|经验|原因|议程|特点|亮点|做法|分为|聚焦|目的|意义|理由|因素|表现|优势|现象|不足|短板|存在|面临"
    r"|发挥了|完成了|开展了|突出的?问题|主要问题|包括|三个阶段|内容(?:有|是|为)|技术|以来|变得"
)
_ACTS: Final = re.compile(
    rf"^(?:{YAO}|充分|准确|由|请|必须|务必|应|须|需|希望|建议|不得|严禁|切实|进一步|着力|大力|坚持|坚决|加强|加大|加快|强化|抓|推动|推进|深化|突出|落实|"
    r"健全|完善|建立|提高|提升|做好|做实|严格|持续|全面|积极|认真|牢固|统筹|聚焦|围绕|树立|发挥|改进|创新|制定|支持|引导|组织|开展|确保|促进|增强|把|以|统一|"
    r"履职|凝聚|实施|营造|夯实|优化|压实|明确|规范|带头|稳定|及时|尽快|迅速|主动|勇于|敢于|紧扣|紧紧|强|立|守|当好|办好|建好|用好|管好|配|深入|广泛)"
)
_ASKS_IN_ITEM: Final = re.compile(
    rf"请|宜|建议|{YAO}|应(?!用|对)|务必|必须|再(?:筹|行)|暂定|订于|确认|发出|回报|(?<!期)待"
)
_ASKS_ALOUD: Final = re.compile(r"请[^问教假]|宜|建议|应(?!用|对)|务必|必须")
_DID: Final = re.compile(
    r"更加|明显|显著|得到|取得|实现了?|[^为]了|有力|较好|不断增强|稳步|成效|效果|突破|不[足够强高]|缺乏|薄弱|滞后"
)
_FACTS: Final = re.compile(
    r"(?:研究|审议|听取|讨论|审定)[^。\n]{0,60}(?:\n|$)|(?:会议|活动|培训|参会|参加|评选|报名)?(?:时间|地点|议题|内容|人员|范围|对象|议程|目的|背景|基本情况|名额|主题|方式)(?:[：\n（ 及和、]|$)"
)
_CONCLUDES: Final = re.compile(r"结论|决议|决定|议定|裁示|事项|要求|任务|措施|工作安排")
# What leads up to an enumeration stands near it; sentences of pages must not be searched for each item.
_DEMANDING: Final = (
    "要求",
    "希望",
    "号召",
    "同志要求",
    "同志希望",
    "最后要求",
    "还要求",
    "明确要求",
    "呼吁",
)
_NOUN: Final = 12
_ASKS_PLAINLY: Final = re.compile(rf"请(?!问|教|假|示)|须(?!知)|务必|不得|应当|必须|{YAO}")
_LEAD: Final = 300
_CUT_CLAUSE: Final = re.compile(r"[，：]")


def sorted_out(
    manuscript: Manuscript, chains: list[Enumeration], known: list[Turn]
) -> tuple[list[Directive], list[Enumerated]]:
    """The items of all enumerations, as demands or as what demands nothing.

    An enumeration is one or the other as a whole. What leads up to it decides first (提出三点要求,
    取得明显成效), then the marker (一要), then how its items begin (切实…, …更加明显).
    """
    demanded: list[Directive] = []
    other: list[Enumerated] = []
    verdicts = [""]  # of the enumerations that are open, outermost first
    for chain in chains:
        del verdicts[chain.level :]
        cue = _demand_cue(manuscript, chain, turn_at(known, chain.start)) or verdicts[-1]
        if _lists_nouns(manuscript, chain):
            cue = ""
        verdicts.append(cue)
        speaker = _speaker(known, chain)
        for item in chain.items:
            if cue:
                demanded.append(_directive(manuscript, item, speaker, cue))
            else:
                other.append(_enumerated(manuscript, item, speaker))
    return sorted(demanded, key=lambda one: one.at), sorted(other, key=lambda one: one.at)


def unnumbered(
    manuscript: Manuscript, known: list[Turn], taken: list[Directive], covered: list[Span]
) -> list[Directive]:
    """Sentences that demand (要, 必须, 希望), of speakers who have no enumeration; one for each sentence.

    Where nobody is quoted in the whole text (a notice), the text itself demands.
    """
    numbered, inside = {one.speaker for one in taken}, Cover(covered)
    found = []
    for sentence in manuscript.sentences:
        turn = turn_at(known, sentence.end - 1)
        if turn is None and known:
            continue
        speaker = turn.speaker if turn else None
        if speaker in numbered or inside.holds(sentence.start):
            continue
        start = max(sentence.start, turn.start) if turn else sentence.start
        span = manuscript.trimmed(start, sentence.end)
        cue = _unnumbered_cue(manuscript, span, turn)
        if cue:
            head = manuscript.head(span)
            body = manuscript.text[span.start : span.end]
            found.append(Directive(speaker, None, 1, head, body, span.start, span.start, cue))
    return found


def _unnumbered_cue(manuscript: Manuscript, span: Span, turn: Turn | None) -> str:
    if turn is not None and turn.verb == "section":
        return ""
    pattern = _ASKS if turn is not None and turn.spoken else _UNNUMBERED
    words = manuscript.quiet[span.start : span.end]
    if words.rstrip("”").endswith(("？", "吗")) and not words.startswith(("这是不是请",)):
        return ""
    if (
        turn is not None
        and turn.start >= span.start
        and turn.verb in _DEMANDING
        and not turn.spoken
    ):
        return f"{turn.verb} before it"
    for cue in pattern.finditer(words):
        if not _is_reported(words, cue.start()):
            return f"{cue.group()} in the sentence"
    return ""


def _is_reported(words: str, at: int) -> bool:
    """Whether the cue is part of what was said before (提出要…) or asked about (要不要)."""
    return (
        words[max(0, at - 2) : at] in ("提出", "明确", "需要", "是否")
        or words[at : at + 3] == "要不要"
    )


def _speaker(known: list[Turn], chain: Enumeration) -> str | None:
    turn = turn_at(known, chain.start)
    return turn.speaker if turn else None


def _demand_cue(manuscript: Manuscript, chain: Enumeration, turn: Turn | None) -> str:
    """What makes the enumeration a demand, or nothing."""
    heads = [
        manuscript.plain[item.body.start : min(item.body.end, item.body.start + _LEAD)]
        for item in chain.items
    ]
    lead = _lead(manuscript, chain.start)
    if turn is not None and (turn.spoken or turn.verb == "section"):
        return _spoken_cue(heads, turn, manuscript)
    if chain.family == "一是" and any(
        manuscript.plain[one.end - 1] == "要" for one in chain.markers
    ):
        return "marker ends in 要"
    facts = sum(1 for head in heads if _FACTS.match(head))
    if 2 * facts > len(heads) or _did(heads) or "表态" in lead[-16:]:
        return ""
    return _led_up_to(lead) or _acted_on(heads, lead) or _asked(chain, heads)


def _lists_nouns(manuscript: Manuscript, chain: Enumeration) -> bool:
    """Who or what belongs to something: （一）校长 （二）各单位主管."""
    heads = [manuscript.plain[item.body.start : item.body.end] for item in chain.items]
    inner = chain.level > 1 and chain.family in OF_LINES
    return inner and all(len(head) <= _NOUN and not _ACTS.match(head) for head in heads)


def _asked(chain: Enumeration, heads: list[str]) -> str:
    """A notice whose points ask, though nothing announces them."""
    whole = chain.family in OF_LINES
    clauses = heads if whole else [_CUT_CLAUSE.split(head)[0] for head in heads]
    told = 2 * sum(1 for words in clauses if _ASKS_PLAINLY.search(words)) > len(heads)
    return "items that ask" if told else ""


def _led_up_to(lead: str) -> str:
    """What in the words before asks for something; the clause right before outweighs the others."""
    last = ([clause for clause in _CUT_CLAUSE.split(lead) if clause.strip()] or [""])[-1]
    for words in (last, "" if _REPORTS.search(last) else lead):
        if _DEMANDS.search(words):
            return f"led up to by {words.strip()[-16:]}"
    return ""


def _acted_on(heads: list[str], lead: str) -> str:
    last = ([clause for clause in _CUT_CLAUSE.split(lead) if clause.strip()] or [""])[-1]
    acting = sum(1 for head in heads if _ACTS.match(head))
    told = 2 * acting > len(heads) and not _REPORTS.search(last)
    return "items begin with what is to be done" if told else ""


def _spoken_cue(heads: list[str], turn: Turn, manuscript: Manuscript) -> str:
    if turn.verb == "section" and not _CONCLUDES.search(manuscript.plain, turn.opens, turn.start):
        return ""
    if turn.verb == "section":
        asks = any(_ASKS_IN_ITEM.search(head[:120]) for head in heads)
        return "items that ask, under conclusions" if asks else ""
    asks = len(heads) > 1 and all(_ASKS_ALOUD.search(head) for head in heads)
    return "items that ask, in speech" if asks else ""


def _did(heads: list[str]) -> bool:
    """Whether most items tell what was done or is so."""
    told = [
        head
        for head in heads
        if _DID.search(_CUT_CLAUSE.split(head.split("。")[0])[0]) and not _ACTS.match(head)
    ]
    return 2 * len(told) > len(heads)


def _lead(manuscript: Manuscript, start: int) -> str:
    """The words that lead up to a first marker: its own sentence, or the one before."""
    sentence = manuscript.sentence_at(start)
    own = manuscript.quiet[max(sentence.start, start - _LEAD) : start].strip()
    if own.strip("#*- ，：“"):
        return own
    before = manuscript.sentence_before(start)
    return (
        manuscript.quiet[max(before.start, before.end - _LEAD) : before.end].strip("。！？ ")
        if before
        else ""
    )


def _marker(manuscript: Manuscript, item: Item) -> str:
    return manuscript.text[item.marker.start : item.marker.end]


def _directive(manuscript: Manuscript, item: Item, speaker: str | None, cue: str) -> Directive:
    body = manuscript.text[item.body.start : item.body.end]
    return Directive(
        speaker, _marker(manuscript, item), item.level, manuscript.head(item.body), body,
        item.marker.start, item.body.start, cue,
    )  # fmt: skip


def _enumerated(manuscript: Manuscript, item: Item, speaker: str | None) -> Enumerated:
    body = manuscript.text[item.body.start : item.body.end]
    return Enumerated(
        speaker, _marker(manuscript, item), item.level, manuscript.head(item.body), body,
        item.marker.start, item.body.start, "nothing that demands leads up to it",
    )  # fmt: skip
