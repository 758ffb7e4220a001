"""Figures stated as facts: a number with a unit of people, things, money or shares, and what bounds it."""

import re
from typing import Final

from qunqiao_engines.papers.results import Comparison, Figure
from qunqiao_engines.papers.segments import Cover, Manuscript, Span

_UNITS: Final = (
    "个百分点|百分点|人份|人次|个人|万元|亿元|元|人|名|位|家|户|件|项|起|场次|场|篇|条|支|台|吨|公里|平方米|亩|套|批|份|所|处|间|期|"
    "个|只|万|亿"
)
_NUMBER: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[一二三四五六七八九]?[十百千][一二三四五六七八九十百千零]*"
_FIGURE: Final = re.compile(
    rf"(?P<before>不足|不到|超过|超|逾|约|近|至少|不少于|不低于|不超过)? ?(?<![\d.第:：/\-A-Za-z十百千])"
    rf"(?P<whole>百分之(?P<share>{_NUMBER})(?P<odd1>多)?|(?P<n>{_NUMBER}) ?(?P<scale>[万亿](?!元))?(?P<odd>余|多|来|几)? ?(?P<unit>%|％|{_UNITS}))(?![年月日时点号])"
    r"(?P<after>以上|以下|以内|左右|上下)?"
)
_STRUCTURE: Final = re.compile(
    r" ?(?:方面|部分|重点|要点|阶段|环节|层次|意识|自信|维护|确立|希望|要求|议程|协办|月|星期|礼拜|小时|工作日|代表团)|一百|一千"
)
_DIGITS: Final = {"零": 0, **{sign: place for place, sign in enumerate("一二三四五六七八九", 1)}}
_POWERS: Final = {"十": 10, "百": 100, "千": 1000}
_SCALES: Final = {"万": 10_000, "亿": 100_000_000}
_BEFORE: Final[dict[str, Comparison]] = {
    "不足": "less_than", "不到": "less_than", "超过": "more_than", "超": "more_than", "逾": "more_than", "约": "about",
    "近": "nearly", "至少": "at_least", "不少于": "at_least", "不低于": "at_least", "不超过": "at_most",
}  # fmt: skip
_AFTER: Final[dict[str, Comparison]] = {
    "以上": "at_least", "以下": "at_most", "以内": "at_most", "左右": "about", "上下": "about",
}  # fmt: skip
_SMALL: Final = 10
_MANY: Final = 20


def figures(manuscript: Manuscript, hidden: list[Span]) -> tuple[Figure, ...]:
    """Numbers as facts; dates, ordinals, and 3个方面 are none, nor is a small count of 个.

    ``value`` is in the printed unit: 3.5万人 is 35000 人. ``hidden`` are places not to be read, such as
    telephone numbers.
    """
    found, unread = [], Cover(hidden)
    for match in _FIGURE.finditer(manuscript.plain):
        figure = _figure(manuscript, match)
        if figure and not unread.holds(match.start()):
            found.append(figure)
    return tuple(found)


def _figure(manuscript: Manuscript, match: re.Match[str]) -> Figure | None:
    number = match["share"] or match["n"]
    value = _value(number)
    if match["scale"]:
        value = _exact(value * _SCALES[match["scale"]])
    unit = "%" if match["share"] or match["unit"] in ("%", "％") else match["unit"]
    chinese = not number[0].isdigit()
    if (
        unit in ("个", "个人", "处", "期", "只", "份") or (chinese and unit != "%")
    ) and value < _SMALL + chinese:
        return None
    if (
        _STRUCTURE.match(manuscript.plain, match.end())
        or (value < _MANY and manuscript.plain.startswith("问题", match.end()))
        or unit in "万亿"
        or (chinese and number == "十")
    ):
        return None
    before = manuscript.plain[max(0, match.start() - 1) : match.start()]
    if unit == "期" or (match["before"] is None and before in ("第", "“")):
        return None
    if before == "等" and value < _MANY and not match["odd"]:
        return None  # 等5家单位 counts what was just listed
    start = match.start("before") if match["before"] else match.start("whole")
    text = manuscript.text[start : match.end()]
    printed = match["unit"] and manuscript.text[match.start("unit") : match.end("unit")]
    return Figure(
        text,
        value,
        "%" if unit == "%" else printed or unit,
        _comparison(match),
        start,
        "number with unit",
    )


def _comparison(match: re.Match[str]) -> Comparison:
    if match["before"]:
        return _BEFORE[match["before"]]
    if match["after"]:
        return _AFTER[match["after"]]
    return "more_than" if match["odd"] or match["odd1"] else "exactly"


def _value(number: str) -> int | float:
    if number[0].isdigit():
        return _exact(float(number.replace(",", "")))
    total, digit = 0, 0
    for sign in number:
        if sign in _POWERS:
            total += (digit or 1) * _POWERS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def _exact(value: float) -> int | float:
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
