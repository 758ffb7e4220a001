"""Names of people: a surname and one or two characters, where the words around say that a person is meant."""

import re
from dataclasses import dataclass
from typing import Final

from qunqiao_engines.papers.lexicon import DOUBLE_SURNAMES, HONORIFICS, SURNAMES, TITLES
from qunqiao_engines.papers.segments import Manuscript

_HAN: Final = re.compile(r"[㐀-䶿一-鿿·]+")
# What may follow a name in a sentence, besides a mark, a digit or a blank.
_FOLLOWS: Final = re.compile(
    r"[，。；：、！？）（/\d \n”《]|$|等|和|及|与|以及|同志|总书记|主席|书记|在|对|同|就|受|代表|主持|出席|列席|参加|讲话|作[了题专重工交典表总主发大会]?"
    r"|说|指出|强调|要求|表示|认为|首先|最后|随后|还|也|并|到会|到|向|为[^了]|围绕|分别|先后|宣布|致|发表|介绍|通报|传达|宣读|提出|希望|的"
    r"|一行|带领|率|担任|当选|任|从|结合|总结|部署|听取|深入|来到|走访|看望|慰问|汇报|勉励|号召|将|是|于|主讲|做|发言|步入|上[午台]|下午|因|逐一|给"
)
_FORMULA: Final = re.compile(r"新时代|经济思想|法治思想|外交思想|强军思想|文化思想|生态文明思想|思想|同志为核心")
_TITLE: Final = "|".join(sorted(TITLES, key=len, reverse=True))
_AFTER_TITLE: Final = re.compile(rf"(?:{_TITLE})(?:（[^）]{{1,12}}）)?[ ：]?")
_TITLED: Final = re.compile(rf"(?:{_TITLE})(?P<name>[㐀-䶿一-鿿·]{{2,4}})$")
_ADDRESSED: Final = re.compile("(?:" + "|".join(sorted({*HONORIFICS, *TITLES}, key=len, reverse=True)) + ")(?!会)")
_LIST: Final = re.compile(r"[㐀-䶿一-鿿·]{2,12}(?:(?:、| ?/ ?|／| |和)[㐀-䶿一-鿿·]{2,12})+")
_AT_START: Final = re.compile(r"(?:^|(?<=[。！？；，：\n”]))[ #>*-]*(?=[㐀-䶿一-鿿])", re.M)
_SPEECH: Final = re.compile(
    r"在[^，。：]{2,40}?[中时上后][，]?(?:强调|指出|要求|表示|说|讲|提出|认为|作|发表)|强调|指出|要求|表示|说[，：]|认为|讲话|主持|致[辞词]|提出|最后|首先|代表[^，。]{2,20}(?:发言|讲话|致|作)"
    r"|对[^，。]{2,40}提出|希望|围绕|就[^，。]{2,40}(?:作|讲|提|谈|发)|作了?[^，。]{0,30}(?:讲话|报告|发言|部署|说明|总结)|出席|宣布|从[^，。]{2,10}方面|还?强调|同志"
)
_LABEL: Final = re.compile(r"(?:主持人?|出席人?员?|列席人?员?|参加人?员?|参会人?员?|记录人?|与会人?员?|缺席|请假|汇报人|发言人|主席|联系人|负责人|召集人|记录)：[ ]*")
# Who wrote is not somebody the report tells of.
_BYLINE: Final = re.compile(r"（(?:本报|本台|见习)?(?:记者|通讯员)[^）\n]{0,40}）|(?:记者|通讯员|作者|责任编辑|责编|编辑|摄影|撰稿)[：:][^。\n]{0,30}")
_CHOSEN: Final = re.compile(r"(?:选举|推选|增选|补选|任命|聘任|免去|选出)(?=[^，。]{2,4}[为的同])")
_SEPARATORS: Final = re.compile(r"、| ?/ ?|／| |和|，|　")
_NOT_NAMES: Final = frozenset(
    "经审 通讯员 记者 党中央 文章 谢谢 国务 主席 主任 司仪 主秘 会议 大会 全会 高度 常务 全体 全国 各级 方面 时间 地点 工会 部门 单位 党组 党委 团委 妇联 平台 广大 国家 国务院 东方 "
    "平时 成员 于是 向上 全省 全市 全县 全区 全党 全团 全会 农业 农村 应当 文化 文明 安全 金融 国有 通过 公司 公开 广泛 满足 方案 和谐 明确 明年 "
    "成绩 成果 成立 任务 时代 水平 计划 施工 强化 强调 经济 经费 支持 项目 容易 双方 居民 易于 能力 都要 花费 连续 别的 相关 相互 从严 关键 关于 "
    "宣传 班子 班组 常态 万人 和其 平等 平稳 东部 山区 经营 充分 充满 师生 高校 高质量 高技能 高水平 马上 年轻 曾经 后勤 后续 车间 左右 空间 "
    "温暖 解决 应急 应用 管理 程序 单一 申请 能够 终身 通知 通报 公报 公共 公平 公益 党建 党员 党和 权益 权利 容量 红旗 白天 古代 "
    "康复 安排 安全 季度 路线 江苏 江西 山东 山西 云南 安徽 广东 广西 宁夏 甘肃 吉林 海南 贺词 祝贺 祝愿 华东 华北 金额 "
    "包括 包含 喻为 简报 简称 简单 那些 国防 国际 文件 温度 利益 利用 师傅 连同 后来 相应 须知 查找 关心 关爱 广场 许多 常规 常见 乐于 于此 时候 时期 余名".split()
)


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
        *_before_verbs(manuscript.plain),
        *_before_honorifics(manuscript.plain),
    ):
        believed.setdefault(naming.name, naming.cue)
    for naming in _in_lists(manuscript.plain, frozenset(believed)):
        believed.setdefault(naming.name, naming.cue)
    return _everywhere(manuscript.plain, believed)


def _everywhere(plain: str, believed: dict[str, str]) -> list[Naming]:
    found = []
    bylines = [match.span() for match in _BYLINE.finditer(plain)]
    for name, cue in believed.items():
        longer = [other for other in believed if other != name and name in other]
        for match in re.finditer(re.escape(name), plain):
            if _FORMULA.match(plain, match.end()) or _inside(plain, match.start(), name, longer):
                continue
            if any(start <= match.start() < end for start, end in bylines):
                continue
            found.append(Naming(name, match.start(), cue))
    return sorted(found, key=lambda naming: naming.at)


def _inside(plain: str, at: int, name: str, longer: list[str]) -> bool:
    return any(
        plain.startswith(other, at - other.find(name)) for other in longer if at >= other.find(name)
    )


def name_at(plain: str, at: int) -> str:
    """The name that begins at ``at``, or nothing: three characters before two, if what follows fits."""
    double = plain.startswith(DOUBLE_SURNAMES, at)
    if not double and (at >= len(plain) or plain[at] not in SURNAMES):
        return ""
    for length in (4, 3) if double else (3, 2):
        name = plain[at : at + length]
        if is_name(name) and len(name) == length and _FOLLOWS.match(plain, at + length):
            return name
    return ""


def is_name(word: str) -> bool:
    """Whether the word could be somebody's name: its form only."""
    if not _HAN.fullmatch(word) or word in _NOT_NAMES or word[:2] in _NOT_NAMES:
        return False
    if len(word) > 2 and word[1:] in TITLES or word.endswith(("老师", "同学", "副院")):
        return False
    if word.endswith(("们", "部", "局", "厅", "委", "会", "处", "署", "省", "县", "的", "了", "司", "在", "等", "和", "及", "主", "对", "同")):
        return False
    if word.startswith(DOUBLE_SURNAMES):
        return 3 <= len(word) <= 4
    return word[0] in SURNAMES and 2 <= len(word) <= (8 if "·" in word else 3)


def _after_titles(plain: str) -> list[Naming]:
    return _named(plain, _AFTER_TITLE, "post before the name")


def _after_labels(plain: str) -> list[Naming]:
    return _named(plain, _LABEL, "label before the name")


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
                found.append(Naming(name, at, "a name that begins the line" if heads else "verb after the name"))
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
            if is_name(name) and (not _HAN.match(before) or before in "对和由请与彻习委会部局院处办团校厅"):
                found.append(Naming(name, at, "form of address after the name"))
                break
    return found


def _in_lists(plain: str, believed: frozenset[str]) -> list[Naming]:
    """Lists of people: three names in a row, or two where one is believed or the list fills its line."""
    found: list[Naming] = []
    for match in _LIST.finditer(plain):
        run: list[Naming] = []
        fills = plain[match.end() : match.end() + 1] in ("\n", "") and _starts_line(plain, match.start())
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
    if is_name(word):
        return Naming(word, at, cue)
    if name := name_at(plain, at):
        return Naming(name, at, cue)
    titled = _TITLED.search(word)
    if titled and is_name(titled["name"]):
        return Naming(titled["name"], at + titled.start("name"), cue)
    if first and len(word) > 4:
        for length in (3, 2):
            if is_name(word[-length:]):
                return Naming(word[-length:], at + len(word) - length, cue)
    return None


def _close(run: list[Naming], believed: frozenset[str], found: list[Naming], *, short: bool) -> None:
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
