"""A title in lines: whole words, centred, as a trapezoid or a diamond (7.3.1)."""

import math
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from qunqiao_engines.official import numerals

# 156 mm hold 20 characters of No. 2.
LONGEST: Final = 20
# Signs that may not begin a line, and a particle that belongs to the word before it.
_NEVER_FIRST: Final = "、，。：；）》」』”’的"
_NEVER_LAST: Final = "（《「『“‘"
_MANY_WORDS: Final = 16


def lines(words: Sequence[str]) -> list[str]:
    """The title's lines: as few as hold it, none over 20 characters, nearest to a trapezoid or diamond.

    Breaks stand between ``words`` only. A word over 20 characters is broken anywhere but before a
    mark or 的: where its sense breaks nobody can tell from the characters alone.

    >>> lines(["某某省总工会", "关于基层组织建设", "专项检查情况", "的通报"])
    ['某某省总工会关于基层组织建设', '专项检查情况的通报']
    """
    whole = "".join(words)
    if numerals.width(whole) <= LONGEST:
        return [whole]
    pieces = [part for word in words if word for part in _parts(word)]
    for count in range(math.ceil(numerals.width(whole) / LONGEST), len(pieces) + 1):
        found = [choice for choice in _choices(pieces, count) if _fits(choice)]
        if found:
            return min(found, key=_ugliness)
    return pieces


def _parts(word: str) -> list[str]:
    return [word] if numerals.width(word) <= LONGEST else list(word)


def _choices(pieces: Sequence[str], count: int) -> Iterator[list[str]]:
    if count > 3 and len(pieces) > _MANY_WORDS:
        # A title of over 60 characters without words: even lines, rather than millions of trials.
        step = -(-len(pieces) // count)
        yield ["".join(pieces[at : at + step]) for at in range(0, len(pieces), step)]
        return
    for cuts in combinations(range(1, len(pieces)), count - 1):
        ends = (*cuts, len(pieces))
        yield ["".join(pieces[start:end]) for start, end in zip((0, *cuts), ends, strict=True)]


def _fits(choice: Sequence[str]) -> bool:
    return all(numerals.width(line) <= LONGEST for line in choice)


def _ugliness(choice: Sequence[str]) -> tuple[int, float]:
    """Torn words first, then hourglasses and bricks, then lines that differ much."""
    lengths = [numerals.width(line) for line in choice]
    torn = sum(line[0] in _NEVER_FIRST for line in choice[1:])
    torn += sum(line[-1] in _NEVER_LAST for line in choice[:-1])
    falls = False
    shapeless = 0
    for one, after in pairwise(lengths):
        # Once it has become narrower it may not become wider again: that is an hourglass.
        shapeless += (falls and after > one) or one == after
        falls = falls or after < one
    return torn * 10 + shapeless, max(lengths) - min(lengths)
