"""One duty, for kinds that are treated alike: the largest pieces of tree over which answers agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .answers import Answers, Reach, answers
from .days import Function, Label, agreement, remainder
from .numbering import NO_PARENT, Numbering

FAULTS = ("vacuum", "overlap", "orphaned")


@dataclass(frozen=True, slots=True)
class Found:
    """A piece before anybody looked which bodies it holds; ``below``: with all units below."""

    fault: str
    unit: int
    below: bool
    start: int
    end: int
    label: Label


def sweep(
    tree: Numbering, roots: list[int], marks: Mapping[int, Reach], start: int, end: int
) -> Iterator[Found]:
    """The pieces of the field below ``roots`` (none below another) from ``start`` to ``end``.

    ``marks`` are the responsibilities by the unit they begin at. Only marked units, those between
    them and their root, and the children of these are looked at: what lies further down has the
    answers of the unit above it.
    """
    inside = set(roots)
    touched = _touched(tree, inside, marks)
    at = _answers(tree, inside, touched, marks, (start, end))
    children: dict[int, list[int]] = {unit: [] for unit in touched}
    for unit in touched:
        if unit not in inside:
            children[tree.parents[unit]].append(unit)
    for fault in FAULTS:
        own = {unit: _function(at[unit], fault) for unit in touched}
        if any(own.values()):
            yield from _pieces(tree, roots, children, own, fault)


def _touched(tree: Numbering, roots: set[int], marks: Mapping[int, Reach]) -> list[int]:
    """The marked units below the roots, all between, and the roots; parents come first."""
    found = set(roots)
    outside: set[int] = set()
    for mark in marks:
        path = []
        unit = mark
        while unit not in found and unit not in outside and unit != NO_PARENT:
            path.append(unit)
            unit = tree.parents[unit]
        (found if unit in found else outside).update(path)
    return sorted(found)


def _answers(
    tree: Numbering,
    roots: set[int],
    touched: list[int],
    marks: Mapping[int, Reach],
    days: tuple[int, int],
) -> dict[int, Answers]:
    """The answers at each touched unit itself; where nothing is added they are the parent's object."""
    reaches: dict[int, Reach] = {}
    result: dict[int, Answers] = {}
    for unit in touched:
        own = marks.get(unit)
        if unit in roots:
            reaches[unit] = _from_above(tree, unit, marks)
        else:
            above = tree.parents[unit]
            reaches[unit] = reaches[above] if own is None else reaches[above].joined(own)
            if own is None:
                result[unit] = result[above]
                continue
        result[unit] = answers(reaches[unit], *days)
    return result


def _from_above(tree: Numbering, root: int, marks: Mapping[int, Reach]) -> Reach:
    """What reaches ``root``: its own responsibilities and those of all units above it."""
    reach = marks.get(root, Reach())
    unit = tree.parents[root]
    while unit != NO_PARENT:
        if unit in marks:
            reach = reach.joined(marks[unit])
        unit = tree.parents[unit]
    return reach


def _function(at: Answers, fault: str) -> Function:
    return getattr(at, fault)  # type: ignore[no-any-return]


def _pieces(
    tree: Numbering,
    roots: list[int],
    children: Mapping[int, list[int]],
    own: Mapping[int, Function],
    fault: str,
) -> Iterator[Found]:
    """From the leaves up: where a unit and all below agree, the piece may grow; where not, it ends."""
    whole: dict[int, Function] = {}
    for unit in sorted(own, reverse=True):
        agreed = own[unit]
        for child in children[unit]:
            if not agreed:
                break
            agreed = agreement(agreed, whole[child])
        whole[unit] = agreed
        for child in children[unit]:
            yield from _told(fault, child, remainder(whole[child], agreed))
        alone = remainder(own[unit], agreed)
        if alone:
            yield from _told(fault, unit, alone, below=False)
            for child in tree.children(unit):
                if child not in own:
                    yield from _told(fault, child, alone)
    for root in roots:
        yield from _told(fault, root, whole[root])


def _told(fault: str, unit: int, days: Function, *, below: bool = True) -> Iterator[Found]:
    for start, end, label in days:
        yield Found(fault, unit, below, start, end, label)
