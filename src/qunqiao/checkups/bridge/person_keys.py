"""The numbers that stand for persons within one snapshot."""

import secrets
from array import array
from collections.abc import Iterable, Iterator
from itertools import count, groupby


class PersonKeys:
    """Whole numbers from 0 on: unit by unit, within a unit in an order drawn anew each time.

    The table of people says who works in a unit together anyway; beyond that a number says nothing,
    and two snapshots cannot be joined on them. In this order the engine needs no join to find a
    person. Takes eight bytes for each id up to the largest.
    """

    def __init__(self, persons: Iterable[tuple[int, int | None]]) -> None:
        """``persons`` are ids with their units, those of one unit together."""
        self._numbers = array("q")
        self._next = count()
        chance = secrets.SystemRandom()
        for _unit, together in groupby(persons, key=lambda person: person[1]):
            ids = [person for person, _ in together]
            chance.shuffle(ids)
            for person in ids:
                self._give(person)

    def of(self, person: int) -> int:
        """The number of a person's id; one not counted among the people gets a number of its own."""
        known = person < len(self._numbers) and self._numbers[person] >= 0
        return self._numbers[person] if known else self._give(person)

    def sorted(
        self, rows: Iterable[tuple[object, ...]], group: int, person: int
    ) -> Iterator[tuple[object, ...]]:
        """``rows``, those of one ``group`` together, in order of person within it."""
        for _group, together in groupby(rows, key=lambda row: row[group]):
            yield from sorted(together, key=lambda row: self.of(int(str(row[person]))))

    def _give(self, person: int) -> int:
        missing = person + 1 - len(self._numbers)
        if missing > 0:
            self._numbers.extend(array("q", [-1]) * missing)
        self._numbers[person] = next(self._next)
        return self._numbers[person]
