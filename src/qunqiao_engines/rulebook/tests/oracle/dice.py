"""Throws that are the same for the same name: engines and their tests know no chance."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A stream of choices that depends on ``name`` alone."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._round = 0
        self._left = b""

    def below(self, top: int) -> int:
        """A number from 0 to ``top`` - 1."""
        if len(self._left) < 4:
            self._left = hashlib.blake2b(f"{self.name}/{self._round}".encode()).digest()
            self._round += 1
        word, self._left = self._left[:4], self._left[4:]
        return int.from_bytes(word, "big") % top

    def one(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]

    def chance(self, percent: int) -> bool:
        return self.below(100) < percent
