"""Figures inside of a text: ⟦3:31⟧ is the document's third figure, which the records gave as 31."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

# What the annex says of a number that a person typed.
BY_HAND: Final = "起草人手工填写，没有记录可查"
_SEVERAL: Final = re.compile(r"[、，,；;\s]+")
MARK: Final = re.compile(r"⟦(\d{1,5}):([^⟦⟧]*)⟧")
# Days, years, numbers of documents, articles and items count nothing.
_NO_FIGURE: Final = re.compile(
    r"\d{4}年(?:度|第?\S季度|\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日|份)?"
    r"|〔\d{4}〕\d+号|第\d+[条款项次号届期章]|\d+[.．、](?!\d)|（\d+）"
)
_NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?[%％‰]?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: words, a figure of the records by its number, or one typed by hand."""

    text: str
    figure: int | None = None
    by_hand: bool = False


def mark(number: int, value: str) -> str:
    """A figure as it stands in a text that can be edited."""
    return f"⟦{number}:{value}⟧"


def pieces(text: str, told: str = "") -> list[Piece]:
    """The text in pieces. A number in it that ``told``, the text as composed, has not is typed by hand."""
    known = Counter(_numbers(MARK.sub("", told)))
    found: list[Piece] = []
    at = 0
    for match in MARK.finditer(text):
        found += _of_words(text[at : match.start()], known)
        found.append(Piece(match.group(2), int(match.group(1))))
        at = match.end()
    return found + list(_of_words(text[at:], known))


def named(text: str) -> list[int]:
    """The numbers of the figures in a text."""
    return [int(found[1]) for found in MARK.finditer(text)]


def texts(blocks: Any) -> Iterator[str]:
    """Every text in blocks and attachments, whatever they are nested in."""
    if isinstance(blocks, str):
        if blocks:
            yield blocks
    elif isinstance(blocks, Mapping):
        yield from texts([blocks.get(key, "") for key in ("text", "rows", "blocks")])
    elif isinstance(blocks, list | tuple):
        for one in blocks:
            yield from texts(one)


def split(names: str) -> list[str]:
    """The bodies named in one line of text."""
    return [one for one in _SEVERAL.split(names) if one]


def number_of(code: str, year: int, serial: int) -> str:
    """A document's number as the standard writes it (7.2.5)."""
    return f"{code}〔{year}〕{serial}号"


def plain(text: str) -> str:
    """The text as it is read, without the brackets."""
    return MARK.sub(lambda match: match.group(2), text)


def unknown_marks(text: str, figures: Sequence[Mapping[str, Any]]) -> list[str]:
    """The marks that name no figure of the document, or another value than the records gave."""
    values = {str(one["n"]): one["text"] for one in figures}
    return [found.group() for found in MARK.finditer(text) if values.get(found[1]) != found[2]]


def _of_words(text: str, known: Counter[str]) -> Iterator[Piece]:
    at = 0
    for start, end in _places(text):
        number = text[start:end]
        if known[number]:
            known[number] -= 1
            continue
        if start > at:
            yield Piece(text[at:start])
        yield Piece(number, by_hand=True)
        at = end
    if at < len(text):
        yield Piece(text[at:])


def _numbers(text: str) -> list[str]:
    return [text[start:end] for start, end in _places(text)]


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where the text counts something."""
    no_figures = [found.span() for found in _NO_FIGURE.finditer(text)]
    for found in _NUMBER.finditer(text):
        if not any(start <= found.start() < end for start, end in no_figures):
            yield found.span()
