"""Days as whole numbers, and functions of the day as lists of segments.

A function is a list of ``(start, end, label)`` in order of days, disjoint, half-open; where two
touch their labels differ. Days in no segment have no label.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

Label = tuple[str, ...]
Segment = tuple[int, int, Label]
Function = list[Segment]

ALWAYS = 0
FOREVER = date.max.toordinal() + 1


def first_day(day: date | None) -> int:
    """The number of the day a span begins."""
    return ALWAYS if day is None else day.toordinal()


def end_day(day: date | None) -> int:
    """The number of the day a span ends, FOREVER where it does not."""
    return FOREVER if day is None else day.toordinal()


def united(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that share or touch days made one, in order."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def agreement(one: Function, other: Function) -> Function:
    """The days on which both have the same label."""
    if one is other:
        return one
    result: Function = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end, label = one[i]
        begin, stop, same = other[j]
        if label == same and max(start, begin) < min(end, stop):
            result.append((max(start, begin), min(end, stop), label))
        if end <= stop:
            i += 1
        if stop <= end:
            j += 1
    return result


def remainder(whole: Function, part: Function) -> Function:
    """``whole`` without the days of ``part``, which has no day and no label that ``whole`` has not."""
    if not part:
        return whole
    if whole is part:
        return []
    result: Function = []
    j = 0
    for start, end, label in whole:
        begin = start
        while j < len(part) and part[j][0] < end:
            if begin < part[j][0]:
                result.append((begin, part[j][0], label))
            begin = part[j][1]
            j += 1
        if begin < end:
            result.append((begin, end, label))
    return result


def within(function: Function, spans: list[tuple[int, int]]) -> Function:
    """``function`` on the days of ``spans`` (in order, disjoint) alone."""
    result: Function = []
    j = 0
    for start, end, label in function:
        while j < len(spans) and spans[j][1] <= start:
            j += 1
        k = j
        while k < len(spans) and spans[k][0] < end:
            result.append((max(start, spans[k][0]), min(end, spans[k][1]), label))
            k += 1
    return result
