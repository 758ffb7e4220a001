"""Numbers as the standard writes them: the four levels of headings, dates and document numbers."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
# 7.2.5: hexagonal brackets, a year in full, no 第, no leading zero.
NUMBER: Final = re.compile(r"[\u3400-\u9fff]+〔\d{4}〕[1-9]\d*号")


def chinese(number: int) -> str:
    """1 to 999 in Chinese.

    >>> [chinese(one) for one in (1, 10, 12, 20, 35, 100, 105, 110)]
    ['一', '十', '十二', '二十', '三十五', '一百', '一百零五', '一百一十']
    """
    hundreds, rest = divmod(number, 100)
    if hundreds:
        gap = "" if rest == 0 else "零" if rest < 10 else "一" if rest < 20 else ""
        return f"{_DIGITS[hundreds]}百{gap}{chinese(rest) if rest else ''}"
    tens, ones = divmod(number, 10)
    lead = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return lead + (_DIGITS[ones] if ones or not tens else "")


# 7.3.3: 一、 （一） 1. （1）
LEVELS: Final[tuple[Callable[[int], str], ...]] = (
    lambda count: f"{chinese(count)}、",
    lambda count: f"（{chinese(count)}）",
    lambda count: f"{count}.",
    lambda count: f"（{count}）",
)


def dated(day: date) -> str:
    """A day in Arabic numerals, in full and without leading zeros (7.3.5.4).

    >>> dated(date(2026, 1, 5))
    '2026年1月5日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def width(text: str) -> float:
    """How many characters of the grid a text takes: what is ASCII takes half of one.

    >>> width("2026年1月5日")
    6.0
    """
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)
