"""Seeded draws in whole numbers, from SHA-256 in counter mode."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")

_WORD_BYTES = 8
_WORDS = 1 << (8 * _WORD_BYTES)
_LABEL = b"qunqiao.exact.draws/1\n"


class Draws:
    """A stream of draws that depends on ``seed`` and on nothing else.

    The key is SHA-256 of a fixed label and the UTF-8 seed. Block ``i`` is
    SHA-256 of the key and ``i`` as eight big-endian bytes; each block gives
    four 64-bit words, most significant first. Anybody with a SHA-256 can
    recompute every draw: docs/engines/exact.md works one through.

    Guarantees: the same calls in the same order give the same answers on every
    machine and Python; no answer is biased (see ``below``). Does not guarantee:
    secrecy. Whoever knows the seed knows every draw, so a public lot needs a
    seed nobody could know beforehand.
    """

    def __init__(self, seed: str) -> None:
        self._key = sha256(_LABEL + seed.encode()).digest()
        self._block = 0
        self._words: list[int] = []

    def fork(self, label: str) -> "Draws":
        """An independent stream named ``label``, wherever this one has got to.

        A fork depends on the seed and the labels alone. Give each part of a
        job its own fork, and one more draw in a part leaves the others alone.

        >>> draws = Draws("seed")
        >>> early = draws.fork("names").below(1000)
        >>> _ = draws.below(6)
        >>> draws.fork("names").below(1000) == early
        True
        """
        return Draws(f"{self._key.hex()}/{label}")

    def below(self, n: int) -> int:
        """A whole number from 0 to ``n - 1``, each equally likely.

        Words at the ragged end of the 64-bit range are thrown away, since
        taking them modulo ``n`` would favour small answers.

        ValueError: ``n`` is less than 1 or more than 2**64.

        >>> Draws("seed").below(1)
        0
        """
        if not 1 <= n <= _WORDS:
            raise ValueError(f"cannot draw below {n}: give a whole number from 1 to 2**64")
        even = _WORDS - _WORDS % n
        while True:
            word = self._word()
            if word < even:
                return word % n

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included.

        ValueError: ``high`` is less than ``low``.

        >>> all(3 <= Draws(str(seed)).between(3, 5) <= 5 for seed in range(50))
        True
        """
        if high < low:
            raise ValueError(f"cannot draw between {low} and {high}: the end is before the start")
        return low + self.below(high - low + 1)

    def chance(self, numerator: int, denominator: int) -> bool:
        """True in exactly ``numerator`` of ``denominator`` cases.

        ValueError: the fraction is not between 0 and 1.

        >>> Draws("seed").chance(1, 1), Draws("seed").chance(0, 1)
        (True, False)
        """
        if not 0 <= numerator <= denominator or denominator == 0:
            raise ValueError(f"{numerator}/{denominator} is not a chance: it must lie from 0 to 1")
        return self.below(denominator) < numerator

    def pick(self, sequence: Sequence[T]) -> T:
        """One of ``sequence``, each equally likely.

        ValueError: there is nothing to pick from.

        >>> Draws("seed").pick(["工会"])
        '工会'
        """
        if not sequence:
            raise ValueError("cannot pick from an empty sequence")
        return sequence[self.below(len(sequence))]

    def weighted(self, weights: Mapping[T, int]) -> T:
        """One key of ``weights``, as likely as its weight; zero is never drawn.

        The answer depends on the order of the mapping: sort what has no order.

        ValueError: a weight is negative, or all of them are zero.

        >>> Draws("seed").weighted({"每月": 0, "每年": 3})
        '每年'
        """
        if any(weight < 0 for weight in weights.values()):
            raise ValueError("a weight is negative: weights are whole numbers from 0 up")
        ends = list(accumulate(weights.values()))
        if not ends or ends[-1] == 0:
            raise ValueError("there is no weight to draw from: at least one must be above 0")
        return list(weights)[bisect_right(ends, self.below(ends[-1]))]

    def shuffled(self, sequence: Sequence[T]) -> list[T]:
        """A new list with every order equally likely (Fisher and Yates, from the end).

        >>> Draws("seed").shuffled([])
        []
        """
        items = list(sequence)
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]
        return items

    def _word(self) -> int:
        if not self._words:
            block = sha256(self._key + self._block.to_bytes(_WORD_BYTES, "big")).digest()
            self._block += 1
            # Reversed, so that pop() hands the words out in their written order.
            self._words = [
                int.from_bytes(block[at : at + _WORD_BYTES], "big")
                for at in range(len(block) - _WORD_BYTES, -1, -_WORD_BYTES)
            ]
        return self._words.pop()
