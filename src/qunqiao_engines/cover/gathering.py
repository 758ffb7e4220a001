"""Pieces put into fewer lines for a reader: brothers and sisters with the same trouble in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .model import Piece, Tree

# Duty, kinds, begins, ends and holders: what must be the same.
Same = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces of one duty, kinds, days and holders that belong to one unit.

    ``whole``: all of ``unit`` and below, one piece. Otherwise ``itself`` says whether the unit's own
    bodies are in it, and ``children`` are the units right below, in order, each with all below it.
    """

    unit: str
    whole: bool
    itself: bool
    children: tuple[str, ...]
    pieces: tuple[Piece, ...]

    @property
    def bodies(self) -> int:
        """Open on at least one of the days."""
        return sum(piece.bodies for piece in self.pieces)

    @property
    def body_days(self) -> int:
        """As in the pieces, together."""
        return sum(piece.body_days for piece in self.pieces)


def gather(tree: Tree, pieces: Iterable[Piece]) -> tuple[Group, ...]:
    """``pieces`` of one fault in groups, the heaviest first (body-days, then bodies, then as they come).

    A unit of which 499 of 500 units below have no lead is 499 pieces, and one group. Nothing is
    lost: each piece is in one group, and those of a group agree in duty, kinds, days and holders.
    """
    parents = {unit.id: unit.parent for unit in tree.units}
    found: dict[tuple[str | None, Same], list[Piece]] = {}
    for piece in pieces:
        same = (piece.duty, piece.kinds, piece.begins, piece.ends, piece.holders)
        at = parents[piece.unit] if piece.below else piece.unit
        found.setdefault((at, same), []).append(piece)
    groups = [group for (at, _), together in found.items() for group in _groups(at, together)]
    return tuple(sorted(groups, key=lambda group: (-group.body_days, -group.bodies)))


def _groups(at: str | None, together: list[Piece]) -> Iterator[Group]:
    """One group at the unit ``at``, or the piece itself where there is nothing to put together."""
    if at is None or (len(together) == 1 and together[0].below):
        for piece in together:
            yield Group(piece.unit, whole=True, itself=True, children=(), pieces=(piece,))
        return
    children = tuple(piece.unit for piece in together if piece.below)
    yield Group(
        at,
        whole=False,
        itself=len(children) < len(together),
        children=children,
        pieces=tuple(together),
    )
