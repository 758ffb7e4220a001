"""Traditional characters: OpenCC, then the forms that readers of zh-Hant are used to."""

from functools import cache

from opencc import OpenCC

# s2t gives the oldest form of these; a reader mended them one by one. Characters only, never words:
# converted words are how the report this house began with came to call a menu a function table.
MENDED = str.maketrans("羣爲裏覈牀峯麪啓衆綫", "群為裡核床峰麵啟眾線")


@cache
def _s2t() -> OpenCC:
    return OpenCC("s2t")


@cache
def _t2s() -> OpenCC:
    return OpenCC("t2s")


def to_hans(text: str) -> str:
    """``text`` in simplified characters."""
    return str(_t2s().convert(text))


def to_hant(text: str) -> str:
    """``text`` in traditional characters."""
    return str(_s2t().convert(text)).translate(MENDED)
