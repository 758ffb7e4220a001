"""Chinese text: traditional characters, and pinyin to find people by."""

from functools import cache, lru_cache

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from qunqiao.kit.hant import to_hans, to_hant

# Longer phrases are proverbs, which nobody is called.
_LONGEST_PHRASE = 4


@lru_cache(maxsize=20_000)
def hant(text: str) -> str:
    """``text`` in traditional characters: characters only, never words (look.md, Speech)."""
    return to_hant(text)


def forms(text: str) -> tuple[str, ...]:
    """``text`` as it is, then in simplified and in traditional characters where these differ."""
    return tuple(dict.fromkeys((text, to_hans(text), to_hant(text))))


@lru_cache(maxsize=50_000)
def pinyin_key(name: str) -> str:
    """What a person may type to find ``name``: full pinyin, a space, initials ("zhangsan zs").

    Readings are the most common ones; a rare reading of a surname is missed, the name itself is not.
    A microsecond for most names, so that a workbook of a whole province need not wait for it.
    """
    full = _readings(name)
    initials = "".join([part[0] for part in full if part])
    return f"{''.join(full)} {initials}".lower()


def _readings(name: str) -> list[str]:
    """As pypinyin reads it: it cuts a text into phrases at a hundred times the cost of looking them up."""
    alone = [_alone(character) for character in name]
    if "" in alone or _holds_phrase(name):
        read: list[str] = lazy_pinyin(name, style=Style.NORMAL)
        return read
    return alone


def _holds_phrase(name: str) -> bool:
    phrases = _phrases_read_otherwise()
    for length in range(2, min(len(name), _LONGEST_PHRASE) + 1):
        for at in range(len(name) - length + 1):
            if name[at : at + length] in phrases:
                return True
    return False


@lru_cache(maxsize=20_000)
def _alone(character: str) -> str:
    """How a character is read by itself; nothing for one that is no Chinese character."""
    if ord(character) not in PINYIN_DICT:
        return ""
    return str(lazy_pinyin(character, style=Style.NORMAL)[0])


@cache
def _phrases_read_otherwise() -> frozenset[str]:
    """Phrases of which a character is read otherwise than by itself: 重庆 is no zhongqing."""
    return frozenset(
        phrase
        for phrase, read in PHRASES_DICT.items()
        if len(phrase) <= _LONGEST_PHRASE
        and any(
            PINYIN_DICT.get(ord(character), "").split(",")[0] != several[0]
            for character, several in zip(phrase, read, strict=False)
        )
    )
