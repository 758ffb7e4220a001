"""A title in lines: whole words, centred, as a trapezoid or a diamond (7.3.1)."""

import math
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import Final

from qunqiao_engines.official import numerals

# 156 mm hold 20 characters of No. 2.
LONGEST: Final = 20
# Signs that may not begin a line, and a particle that belongs to the word before it.
_NEVER_FIRST: Final = "、，。：；）》」』”’的"
_NEVER_LAST: Final = "（《「『“‘"


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
        found = _best(pieces, count)
        if found:
            return found
    return pieces


def _parts(word: str) -> list[str]:
    return [word] if numerals.width(word) <= LONGEST else list(word)


def _best(pieces: Sequence[str], count: int) -> list[str]:
    """The pieces in ``count`` lines of least ugliness; none if they do not fit."""
    widths = [0.0, *accumulate(map(numerals.width, pieces))]
    even = widths[-1] / count
    torn = [_torn(one, after) for one, after in pairwise(pieces)]

    @cache
    def rest(at: int, left: int, before: float, *, falls: bool) -> tuple[float, tuple[int, ...]]:
        """The ugliness of what begins with piece ``at``, and where its lines end."""
        found: tuple[float, tuple[int, ...]] = (math.inf, ())
        for end in range(at + 1, len(pieces) - left + 2) if left > 1 else (len(pieces),):
            length = widths[end] - widths[at]
            if length > LONGEST:
                break
            cost = (length - even) ** 2 / 100
            if before:
                # Once it has become narrower it may not become wider again: that is an hourglass.
                cost += (falls and length > before) or length == before
            ugliness: float = 0.0
            ends: tuple[int, ...] = ()
            if left > 1:
                narrower = falls or 0 < length < before
                ugliness, ends = rest(end, left - 1, length, falls=narrower)
                ugliness += 10 * torn[end - 1]
            found = min(found, (cost + ugliness, (end, *ends)))
        return found

    cost, ends = rest(0, count, 0.0, falls=False)
    if cost == math.inf:
        return []
    return ["".join(pieces[at:end]) for at, end in pairwise((0, *ends))]


def _torn(line: str, after: str) -> bool:
    """Whether a line may not end, and the next not begin, between these two."""
    return after[0] in _NEVER_FIRST or line[-1] in _NEVER_LAST
