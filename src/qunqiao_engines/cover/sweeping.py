"""One duty, for kinds that are treated alike: the largest pieces of tree over which answers agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .answers import Answers, Reach
from .days import Function, Label, agreement, remainder
from .numbering import NO_PARENT, Numbering

FAULTS = Answers._fields


class Found(NamedTuple):
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
    answers = _answers(tree, inside, touched, marks, (start, end))
    children: dict[int, list[int]] = {}
    for unit in touched:
        if unit not in inside:
            children.setdefault(tree.parents[unit], []).append(unit)
    for place, fault in enumerate(FAULTS):
        own = {unit: answers[unit][place] for unit in touched}
        if any(own.values()):
            for unit, below, days in _pieces(tree, roots, children, own):
                for since, until, label in days:
                    yield Found(fault, unit, below, since, until, label)


def _touched(tree: Numbering, roots: set[int], marks: Mapping[int, Reach]) -> list[int]:
    """The marked units below the roots, all between, and the roots; parents come first."""
    parents = tree.parents
    found = set(roots)
    outside = {NO_PARENT}
    for mark in marks:
        path = []
        unit = mark
        while unit not in found and unit not in outside:
            path.append(unit)
            unit = parents[unit]
        (found if unit in found else outside).update(path)
    return sorted(found)


def _answers(
    tree: Numbering,
    roots: set[int],
    touched: list[int],
    marks: Mapping[int, Reach],
    days: tuple[int, int],
) -> dict[int, Answers]:
    """The answers at each touched unit itself."""
    reaches: dict[int, Reach] = {}
    result: dict[int, Answers] = {}
    parents = tree.parents
    for unit in touched:
        own = marks.get(unit)
        if unit in roots:
            reach = _from_above(tree, unit, marks)
        elif own is None:
            reach = reaches[parents[unit]]
        else:
            reach = reaches[parents[unit]]
            # Below leads without a gap support changes nothing: further down there are only more.
            if own.leads or result[parents[unit]].vacuum:
                reach = reach.joined(own)
        reaches[unit] = reach
        result[unit] = reach.answers(*days)
    return result


def _from_above(tree: Numbering, root: int, marks: Mapping[int, Reach]) -> Reach:
    """What reaches ``root``: its own responsibilities and those of all units above it."""
    reach = Reach()
    unit = root
    while unit != NO_PARENT:
        if unit in marks:
            reach = reach.joined(marks[unit])
        unit = tree.parents[unit]
    return reach


def _pieces(
    tree: Numbering,
    roots: list[int],
    children: Mapping[int, list[int]],
    own: Mapping[int, Function],
) -> Iterator[tuple[int, bool, Function]]:
    """From the leaves up: where a unit and all below agree the piece may grow, elsewhere it ends."""
    whole = dict(own)
    for unit in sorted(children, reverse=True):
        agreed = own[unit]
        for child in children[unit]:
            if not agreed:
                break
            agreed = agreement(agreed, whole[child])
        whole[unit] = agreed
        for child in children[unit]:
            if whole[child]:
                yield child, True, remainder(whole[child], agreed)
        alone = remainder(own[unit], agreed)
        if alone:
            yield unit, False, alone
            for child in tree.children(unit):
                if child not in own:
                    yield child, True, alone
    for root in roots:
        yield root, True, whole[root]
