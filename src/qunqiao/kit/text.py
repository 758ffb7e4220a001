"""Chinese text: traditional characters, and pinyin to find people by."""

from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from qunqiao.kit.hant import to_hant


@lru_cache(maxsize=20_000)
def hant(text: str) -> str:
    """``text`` in traditional characters: characters only, never words (look.md, Speech)."""
    return to_hant(text)


@lru_cache(maxsize=50_000)
def pinyin_key(name: str) -> str:
    """What a person may type to find ``name``: full pinyin, a space, initials ("zhangsan zs").

    Readings are the most common ones; a rare reading of a surname is missed, the name itself is not.
    """
    full = lazy_pinyin(name, style=Style.NORMAL)
    initials = "".join(part[0] for part in full if part)
    return f"{''.join(full)} {initials}".lower()
