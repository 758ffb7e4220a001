"""Names of people: a surname and one or two characters, where the words around say that a person is meant."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qunqiao_engines.papers.lexicon import GATHERING, HONORIFICS, TITLES, UNIT_ENDS
from qunqiao_engines.papers.names import HAN, is_name, name_at
from qunqiao_engines.papers.segments import Cover, Manuscript, Span

_FORMULA: Final = re.compile(
    r"新时代|经济思想|法治思想|外交思想|强军思想|文化思想|生态文明思想|思想|同志为核心"
)
_TITLE: Final = "|".join(sorted(TITLES, key=len, reverse=True))
_AFTER_TITLE: Final = re.compile(rf"(?:{_TITLE})(?:（[^）]{{1,12}}）)?[ ：]?")
_TITLED: Final = re.compile(rf"(?:{_TITLE})(?P<name>[㐀-䶿一-鿿·]{{2,4}})$")
# What may stand before the names in a list of attendance: nothing, or one unit.
_ENTRY: Final = re.compile(r"^[ *·-]*[^ ，。：]{0,14}[ ：]*$")
_ADDRESSED: Final = re.compile(
    "(?:" + "|".join(sorted({*HONORIFICS, *TITLES}, key=len, reverse=True)) + ")(?!会)"
)
_LIST: Final = re.compile(r"[㐀-䶿一-鿿·]{2,12}(?:(?:、| ?/ ?|／| |和)[㐀-䶿一-鿿·]{2,12})+")
_AT_START: Final = re.compile(r"(?:^|(?<=[。！？；，：\n”]))[ #>*-]*(?=[㐀-䶿一-鿿])", re.MULTILINE)
_SPEECH: Final = re.compile(
    r"在[^，。：]{2,40}?[中时上后][，]?(?:强调|指出|要求|表示|说|讲|提出|认为|作|发表)|强调|指出|要求|表示|说[，：]|认为|讲话|主持|致[辞词]|提出|最后|首先|代表[^，。]{2,20}(?:发言|讲话|致|作)"
    r"|对[^，。]{2,40}提出|希望|围绕|就[^，。]{2,40}(?:作|讲|提|谈|发)|作了?[^，。]{0,30}(?:讲话|报告|发言|部署|说明|总结)|出席|宣布|受[^，。]{2,30}委托|[受向][^，。]{2,30}[作做]|向[^，。]{2,20}(?:汇报|通报|介绍)|(?:通报|汇报|介绍|传达|宣读|宣讲|部署)[^，。]{2,}|从[^，。]{2,10}方面|还?强调|同志"
)
_LABEL: Final = re.compile(
    r"(?:主持人?|出席人?员?|列席人?员?|参加人?员?|参会人?员?|记录人?|与会人?员?|缺席|请假|汇报人|发言人|主席|联系人|负责人|召集人|记录)：[ ]*"
)
# Who wrote is not somebody the report tells of.
_BYLINE: Final = re.compile(
    r"（(?:本报|本台|见习)?(?:记者|通讯员)[^）\n]{0,40}）|(?:记者|通讯员) [㐀-鿿]{2,4}(?:[ 、][㐀-鿿]{2,4})*|(?:记者|通讯员|作者|责任编辑|责编|编辑|编审|审核|校对|终审|[一二三]审|摄影|撰稿)[：:][^。\n]{0,30}"
)
# 办公室张三汇报…, 县妇联李四主持: a unit right before, a verb right after.
_UNIT_BEFORE: Final = re.compile(rf"(?:{'|'.join(UNIT_ENDS)})）?(?!，)")
_ACTS_AFTER: Final = re.compile(
    r"(?:同志)?(?:[作做]了?[^，。]{0,16}(?:报告|发言|讲话|说明|汇报|点评|总结)|汇报|主持|介绍|传达|宣读|宣贯|通报|发言|讲话|强调|指出|致[辞词])"
)
_SPEAKS_FIRST: Final = re.compile(
    r"(?:^|(?<=[。！？\n]))[ ]*(?P<name>[㐀-鿿·]{2,8}?)(?:同志)?(?:最后|还|首先|进一步|在[^，。]{2,30}[上中时])?(?:强调|指出|要求|表示|希望|认为)",
    re.MULTILINE,
)
_MOST: Final = 20
_CHOSEN: Final = re.compile(r"(?:选举|推选|增选|补选|任命|聘任|免去|选出)(?=[^，。]{2,4}[为的同])")
_SEPARATORS: Final = re.compile(r"、| ?/ ?|／| |和|，|　")


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a person is named, and what told so."""

    name: str
    at: int
    cue: str

    @property
    def end(self) -> int:
        """Where the name ends."""
        return self.at + len(self.name)


def namings(manuscript: Manuscript) -> list[Naming]:
    """Every place where a person is named, in order.

    A name is believed where its neighbours demand one (after a post, in a list of people, before a
    verb of speaking); a believed name is then found at its other places too. Set phrases such as
    习近平新时代 or 以习近平同志为核心 name a doctrine and are left out.
    """
    believed: dict[str, str] = {}
    for naming in (
        *_after_titles(manuscript.plain),
        *_after_labels(manuscript.plain),
        *_named(manuscript.plain, _CHOSEN, "election or appointment before the name"),
        *_after_units(manuscript.plain),
        *_before_verbs(manuscript.plain),
        *_repeated(manuscript.plain),
        *_before_honorifics(manuscript.plain),
    ):
        believed.setdefault(naming.name, naming.cue)
    for naming in _in_lists(manuscript.plain, frozenset(believed)):
        believed.setdefault(naming.name, naming.cue)
    return _everywhere(manuscript.plain, believed)


def _everywhere(plain: str, believed: dict[str, str]) -> list[Naming]:
    """The longest name at each place: 王明 inside 李王明 is nobody else."""
    found: list[Naming] = []
    bylines = Cover(Span(*match.span()) for match in _BYLINE.finditer(plain))
    lengths: dict[str, list[int]] = {}
    for name in sorted(believed, key=len, reverse=True):
        known = lengths.setdefault(name[0], [])
        if len(name) not in known:
            known.append(len(name))
    beginnings = re.compile(f"[{''.join(map(re.escape, lengths))}]" if lengths else "(?!)")
    end = 0
    for match in beginnings.finditer(plain):
        at = match.start()
        names = (plain[at : at + length] for length in lengths[match.group()])
        name = next((name for name in names if name in believed), "")
        if not name or at < end:
            continue
        end = at + len(name)
        if not _FORMULA.match(plain, end) and not bylines.holds(at):
            found.append(Naming(name, at, believed[name]))
    return found


def within(namings: Sequence[Naming], start: int, end: int) -> Sequence[Naming]:
    """Those of the namings, which are in order, that begin from ``start`` on and before ``end``."""
    first = bisect_left(namings, start, key=lambda naming: naming.at)
    return namings[first : bisect_left(namings, end, lo=first, key=lambda naming: naming.at)]


def _after_titles(plain: str) -> list[Naming]:
    return _named(plain, _AFTER_TITLE, "post before the name")


def _after_labels(plain: str) -> list[Naming]:
    return _named(plain, _LABEL, "label before the name")


def _after_units(plain: str) -> list[Naming]:
    named = _named(plain, _UNIT_BEFORE, "unit before the name, verb after it")
    return [one for one in named if _ACTS_AFTER.match(plain, one.end)]


def _repeated(plain: str) -> list[Naming]:
    """Names of any form (阿石拉比): what speaks at the start of a sentence and elsewhere follows a post."""
    after = [match.end() for match in _AFTER_TITLE.finditer(plain)]
    found: dict[str, Naming] = {}
    for match in _SPEAKS_FIRST.finditer(plain):
        name = match["name"]
        if len(found) >= _MOST or name in found or name.endswith((*UNIT_ENDS, *GATHERING)):
            continue
        if any(plain.startswith(name, at) for at in after):
            found[name] = Naming(name, match.start("name"), "speaks, and follows a post elsewhere")
    return list(found.values())


def _named(plain: str, before: re.Pattern[str], cue: str) -> list[Naming]:
    found = ((name_at(plain, match.end()), match.end()) for match in before.finditer(plain))
    return [Naming(name, at, cue) for name, at in found if name]


def _before_verbs(plain: str) -> list[Naming]:
    """A name that begins a clause and speaks, presides or heads its own lines (张三：)."""
    found = []
    for match in _AT_START.finditer(plain):
        at = match.end()
        for length in (4, 3, 2):
            name, after = plain[at : at + length], at + length
            heads = plain.startswith("：", after) and _starts_line(plain, at)
            if is_name(name) and (heads or _SPEECH.match(plain, after)):
                found.append(
                    Naming(
                        name, at, "a name that begins the line" if heads else "verb after the name"
                    )
                )
                break
    return found


def _starts_line(plain: str, at: int) -> bool:
    return not plain[plain.rfind("\n", 0, at) + 1 : at].strip(" #>*-")


def _before_honorifics(plain: str) -> list[Naming]:
    found = []
    for match in _ADDRESSED.finditer(plain):
        for length in (4, 3, 2):
            at = match.start() - length
            if at < 0:
                continue
            before = plain[at - 1] if at else "\n"
            name = plain[at : match.start()]
            if is_name(name) and (
                match.group() == "总书记"
                or not HAN.match(before)
                or before in "对和由请与彻习委会部局院处办团校厅了央"
            ):
                found.append(Naming(name, at, "form of address after the name"))
                break
    return found


def _in_lists(plain: str, believed: frozenset[str]) -> list[Naming]:
    """Lists of people: three names in a row, or two where one is believed or the list fills its line."""
    found: list[Naming] = []
    for match in _LIST.finditer(plain):
        run: list[Naming] = []
        line = plain[plain.rfind("\n", 0, match.start()) + 1 : match.start()]
        fills = plain[match.end() : match.end() + 1] in ("\n", "") and bool(_ENTRY.match(line))
        for place, (at, word) in enumerate(_members(match)):
            naming = _member(plain, at, word, first=place == 0)
            if naming is None or (run and naming.at != at and not _TITLED.search(word)):
                _close(run, believed, found, short=fills)
                run = []
            if naming is not None:
                run.append(naming)
        _close(run, believed, found, short=fills)
    return found


def _member(plain: str, at: int, word: str, *, first: bool) -> Naming | None:
    """The name in one member of a list: alone, at its head, or behind a post; the first may follow anything."""
    cue = "list of people"
    name = name_at(plain, at)
    if is_name(word) and len(word) >= len(name):
        return Naming(word, at, cue)
    if word[:1] in ("由", "有", "是") and is_name(word[1:]):  # 由陈国卫、杨淑组成
        return Naming(word[1:], at + 1, cue)
    if name:  # may reach beyond the member: 赵中和先后 is not 赵中 and 先后
        return Naming(name, at, cue)
    titled = _TITLED.search(word)
    if titled and is_name(titled["name"]):
        return Naming(titled["name"], at + titled.start("name"), cue)
    if first and len(word) > 4:
        for length in (3, 2):
            if is_name(word[-length:]):
                return Naming(word[-length:], at + len(word) - length, cue)
    return None


def _close(
    run: list[Naming], believed: frozenset[str], found: list[Naming], *, short: bool
) -> None:
    known = short or any(naming.name in believed for naming in run)
    if len(run) >= 3 or (run and short) or (len(run) == 2 and known):
        found.extend(run)


def _members(match: re.Match[str]) -> list[tuple[int, str]]:
    members, start = [], match.start()
    for separator in _SEPARATORS.finditer(match.group()):
        members.append((start, match.string[start : match.start() + separator.start()]))
        start = match.start() + separator.end()
    members.append((start, match.string[start : match.end()]))
    return members
