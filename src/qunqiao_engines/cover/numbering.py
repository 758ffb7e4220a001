"""The unit tree as a line: each unit's number, and the number after the last unit below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .errors import CircleError, TwiceError, UnknownUnitError
from .model import Unit

NO_PARENT = -1


@dataclass(frozen=True, slots=True)
class Numbering:
    """Units numbered so that a unit comes before all below it, and those stand together.

    ``number`` gives a unit's number by id; ``ids``, ``parents`` and ``ends`` are in order of
    numbers. Unit n with all below it is the range from n up to ``ends[n]``.
    """

    number: dict[str, int]
    ids: list[str]
    parents: list[int]
    ends: list[int]

    def children(self, unit: int) -> Iterator[int]:
        """The units right below ``unit``, in order."""
        child = unit + 1
        while child < self.ends[unit]:
            yield child
            child = self.ends[child]

    def find(self, unit: str, whose: str) -> int:
        """The number of ``unit``.

        Raises:
            UnknownUnitError: it is not in the tree; ``whose`` says who named it.

        """
        found = self.number.get(unit)
        if found is None:
            raise UnknownUnitError(whose, unit)
        return found


def numbered(units: Sequence[Unit]) -> Numbering:
    """The tree of ``units``; brothers and sisters keep the order they come in.

    Raises:
        TwiceError: two units have one id.
        UnknownUnitError: a parent is not among them.
        CircleError: parents run in a circle.

    """
    below = _below(units)
    number: dict[str, int] = {}
    ids: list[str] = []
    parents: list[int] = []
    waiting = list(reversed(below[None]))
    while waiting:
        unit = waiting.pop()
        number[unit.id] = len(ids)
        parents.append(NO_PARENT if unit.parent is None else number[unit.parent])
        ids.append(unit.id)
        waiting.extend(reversed(below.get(unit.id, ())))
    if len(ids) < len(units):
        raise CircleError(next(unit.id for unit in units if unit.id not in number))
    ends = [place + 1 for place in range(len(ids))]
    for place in range(len(ids) - 1, -1, -1):
        if parents[place] != NO_PARENT:
            ends[parents[place]] = max(ends[parents[place]], ends[place])
    return Numbering(number, ids, parents, ends)


def _below(units: Sequence[Unit]) -> dict[str | None, list[Unit]]:
    known: set[str] = set()
    below: dict[str | None, list[Unit]] = {None: []}
    for unit in units:
        if unit.id in known:
            raise TwiceError("units", unit.id)
        known.add(unit.id)
        below.setdefault(unit.parent, []).append(unit)
    for parent, children in below.items():
        if parent is not None and parent not in known:
            raise UnknownUnitError(f"the unit {children[0].id!r}", parent)
    return below
