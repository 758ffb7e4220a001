"""A text with the places of its items marked, cut into pieces a template can write down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qunqiao.supervision.models import Item


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text; ``items`` are those it belongs to, ``begins`` those that begin with it."""

    text: str
    items: Sequence[int] = ()
    begins: Sequence[int] = ()
    kind: str = ""


def pieces(text: str, items: Iterable[Item]) -> list[Piece]:
    """``text`` in order and without loss, cut wherever an item begins or ends.

    Where items lie in one another the innermost (the shortest) lends the piece its kind.
    """
    items = sorted(items, key=lambda item: (item.at, -item.length))
    cuts = sorted({0, len(text), *(i.at for i in items), *(i.end for i in items)})
    found = []
    for start, end in pairwise(cuts):
        here = [item for item in items if item.at <= start and end <= item.end]
        inner = min(here, key=lambda item: item.length, default=None)
        found.append(
            Piece(
                text[start:end],
                [item.pk for item in here],
                [item.pk for item in here if item.at == start],
                inner.kind if inner else "",
            )
        )
    return found
