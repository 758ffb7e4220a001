"""Markers of enumerations: 一是, 二要, 第三, 首先, （四）, 5. - recognised by form, ordinal and where they stand."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

_NUMERALS: Final = "一二三四五六七八九十"
# Where an item may begin: at the start of a line, or after a mark or blank that ended something.
_OPEN: Final = r"(?:(?<=^)|(?<=[。；：，、！？\s”）]))"
_LINE: Final = r"(?:(?<=^)|(?<=[。；：！？\n]))"
# 希望大家一是…；二是…: the first may follow words, if the second comes after a mark.
_INLINE: Final = (
    r"(?<=[㐀-鿿])(?<![统唯第之同单专万十逐另不其])(?=一[是要][^\n]{2,300}?[；。，]二[是要])"
)
_NUMBER: Final = r"(?:十[一二三四五六七八九]?|[一二三四五六七八九])"


@dataclass(frozen=True, slots=True)
class Marker:
    """One marker: which family it belongs to, its number in it, and where the item's words begin."""

    family: str
    ordinal: int
    start: int
    end: int
    body: int


def _numeral(word: str) -> int:
    if len(word) == 2:
        return 10 + _NUMERALS.index(word[1]) + 1
    return _NUMERALS.index(word) + 1


_ORDER_WORDS: Final = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 0}


@dataclass(frozen=True, slots=True)
class _Form:
    family: str
    pattern: re.Pattern[str]
    ordinal: Callable[[str], int]


_FORMS: Final = (
    _Form(
        "一是",
        re.compile(
            rf"(?:{_OPEN}|{_INLINE})(?P<marker>(?P<n>{_NUMBER})(?:是|要|个是))(?!否)", re.MULTILINE
        ),
        _numeral,
    ),
    _Form(
        "一要",
        re.compile(rf"{_OPEN}(?P<marker>(?P<n>{_NUMBER})(?:须|应|抓|来))(?=[^\n])", re.MULTILINE),
        _numeral,
    ),
    _Form(
        "第一",
        re.compile(
            rf"{_OPEN}(?P<marker>第(?P<n>{_NUMBER})(?:个|点|项|条)?)(?=[，：、是要])", re.MULTILINE
        ),
        _numeral,
    ),
    _Form(
        "其一",
        re.compile(rf"{_OPEN}(?P<marker>其(?P<n>{_NUMBER}))(?=[，：、是])", re.MULTILINE),
        _numeral,
    ),
    _Form(
        "首先",
        re.compile(
            rf"{_OPEN}(?P<marker>(?P<n>首先|其次|再次|再者|最后))(?=[，是要：])", re.MULTILINE
        ),
        _ORDER_WORDS.__getitem__,
    ),
    _Form(
        "（一）",
        re.compile(rf"{_OPEN}(?P<marker>（(?P<n>{_NUMBER})）)[，、.]?", re.MULTILINE),
        _numeral,
    ),
    _Form(
        "一、", re.compile(rf"{_LINE} *(?P<marker>(?P<n>{_NUMBER})[、.])", re.MULTILINE), _numeral
    ),
    _Form(
        "1.",
        re.compile(rf"{_LINE} *(?P<marker>(?P<n>\d{{1,2}})(?:\.(?!\d)|、|）))", re.MULTILINE),
        int,
    ),
    _Form(
        "（1）", re.compile(rf"{_OPEN}(?P<marker>（(?P<n>\d{{1,2}})）)[，、.]?", re.MULTILINE), int
    ),
    _Form(
        "①", re.compile(r"(?P<marker>(?P<n>[①-⑳]))", re.MULTILINE), lambda sign: ord(sign) - 0x245F
    ),
)
_SKIPPED: Final = re.compile(r"[，、：是 ]*")


def markers(plain: str) -> list[Marker]:
    """All that looks like a marker in a folded text, in order of place; which of them count is not said."""
    found = [marker for form in _FORMS for marker in _of(form, plain)]
    return sorted(found, key=lambda marker: (marker.start, -marker.end))


def _of(form: _Form, plain: str) -> Iterator[Marker]:
    for found in form.pattern.finditer(plain):
        skipped = _SKIPPED.match(plain, found.end())
        yield Marker(
            form.family,
            form.ordinal(found["n"]),
            found.start("marker"),
            found.end("marker"),
            skipped.end() if skipped else found.end(),
        )
