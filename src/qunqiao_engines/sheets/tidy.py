"""Text as clerks and their keyboards leave it, made plain: widths, spaces, invisible characters."""

import re
import unicodedata

# Full-width letters and digits only: full-width brackets and commas are proper Chinese punctuation
# and stay (NFKC would turn 总工会（机关） into 总工会(机关)).
_WIDTHS = {
    code: code - 0xFEE0
    for first, last in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for code in range(first, last + 1)
}
_SPACES = dict.fromkeys(
    (0x3000, 0x00A0, 0x2002, 0x2003, 0x2009, 0x202F, 0x0009, 0x000A, 0x000D), " "
)
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0x00AD))
_PLAIN = {**_WIDTHS, **_SPACES, **_INVISIBLE}
# What no keyboard writes and PostgreSQL or UTF-8 refuses: control characters, halves of a character,
# non-characters. Those that break a line or a page stand for a space; Excel's own line ends stay.
_BREAKS = dict.fromkeys((0x0B, 0x0C, *range(0x1C, 0x20), 0x85, 0x2028, 0x2029), " ")
_STRAY = dict.fromkeys(
    (*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
)
_UNSEEN = {**_STRAY, **_BREAKS}
# 阿卜杜拉·买买提: one of many dots on the keyboard, one dot in the registry.
_DOTS = dict.fromkeys((0x2022, 0x2027, 0x30FB, 0xFF65, 0x22C5, 0x2219, 0x16EB), "·")

_CJK = "⺀-⻿〇㐀-䶿一-鿿豈-﫿𠀀-𳏿"
_CJK_GAP = re.compile(f"(?<=[{_CJK}·]) +(?=[{_CJK}·])")
_RUN = re.compile(" {2,}")
# What ``plain`` and ``person_name`` might change: a text without any of these comes out as it is. A #
# begins a formula in error, which is no text. One set of characters is searched for ten times as fast as
# a choice of patterns; line ends are left out, as they are what a column is joined with.
_SPACING = "".join(chr(code) for code in range(0x3001) if chr(code).isspace() and code != 0x0A)
_CONTROLS = "".join(map(chr, (*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0))))
_OUTSIDE = "\ud800-\udfff\ufffe\uffff"
_CHANGED = (
    re.escape(_SPACING + _CONTROLS + "".join(map(chr, (*_WIDTHS, *_INVISIBLE))) + "#") + _OUTSIDE
)
UNTIDY = re.compile(f"[{_CHANGED}]")
UNTIDY_PERSON = re.compile(f"[{_CHANGED}{''.join(map(chr, _DOTS))}]")
_NAME = re.compile(f"[{_CJK}]|[a-z]{{3}}")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_HEADING_NOISE = re.compile(r"[\s*:,._\-/'’]+")


def storable(text: str) -> str:
    """The text without characters that are no writing: NUL, other controls, halves of a character.

    Costs next to nothing where there are none.
    """
    return text if text.isprintable() else text.translate(_UNSEEN)


def plain(text: str) -> str:
    """The text with single inner spaces, none between Chinese characters, none at the ends."""
    if text.isascii():
        return " ".join(text.split()) if not text.isalnum() else text
    tidy = text.translate(_PLAIN).strip()
    return _RUN.sub(" ", _CJK_GAP.sub("", tidy)) if " " in tidy else tidy


def person_name(text: str) -> str:
    """A personal name: as ``plain``, with one kind of middle dot."""
    return plain(text.translate(_DOTS))


def code(text: str) -> str:
    """A code: half-width (NFKC), without any space."""
    if text.isascii() and text.isalnum():
        return text
    return "".join(unicodedata.normalize("NFKC", text).translate(_INVISIBLE).split())


def reference(text: str) -> str:
    """What points to a record: its code without spaces, or its name, Chinese or English, as ``plain``."""
    return plain(text) if _NAME.search(text) else code(text)


def folded(text: str) -> str:
    """A label for comparison: half-width, no spaces, lower case."""
    return code(text).casefold()


def heading(text: str) -> str:
    """A heading for comparison: without stars, spaces and what stands in brackets, lower case."""
    return _HEADING_NOISE.sub("", _BRACKETED.sub("", folded(text))) or _HEADING_NOISE.sub(
        "", folded(text)
    )
