"""One alphabet for the grammar: simplified characters and full-width marks, each in the place of its original."""

import re
from typing import Final

from opencc import OpenCC

_HAN: Final = "一-鿿㐀-䶿"
_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Marks that Chinese prints in full width keep it; letters, digits and the rest become ASCII.
_KEPT: Final = "，。；：、！？（）％"
_MARKS: Final = {
    **{code: plain for code, plain in _FULL_WIDTH.items() if chr(code) not in _KEPT},
    **str.maketrans("「」『』﹐﹔﹕﹑﹗％．\t\r\xa0\u3000\u200b\ufeff", "“”‘’，；：、！%.      "),
}
_BETWEEN_HAN: Final = re.compile(rf"(?<=[{_HAN}”’》）)])[,;:!?]")
_BRACKETS: Final = str.maketrans("()", "（）")
_WIDER: Final = str.maketrans(",;:!?", "，；：！？")


def _simplified() -> dict[int, int]:
    """OpenCC's dictionary of single characters: words could change the length, characters cannot."""
    codes = [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00)]
    simple = OpenCC("t2s").convert("\n".join(map(chr, codes))).split("\n")
    return {code: ord(new) for code, new in zip(codes, simple, strict=True) if chr(code) != new}


_TABLE: Final = {**_simplified(), **_MARKS}


def folded(text: str) -> str:
    """``text`` in the alphabet the grammar is written in, of the same length: every offset holds in both.

    A half-width comma, semicolon, colon or mark after a Chinese character counts as the full-width
    one. The words stay those of the writer: 資訊 becomes 资讯, never 信息.

    >>> folded("各級工會要抓落實,辦實事")
    '各级工会要抓落实，办实事'
    """
    plain = text.translate(_TABLE).translate(_BRACKETS)
    return _BETWEEN_HAN.sub(lambda mark: mark.group().translate(_WIDER), plain)
