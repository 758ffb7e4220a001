"""Who has the word where: turns opened by 某某强调, 会议要求, 他指出, or by a name that heads its lines."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qunqiao_engines.papers.lexicon import GATHERING, TITLES, UNIT_ENDS
from qunqiao_engines.papers.people_names import Naming, within
from qunqiao_engines.papers.segments import Manuscript, Span
from qunqiao_engines.papers.speech_verbs import LATER, NO_SPEECH, OPENS, PLAIN_VERB, SHORT

_GATHERING: Final = re.compile(
    "|".join(GATHERING) + r"|同志(?:们)?(?:一致|普遍|都)|大家(?:一致|普遍)|代表们?(?:一致|普遍)"
)
# 蔡院长: a person named before, by surname and post.
_BY_POST: Final = re.compile(
    rf"^(?:最后，|会上，|随后，)?(?P<surname>[一-鿿])(?:{'|'.join(TITLES)}|主委|总(?!的|体|之|结))"
)
# 检查组建议，… 区委要求，…: a body speaks, nobody in particular.
_BODY: Final = re.compile(
    rf"(?:会上|同时|最后)?(?:(?!要|落实|贯彻|执行|按照|完成)[㐀-鿿]){{0,10}}(?:{'|'.join(UNIT_ENDS)}|组)(?:还|也|最后)?|反馈|通报"
)
_BASIS: Final = re.compile(
    r"^(?:根据|按照|依据|依照|为|针对|对照|围绕|结合)|贯彻|落实|学习|[^，]{0,30}(?:全会|大会)对"
)
_PRONOUN: Final = re.compile(
    r"(?:^|[，；])\s*(?:同时，)?[他她](?!们)|(?<![向对给为请与和同])[他她](?:还|又|也|最后|特别)?$"
)
# A clause without a subject of its own may take the one before it: 某某到会，并在讲话中指出.
_CARRIED: Final = re.compile(
    r"(?:首先|其次|再次|然后|接着|此外|另外|并|还|又|也|是|最后|同时|随后|会上|[发作]表?[^，]{0,6}讲话|讲话)*(?:在[^，]{1,30}[上中时]|就[^，]{1,40}|对[^，]{1,40}|从[^，]{1,12})?"
)
# 她 is not the person whose speech is being passed on.
_OBJECT: Final = re.compile(r"(?:落实|传达|学习|贯彻|听取|对照|会见|慰问|看望)[^，。]{0,4}$")
_OF_OTHERS: Final = re.compile(r"贯彻|落实|学习|传达|按照|根据|对照|听取|遵循|领会|转达|聆听")
# 部署要求 and 殷切希望 are nouns.
_NOUNS: Final = ("要求", "希望", "决定", "建议", "介绍")
_ATTRIBUTE: Final = re.compile(
    r"(?:部署|工作|各项|有关|相关|具体|任务|殷切|总体|目标|根本|新|和|等)$"
)
_SPOKE_LAST: Final = re.compile(r"(?:讲话|发言|致[辞词]|点评|总结|报告)[。！]*$")
_BESIDE: Final = 14
_OPENERS: Final = 2
_OPENING: Final = 60
_LOOKED_BACK: Final = 20
_NEAR: Final = 400
_WRITING: Final = re.compile(r"(?:^|[，；])\s*(?:文章|讲话)")
_AUTHOR: Final = re.compile(r"(?:总书记|同志|主席)?的?(?:重要)?(?:署名)?文章")
_HEADING: Final = re.compile(
    r"^[ \-*]*#+ *(?P<who>[^\n：]{1,20})：? *$|^[ \-*]*(?P<inline>[^\n：，。 ]{2,12})：(?=.)",
    re.MULTILINE,
)
_SECTION: Final = re.compile(
    r"结论|决议|决定|议定|裁示|出席|列席|人员|时间|地点|议题|议程|事项|记录|主持|附件|联系|电话|背景|目的|主题|来源|编辑"
)
_CONCLUSION: Final = re.compile(r"结论|决议|决定|议定|裁示")
_ROLE: Final = re.compile(
    r"^(?:主持人|司仪|主秘|主席|记者|召集人|会议|[^ ]{1,10}(?:主任|处长|局长|部长|书记|主席|委员|科长|组长|代表))$"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """From ``start`` on, ``speaker`` has the word (None: the meeting itself, or nobody in particular).

    ``opens`` is where the sentence that gives it begins; ``verb`` is what it was given with; ``spoken``
    is true of a verbatim record, where 要 is half of all talk and only a request is a demand.
    """

    speaker: str | None
    opens: int
    start: int
    verb: str
    spoken: bool = False


def turns(manuscript: Manuscript, namings: Sequence[Naming]) -> list[Turn]:
    """The turns of a report in order; where none is open the text speaks for itself.

    他 and 她 are the last person who spoke. 文章 is its author. A gathering or a document that
    demands something (会议要求, 通知要求) is None.
    """
    found = _headed(manuscript, namings)
    for sentence in manuscript.sentences:
        found += _opened(manuscript, sentence, namings)
    return _resolved(manuscript, sorted(found, key=lambda turn: turn.start), namings)


def turn_at(known: list[Turn], place: int) -> Turn | None:
    """The turn that is open at ``place``."""
    last = bisect_right(known, place, key=lambda turn: turn.start) - 1
    return known[last] if last >= 0 else None


def changes(known: list[Turn]) -> list[int]:
    """The places where the word goes to somebody else."""
    before: list[Turn | None] = [None, *known[:-1]]
    return sorted(
        turn.opens
        for turn, last in zip(known, before, strict=False)
        if turn.speaker != (last.speaker if last else None)
    )


def _headed(manuscript: Manuscript, namings: Sequence[Naming]) -> list[Turn]:
    names = {naming.name for naming in namings}
    found = []
    for match in _HEADING.finditer(manuscript.plain):
        group = "who" if match["who"] else "inline"
        who, at = match[group].strip(), match.start(group)
        if group == "who" and not match.group().rstrip().endswith("：") and who not in names:
            continue
        if _SECTION.search(who):
            if group == "inline" and not _CONCLUSION.search(who):
                continue
            found.append(Turn(None, match.start(), match.end(), "section"))
        elif (
            group == "who"
            or who in names
            or _ROLE.match(who)
            or (who.endswith(UNIT_ENDS) and len(who) < 9)
        ):
            printed = manuscript.text[at : at + len(who)]
            found.append(Turn(printed, match.start(), match.end(), "heading", spoken=True))
    return found


def _opened(manuscript: Manuscript, sentence: Span, namings: Sequence[Naming]) -> list[Turn]:
    found = []
    for verb in OPENS.finditer(manuscript.quiet, sentence.start, sentence.end):
        if NO_SPEECH.search(manuscript.plain, max(sentence.start, verb.start() - 4), verb.start()):
            continue
        noun = verb.group().startswith(_NOUNS) and _ATTRIBUTE.search(
            manuscript.plain, max(sentence.start, verb.start() - 4), verb.start()
        )
        if noun:
            continue
        near = Span(max(sentence.start, verb.start() - _NEAR), verb.start())
        subject = _subject(manuscript, near, namings)
        if subject is None and verb.group().endswith("："):
            subject = _who_spoke_before(manuscript, sentence, verb.start(), namings)
        if subject is not None:
            found.append(Turn(subject, sentence.start, verb.end(), verb.group().rstrip("，：。")))
    for short in SHORT.finditer(manuscript.plain, sentence.start, sentence.end):
        speaker = "@" if short["who"] in "他她" else "-"
        found.append(Turn(speaker, sentence.start, short.end(), short["verb"]))
    found += _later(manuscript, sentence, namings)
    for naming in within(namings, sentence.start, sentence.end):
        verb_after = PLAIN_VERB.match(manuscript.plain, naming.end)
        if verb_after:
            name = manuscript.text[naming.at : naming.end]
            found.append(Turn(name, sentence.start, verb_after.end(), verb_after.group()))
    return found


def _who_spoke_before(
    manuscript: Manuscript, sentence: Span, verb: int, namings: Sequence[Naming]
) -> str | None:
    """李红代表县委作重要讲话。对工作给予肯定，提出了要求：the second sentence has no subject."""
    before = manuscript.sentence_before(sentence.start)
    if before is None or within(namings, sentence.start, verb):
        return None
    if before.start < manuscript.paragraph_start(sentence.start):
        return None
    spoke = _SPOKE_LAST.search(manuscript.quiet, before.start, before.end)
    named = within(namings, before.start, before.end) if spoke else ()
    return manuscript.text[named[-1].at : named[-1].end] if named else None


def _later(manuscript: Manuscript, sentence: Span, namings: Sequence[Naming]) -> list[Turn]:
    verb = LATER.search(manuscript.quiet, sentence.start, sentence.end)
    if verb is None:
        return []
    clauses = manuscript.clauses(Span(sentence.start, verb.start()), "，；")[:_OPENERS]
    who = next((one for clause in clauses if (one := _subject_of(manuscript, clause, namings))), "")
    return [Turn(who, sentence.start, verb.end(), verb["verb"])] if who else []


def _subject(manuscript: Manuscript, before: Span, namings: Sequence[Naming]) -> str | None:
    """Who speaks: the first person named in the verb's own clause, else what stands for one.

    Signs stand for what is resolved later: ``@`` the last person, ``#`` the author, ``-`` the meeting.
    """
    clauses = manuscript.clauses(before, "，；")[-_LOOKED_BACK:] or [before]
    for place, clause in enumerate(reversed(clauses)):
        if place == 1 and not _CARRIED.fullmatch(
            manuscript.plain[clauses[-1].start : before.end].strip()
        ):
            return None
        if subject := _subject_of(manuscript, clause, namings):
            return subject
    return None


def _subject_of(manuscript: Manuscript, clause: Span, namings: Sequence[Naming]) -> str:
    words = manuscript.plain[clause.start : clause.end].lstrip()
    inside = within(namings, clause.start, clause.end)
    if inside and not _OF_OTHERS.search(manuscript.plain, clause.start, inside[0].at):
        return manuscript.text[inside[0].at : inside[0].end]
    if address := _BY_POST.search(words):
        meant = next((one for one in namings if one.name[0] == address["surname"]), None)
        if meant:
            return manuscript.text[meant.at : meant.end]
    if _PRONOUN.search(words):
        return "@"
    if _WRITING.search(words):
        return "#"
    gathering = _GATHERING.search(words)
    near = gathering and (gathering.start() == 0 or len(words) - gathering.end() <= _BESIDE)
    if _BODY.fullmatch(words):
        return "-"
    return "-" if near and not _BASIS.search(words) else ""


def _meant(manuscript: Manuscript, turn: Turn, namings: Sequence[Naming]) -> str | None:
    """Whom 他 or 她 means: who opens this sentence, else the nearest before it in the paragraph."""
    paragraph = manuscript.paragraph_start(turn.opens)
    for sentence in reversed(
        manuscript.sentences_between(paragraph, turn.opens + 1)[-_LOOKED_BACK:]
    ):
        end = min(sentence.start + _OPENING, sentence.end, turn.start)
        first = next(iter(within(namings, sentence.start, end)), None)
        if first and not _OBJECT.search(manuscript.plain, max(0, first.at - 6), first.at):
            return manuscript.text[first.at : first.end]
    return None


def _resolved(manuscript: Manuscript, found: list[Turn], namings: Sequence[Naming]) -> list[Turn]:
    author = next((one for one in namings if _AUTHOR.match(manuscript.plain, one.end)), None)
    last: str | None = None
    resolved = []
    for turn in found:
        speaker = turn.speaker
        if speaker == "@":
            speaker = _meant(manuscript, turn, namings) or last
            last = speaker
        elif speaker == "#":
            speaker = manuscript.text[author.at : author.end] if author else None
        elif speaker == "-":
            speaker = None
        elif speaker:
            last = speaker
        resolved.append(Turn(speaker, turn.opens, turn.start, turn.verb, turn.spoken))
    return resolved
