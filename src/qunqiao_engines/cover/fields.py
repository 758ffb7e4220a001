"""The field of one duty by kinds: which kinds are treated alike, where it begins, what reaches it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .books import Book, Kinds, Marks
from .numbering import Numbering


def classes(book: Book, page: Mapping[Kinds, Marks], kinds: Iterable[str]) -> list[tuple[str, ...]]:
    """``kinds`` in groups that the field and every responsibility treat alike."""
    masks = [*{mask for _, mask in book.field}, *page]
    alike: dict[tuple[bool, ...], list[str]] = {}
    for kind in kinds:
        key = tuple(_holds(mask, kind) for mask in masks)
        alike.setdefault(key, []).append(kind)
    return [tuple(group) for group in alike.values()]


def roots(tree: Numbering, book: Book, kind: str) -> list[int]:
    """The units of the field for ``kind`` that lie below no other of them."""
    result: list[int] = []
    for unit in sorted({unit for unit, mask in book.field if _holds(mask, kind)}):
        if not result or unit >= tree.ends[result[-1]]:
            result.append(unit)
    return result


def reaching(page: Mapping[Kinds, Marks], kind: str) -> Marks:
    """What begins at which unit for ``kind``."""
    concerned = [marks for mask, marks in page.items() if _holds(mask, kind)]
    if len(concerned) == 1:
        return concerned[0]
    result: Marks = {}
    for marks in concerned:
        for unit, reach in marks.items():
            result[unit] = result[unit].joined(reach) if unit in result else reach
    return result


def _holds(mask: Kinds, kind: str) -> bool:
    return mask is None or kind in mask
