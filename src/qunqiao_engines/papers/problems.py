"""Problems the text says exist: clauses that end in a shortfall, where something says that it is so.

A sentence is read when it states (存在…问题, 有的…, 反映出…, 仍然…), not when it demands. It is cut at every
，and ；, and at 、where what stands before it is a complete shortfall (制度不健全、活动不经常 are two problems,
重视、支持不够 is one). A clause counts if it ends in a shortfall or is what 存在…的问题 governs. So 存在不少问题和不足
names none, 这些问题的存在 begins the consequences, and 解决…问题, 防止… speak of what is to be done.
"""

import re
from collections.abc import Iterator
from typing import Final

from qunqiao_engines.papers.demands import YAO
from qunqiao_engines.papers.enumerations import Enumeration
from qunqiao_engines.papers.lexicon import LACKS
from qunqiao_engines.papers.results import Problem
from qunqiao_engines.papers.segments import Cover, Manuscript, Span

_LACK_WORDS: Final = "|".join(
    sorted((lack for lack in LACKS if len(lack) > 1), key=len, reverse=True)
)
# 责任落实存在短板 says where; 还存在短板 does not.
_HAS: Final = r"(?:存在|还有|仍有|尚有|有)(?:一定的?|较大的?|明显的?|不小的?)?(?:薄弱环节|短板弱项|短板|弱项|漏洞|差距|不足|盲区|盲点|隐患|堵点|偏差|缺口)"
_AWAITS: Final = r"(?:有待|尚待|亟待|亟需|尚需|仍需|还需)(?:进一步)?(?:提高|加强|改进|完善|提升|增强|优化|强化|规范|拓展|改善|破解|巩固|深化|健全|夯实|压实){1,2}"
_LACK: Final = (
    rf"(?:{_HAS}|{_AWAITS}|{_LACK_WORDS}|(?:[度率感力性]|质量|水平|意识|能力|素质|基础)(?:低|弱|差|不高)|(?:较|偏|太|很|过|不够)[少差弱慢低难散乱软窄老]|不够[^，、；的]{{1,8}}?|不到 ?[\d百千一二三四五六七八九][\d.]*[%％成]?|(?:时有|仍有|屡有|多有|还有|频频|频繁)(?:发生|出现)|屡禁不止|禁而不绝|(?:依然|仍然?)(?:存在|突出|较为?突出)|(?:现象|问题|情况|矛盾|任务|形势)(?:还|也)?(?:比较|较为?|十分|非常|相当|很|依然|仍然?|仍较|日益|更加)(?:严重|突出|艰巨|严峻|繁重|普遍)|(?:兼职|兼任|杂务|事务)(?:比较|较|过)?多|[㐀-鿿]{{2}}(?<![困艰万疑克排解纾避犯为攻])难|(?:问题|漏洞|矛盾|隐患|困难)(?:比较|较|很|偏)?[多大]|重[^，、轻]{{1,6}}?[轻不][^，、]{{0,6}}?|不[^断减变移懈息忘渝停怕负辞可同是在]|"
    r"(?:不能|未能|没能|尚未|还未|(?<![从并毫])未|(?:部分|有的|有些|个别|不少|许多|很多|一些|少数|\d+ ?个?)[^，、；]{1,14}没有)[^，、；的]{1,14}?|(?:缺乏|缺少|脱离|忽视|轻视)[^，、；]{1,14}?|(?:不愿|不敢|不会|不善于?|不想)[^，、；]{1,8}?)"
)
_NOUNS: Final = r"(?:等等|等)?(?:的?(?:突出|普遍|共性)?(?:问题|现象|情况|情形|倾向|不足|困难|短板|矛盾|弊端|苗头)(?:[和与及](?:问题|不足|困难|短板|现象))?)?(?:(?:还|仍然?|依然|也|均|不同程度[的地]?|一定程度上?|普遍|长期|客观)+存在)?"
_ENDS: Final = re.compile(rf"(?P<lack>{_LACK}(?:必要[^，；、]{{1,6}}?)?){_NOUNS}$")
_SPLITS: Final = re.compile(rf"{_LACK}$")
_STATES: Final = re.compile(
    r"存在|有的|有些|一些|部分|个别|少数|不少|很多|反映|仍|尚|还不|还没|还有限|但|然而|不过|问题|短板|不足|面临|暴露|有差距|薄弱环节"
)
_PLAINLY: Final = re.compile(r"存在|有的|有些|一些|部分|个别|少数|不少|反映出|仍然|目前|当前")
_DEMANDS: Final = re.compile(rf"{YAO}|必须|务必|应当|着力|坚决|切实|进一步")
_GOVERNED: Final = re.compile(
    r"(?:存在[着著]?|出现了?|还有|仍有)(?P<what>[^，；]{2,40}?)(?:等)?的?(?:突出)?(?:问题|现象|倾向|作风|思想|苗头)等?(?:和[^，；]{0,4})?$"
)
_GENERAL: Final = re.compile(
    r"(?:不少|一些|诸多|许多|很多|较多|突出|明显|不容忽视|不可忽视|值得重视|这样那样的?|以下|下列|如下|几个|各种|亟待解决的?|主要|共性|具体|实际|个性|深层次|苗头性|倾向性|普遍性|新|的|以及|和|与|、|方面|几方面|问题|不足|困难|短板|差距|薄弱环节|弱项|现象|情况|矛盾|挑战|一定|较大|还|也)*$"
)
_LEADS: Final = re.compile(
    r"^.*(?:存在[着著]?|反映出?|表现为|表现在|体现在|暴露出|主要是|突出的?是|问题是|一是|二是|三是|四是|五是|六是|首先|其次|同时|此外|另外|但是?)[，：]?"
)
_NUMBER: Final = re.compile(
    r" *(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十\d]{1,2}）|\d{1,2}[.、]) *"
)
_TASK: Final = re.compile(
    rf"{YAO}|解决|针对(?!性)|查找|查摆|正视|补足|防止|避免|克服|整治|纠正|破解|消除|化解|防范(?!存在|不|意识|能力)|杜绝|补齐|反对|查摆|对照|改变|坚决|必须|应当|着力|聚焦|清除|困难群众|困难职工|困难企业|困难帮扶|(?<!攻坚)克难|专项治理"
)
_CONSEQUENCES: Final = re.compile(
    r"^\s*(?:这些|上述|以上)(?:突出)?(?:问题|现象|不足)|^[^，：]{0,14}原因"
)
_HAS_WHERE: Final = re.compile(
    rf"^(?:但是?|同时|目前|当前|总体|我们|我[省市县区]|全[省市县区]|工作|我?们?的?|中)*(?P<where>.*?)(?:还|也|仍然?|依然|尚|都|不同程度)*{_HAS}"
)
# A sentence most of whose clauses end so tells of shortfalls, even if nothing announces them.
_TELLING: Final = re.compile(
    rf"(?:{_HAS}|{_AWAITS}|不够[^，、；的]{{1,4}}|{'|'.join(sorted((word for word in LACKS if len(word) > 1 and word not in ('困难', '重复', '交叉', '不久', '不会', '不敢', '应付', '难以', '有限', '空白', '瓶颈', '不足', '短板', '不小', '不多', '不大', '老化', '违纪', '违规')), key=len, reverse=True))}|[比很较]多|[度率感力性](?:低|弱|差))(?:的?(?:问题|现象))?$"
)
_LEAD: Final = 300
_SOME: Final = re.compile(r"\s*(?:比如|例如|如|其中|特别是)?[，：]?(?=有的|有些|个别|少数)")
_FOLLOWS_FROM: Final = re.compile(r"\s*(?:导致|影响|制约|造成|使得|反映在|说明)")
_GOOD: Final = re.compile(r"较好|显著|明显[提改增]|重视(?!不)|肯定|积极|成效|等等")
# 查找了不足, 差距和不足: a word for shortfalls, none itself.
_AS_NOUNS: Final = frozenset(
    ("不足", "差距", "短板", "困难", "隐患", "漏洞", "弱项", "瓶颈", "偏差")
)
_OBJECT: Final = frozenset("了的和与及找出些多着")
_SHORTEST: Final = 4
_STUCK: Final = re.compile(
    r"(?:有的|有些|部分|个别|少数|一些|仍然?|还|往往|只是?)[^，]*(?:停留在|满足于|热衷于|习惯于|局限于)|只注重|只满足于"
)
_PROBLEM_LEAD: Final = re.compile(r"问题|不足|短板|困难|薄弱|差距|弱项")


def problems(
    manuscript: Manuscript, demanded: list[Span], listed: list[Enumeration]
) -> tuple[Problem, ...]:
    """Each problem as printed, without what leads up to it.

    Inside ``demanded`` only a sentence counts that demands nothing itself and says plainly that something is so.
    ``listed`` are the enumerations that demand nothing: where one is led up to as problems, every item
    is one, or as many as its clauses name.
    """
    found: dict[int, Problem] = {}
    inside = Cover(demanded)
    for span, cue in _listed(manuscript, listed):
        pieces = list(_in(manuscript, span, cue)) or [_whole(manuscript, span, cue)]
        found |= {one.at: one for one in pieces}
    told = Cover(Span(one.at, one.at + len(one.text)) for one in found.values())
    for sentence in manuscript.sentences:
        words = manuscript.quiet[sentence.start : sentence.end]
        if _CONSEQUENCES.match(words):
            continue
        if not _STATES.search(words) and not _tells(manuscript, sentence):
            continue
        plainly = _PLAINLY.search(words) and not _DEMANDS.search(words)
        for one in _in(manuscript, sentence, ""):
            again = told.holds(one.at) or told.holds(one.at + len(one.text) - 1)
            if not again and (plainly or not inside.holds(one.at)):
                found.setdefault(one.at, one)
    return tuple(found[at] for at in sorted(found))


def _tells(manuscript: Manuscript, sentence: Span) -> bool:
    clauses = manuscript.clauses(sentence, "，；。！：")
    told = [manuscript.quiet[one.start : one.end].rstrip() for one in clauses]
    lacking = sum(1 for words in told if _TELLING.search(words) and not _TASK.search(words))
    return lacking > 0 and 2 * lacking >= len(told)


def _listed(manuscript: Manuscript, listed: list[Enumeration]) -> Iterator[tuple[Span, str]]:
    for chain in listed:
        sentence = manuscript.sentence_at(chain.start)
        lead = manuscript.quiet[max(sentence.start, chain.start - _LEAD) : chain.start].strip()
        if not lead:
            before = manuscript.sentence_before(chain.start)
            lead = manuscript.quiet[before.start : before.end].strip() if before else ""
        if "原因" in lead[-24:]:
            continue
        named = _PROBLEM_LEAD.search(lead[-24:])
        if named and not _TASK.search(lead[-24:]):
            for item in chain.items:
                yield item.body, f"listed under {named.group()}"
        elif not named:
            yield from _headings(manuscript, chain)


def _headings(manuscript: Manuscript, chain: Enumeration) -> Iterator[tuple[Span, str]]:
    """第一，意识不到位 / 第二，调研不够: points most of whose heads are shortfalls are problems themselves."""
    heads = [
        Span(item.body.start, item.body.start + len(manuscript.head(item.body)))
        for item in chain.items
    ]
    lacking = [head for head in heads if _ENDS.search(manuscript.quiet[head.start : head.end])]
    if 2 * len(lacking) > len(heads):
        for head in lacking:
            yield head, "enumerated among shortfalls"


def _whole(manuscript: Manuscript, span: Span, cue: str) -> Problem:
    return Problem(manuscript.head(span), span.start, cue)


def _in(manuscript: Manuscript, sentence: Span, cue: str) -> Iterator[Problem]:
    for group in manuscript.clauses(sentence, "；。"):
        clauses = manuscript.clauses(group, "，：")
        named = [list(_of_clause(manuscript, clause, cue)) for clause in clauses]
        some = any(named) and _SOME.match(manuscript.quiet, group.start, group.end)
        for clause, found in zip(clauses, named, strict=True):
            yield from found
            if some and not found and clause.end > some.end():
                yield from _beside(manuscript, clause)


def _of_clause(manuscript: Manuscript, clause: Span, cue: str) -> Iterator[Problem]:
    words = manuscript.quiet[clause.start : clause.end].rstrip("。！ ")
    task = _TASK.search(words)
    if _FOLLOWS_FROM.match(words):
        return
    if governed := _GOVERNED.search(words):
        if not task or task.start() > governed.start():
            start, end = (clause.start + place for place in governed.span("what"))
            yield from _pieces(manuscript, Span(start, end), cue or "存在 before it", governed=True)
    elif not task:
        whole = Span(clause.start, clause.start + len(words))
        if _STUCK.search(words):
            told = manuscript.trimmed(whole.start, whole.end)
            yield Problem(manuscript.text[told.start : told.end], told.start, cue or "仍停留在")
            return
        yield from _pieces(manuscript, whole, cue, governed=False)


def _beside(manuscript: Manuscript, clause: Span) -> Iterator[Problem]:
    """What else is said of 有的单位 in one breath with a shortfall: 缺乏韧劲, 把作风建设视为“软指标”."""
    words = manuscript.quiet[clause.start : clause.end]
    told = manuscript.trimmed(clause.start, clause.end)
    if len(words) > _SHORTEST and not (
        _GOOD.search(words) or _TASK.search(words) or _FOLLOWS_FROM.match(words)
    ):
        yield Problem(
            manuscript.text[told.start : told.end], told.start, "said of 有的 beside a shortfall"
        )


def _pieces(manuscript: Manuscript, span: Span, cue: str, *, governed: bool) -> Iterator[Problem]:
    start = span.start
    cuts = [at for at in range(span.start, span.end) if manuscript.quiet[at] == "、"]
    for cut in [*cuts, span.end]:
        words = manuscript.quiet[start:cut]
        if cut != span.end and not _SPLITS.search(words):
            continue
        problem = _problem(manuscript, Span(start, cut), cue, governed=governed and cut == span.end)
        if problem is not None:
            yield problem
        start = cut + 1


def _problem(manuscript: Manuscript, piece: Span, cue: str, *, governed: bool) -> Problem | None:
    words = manuscript.quiet[piece.start : piece.end]
    shortfall = _ENDS.search(words)
    if shortfall is None and not governed:
        return None
    if shortfall and shortfall["lack"] in _AS_NOUNS and words[: shortfall.start()][-1:] in _OBJECT:
        return None
    has = _HAS_WHERE.match(words)
    if has and (len(has["where"]) < _SHORTEST or has["where"].endswith("工作")):
        return None
    lead = _LEADS.match(words, 0, shortfall.start() if shortfall else 0)
    lead = lead or _NUMBER.match(words)
    start = piece.start + (lead.end() if lead else 0)
    end = piece.start + shortfall.end("lack") if shortfall else piece.end
    if _GENERAL.fullmatch(manuscript.quiet[start : piece.end]):
        return None
    told = manuscript.trimmed(start + manuscript.plain.startswith("的", start), end)
    if told.end - told.start < 2:
        return None
    named = shortfall.group() if shortfall else "问题"
    return Problem(manuscript.text[told.start : told.end], told.start, cue or f"shortfall: {named}")
