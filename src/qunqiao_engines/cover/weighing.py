"""From pieces of tree to what a person reads: bodies counted, kinds put together, days trimmed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .days import FOREVER, Label
from .model import Piece
from .numbering import Numbering
from .presence import Presence
from .sweeping import Found

# fault, unit, start, end, not below, holders: also the order of results.
Key = tuple[str, int, int, int, bool, Label]


@dataclass(slots=True)
class _Sum:
    kinds: list[str]
    bodies: int
    body_days: int


class Scale:
    """Weighs the pieces of one duty."""

    def __init__(self, tree: Numbering, presence: Presence, horizon: int) -> None:
        self._tree = tree
        self._presence = presence
        self._horizon = horizon
        self._sums: dict[Key, _Sum] = {}

    def add(self, kinds: Iterable[str], found: Iterable[Found]) -> None:
        """Weigh ``found`` for each of ``kinds``; what holds no open body is left out."""
        for piece in found:
            last = self._tree.ends[piece.unit] if piece.below else piece.unit + 1
            for kind in kinds:
                crowd = self._presence.crowd(kind, piece.unit, last)
                weight = crowd and crowd.weight(piece.start, piece.end, self._horizon)
                if not weight:
                    continue
                key = (
                    piece.fault,
                    piece.unit,
                    weight.start,
                    weight.end,
                    not piece.below,
                    piece.label,
                )
                total = self._sums.get(key)
                if total is None:
                    total = self._sums[key] = _Sum([], 0, 0)
                total.kinds.append(kind)
                total.bodies += weight.bodies
                total.body_days += weight.body_days

    def pieces(self, duty: str, fault: str) -> list[Piece]:
        """What was weighed of ``fault``, in order of tree, days and holders."""
        return [
            Piece(
                duty,
                self._tree.ids[unit],
                not alone,
                tuple(sorted(total.kinds)),
                date.fromordinal(start),
                None if end == FOREVER else date.fromordinal(end),
                label,
                total.bodies,
                total.body_days,
            )
            for (kept, unit, start, end, alone, label), total in sorted(
                self._sums.items(), key=lambda item: item[0]
            )
            if kept == fault
        ]
