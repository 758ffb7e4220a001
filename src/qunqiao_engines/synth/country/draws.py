"""Draws as SQL: a whole number that depends on the seed, the stream and a row's number alone."""

from __future__ import annotations

from hashlib import sha256


class Draws:
    """SQL expressions that draw; each named stream is independent of the others.

    The database's ``hash`` is fixed for one version of it: another version may write another
    country for the same seed.
    """

    def __init__(self, seed: str) -> None:
        self._seed = seed

    def below(self, stream: str, row: str, bound: str | int) -> str:
        """SQL for a whole number from 0 to ``bound`` - 1, drawn for the number ``row``."""
        word = sha256(f"{self._seed}/{stream}".encode()).digest()[:7]
        salt = int.from_bytes(word, "big")
        return f"CAST(hash({row}, {salt}) % CAST({bound} AS UBIGINT) AS INTEGER)"

    def one_in(self, stream: str, row: str, bound: int) -> str:
        """SQL that is true for one row in ``bound``."""
        return f"({self.below(stream, row, bound)} = 0)"

    def share(self, stream: str, row: str) -> str:
        """SQL for a number above 0 and below 1."""
        return f"(({self.below(stream, row, 1_000_000)} + 0.5) / 1000000)"
