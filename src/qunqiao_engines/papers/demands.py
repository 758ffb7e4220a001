"""What is demanded: enumerations that demand, enumerations that do not, and demands without a number."""

import re
from typing import Final

from qunqiao_engines.papers.enumerations import Enumeration, Item
from qunqiao_engines.papers.results import Directive, Enumerated
from qunqiao_engines.papers.segments import Manuscript, Span
from qunqiao_engines.papers.speech import Turn, turn_at

# 要 as a demand, not as part of 重要, 主要, 要求 and their like.
YAO: Final = r"(?<![重主需首只摘纪紧必概想提将快简扼机若])要(?![求点素闻件害务么是紧领义约塞旨职]|体现)"
_DEMANDS: Final = re.compile(rf"{YAO}|要体现|必须|务必|应当|希望|要求(?!，)|部署|任务|建议|下一步|须(?!知)|抓好|做好|请|意见|通知如下|安排如下|决定|议定|明确如下|议决")
_UNNUMBERED: Final = re.compile(rf"{YAO}|必须|务必|应当|(?<![的有了])希望|不得|严禁")
_ASKS: Final = re.compile(r"麻烦|[就是]请(?![问教假])|请一下|应该写|要对外|要确保|的话，请(?![问教假])")
_REPORTS: Final = re.compile(
    r"变化|成效|成绩|进展|成果|取得|体会|经验|原因|议程|特点|亮点|做法|分为|聚焦|目的|意义|理由|因素|表现|优势|现象|不足|短板|存在|面临"
    r"|发挥了|完成了|开展了|突出的?问题|主要问题|包括|三个阶段|内容(?:有|是|为)|技术|以来|变得"
)
_ACTS: Final = re.compile(
    rf"^(?:{YAO}|充分|准确|由|请|必须|务必|应|须|需|希望|建议|不得|严禁|切实|进一步|着力|大力|坚持|坚决|加强|加大|加快|强化|抓|推动|推进|深化|突出|落实|"
    r"健全|完善|建立|提高|提升|做好|做实|严格|持续|全面|积极|认真|牢固|统筹|聚焦|围绕|树立|发挥|改进|创新|制定|支持|引导|组织|开展|确保|促进|增强|把|以|统一|"
    r"履职|凝聚|实施|营造|夯实|优化|压实|明确|规范|带头|稳定|及时|尽快|迅速|主动|勇于|敢于|紧扣|紧紧|强|立|守|当好|办好|建好|用好|管好|配|深入|广泛)"
)
_ASKS_IN_ITEM: Final = re.compile(rf"请|宜|建议|{YAO}|应(?!用|对)|务必|必须|再(?:筹|行)|暂定|订于|确认|发出|回报|(?<!期)待")
_ASKS_ALOUD: Final = re.compile(r"请[^问教假]|宜|建议|应(?!用|对)|务必|必须")
_DID: Final = re.compile(r"更加|明显|显著|得到|取得|实现了?|[^为]了|有力|较好|不断增强|稳步|成效|效果|突破|不[足够强高]|缺乏|薄弱|滞后")
_FACTS: Final = re.compile(r"(?:会议|活动|培训|参会|参加|评选|报名)?(?:时间|地点|议题|内容|人员|范围|对象|议程|目的|背景|基本情况|名额|主题|方式)(?:[：\n（ 及和、]|$)")
_CONCLUDES: Final = re.compile(r"结论|决议|决定|议定|裁示|事项|要求|任务|措施|工作安排")
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
    verdicts: dict[int, str] = {}
    for chain in chains:
        outer = _outer(chain, chains)
        cue = _demand_cue(manuscript, chain, turn_at(known, chain.start))
        if outer is not None and chain.level > 1 and outer.start in verdicts:
            cue = cue or verdicts[outer.start]
        verdicts[chain.start] = cue
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
    numbered = {one.speaker for one in taken}
    found = []
    for sentence in manuscript.sentences:
        turn = turn_at(known, sentence.end - 1)
        if turn is None and known:
            continue
        speaker = turn.speaker if turn else None
        if speaker in numbered or any(span.start <= sentence.start < span.end for span in covered):
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
    for cue in pattern.finditer(words):
        if not _is_reported(words, cue.start()):
            return f"{cue.group()} in the sentence"
    return ""


def _is_reported(words: str, at: int) -> bool:
    """Whether the cue is part of what was said before (提出要…) or asked about (要不要)."""
    return words[max(0, at - 2) : at] in ("提出", "明确", "需要", "是否") or words[at : at + 3] == "要不要"


def _outer(chain: Enumeration, chains: list[Enumeration]) -> Enumeration | None:
    before = [one for one in chains if one.level < chain.level and one.start < chain.start]
    return before[-1] if before else None


def _speaker(known: list[Turn], chain: Enumeration) -> str | None:
    turn = turn_at(known, chain.start)
    return turn.speaker if turn else None


def _demand_cue(manuscript: Manuscript, chain: Enumeration, turn: Turn | None) -> str:
    """What makes the enumeration a demand, or nothing."""
    heads = [manuscript.plain[item.body.start : item.body.end] for item in chain.items]
    lead = _lead(manuscript, chain.start)
    if turn is not None and (turn.spoken or turn.verb == "section"):
        return _spoken_cue(heads, turn, manuscript)
    if chain.family == "一是" and any(manuscript.plain[one.end - 1] == "要" for one in chain.markers):
        return "marker ends in 要"
    if sum(1 for head in heads if _FACTS.match(head)) * 2 > len(heads):
        return ""
    last = [clause for clause in _CUT_CLAUSE.split(lead) if clause.strip()][-1:] or [""]
    if _DEMANDS.search(last[0]) and not _did(heads):
        return f"led up to by {last[0].strip()[-16:]}"
    if _REPORTS.search(last[0]):
        return ""
    if _DEMANDS.search(lead) and not _did(heads):
        return f"led up to by {lead.strip()[-16:]}"
    acting = sum(1 for head in heads if _ACTS.match(head))
    return "items begin with what is to be done" if 2 * acting > len(heads) and not _did(heads) else ""


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
    told = [head for head in heads if _DID.search(_CUT_CLAUSE.split(head.split("。")[0])[0]) and not _ACTS.match(head)]
    return 2 * len(told) > len(heads)


def _lead(manuscript: Manuscript, start: int) -> str:
    """The words that lead up to a first marker: its own sentence, or the one before."""
    sentence = manuscript.sentence_at(start)
    own = manuscript.quiet[sentence.start : start].strip()
    if own.strip("#*- ，：“"):
        return own
    before = [one for one in manuscript.sentences if one.end <= start]
    return manuscript.quiet[before[-1].start : before[-1].end].strip("。！？ ") if before else ""


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
