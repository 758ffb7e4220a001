"""The texts a workbook keeps once and its cells share: the reader copies them for each cell."""

import re
from array import array
from collections.abc import Iterable

from qunqiao_engines.sheets.reach import MEMORY, SHORT
from qunqiao_engines.sheets.refusals import UnreadableWorkbook

_ITEM = re.compile(rb"<(?:[\w.-]+:)?si(?=[\s/>])")
_OTHER_TAG = re.compile(rb"<(?!(?:[\w.-]+:)?si[\s/>])[^<>]*>")
_INDEX = re.compile(rb"v(?:\s[^<>]*)?>\s*(\d{1,9})\s*<")
# Bytes of a vector's place and an allocation, for each text that is kept.
EACH = 56


def lengths_of(windows: Iterable[bytes]) -> "array[int]":
    """How long each of the texts is, in bytes, beyond what is counted for a cell anyway.

    Raises:
        UnreadableWorkbook: too_many_cells, where the texts alone fill the memory.

    """
    lengths = array("L")
    for window in windows:
        before, *texts = map(len, _ITEM.split(_OTHER_TAG.sub(b"", window)))
        if lengths:
            lengths[-1] += before
        lengths.extend(texts)
        if len(lengths) * EACH > MEMORY:
            raise UnreadableWorkbook("too_many_cells", {"cells": len(lengths)})
    return array("L", (max(0, length - SHORT) for length in lengths))


def copied(windows: Iterable[bytes], lengths: "array[int]") -> int:
    """The bytes of the copies that the cells of a sheet take; a number among them counts as an index,
    so that it may be a little too much.
    """
    total, count = 0, len(lengths)
    for window in windows:
        indexes = map(int, _INDEX.findall(window))
        total += sum(map(lengths.__getitem__, filter(count.__gt__, indexes)))
    return total
