"""The texts a workbook keeps once and its cells share: the reader copies them for each cell."""

import re
from array import array
from collections.abc import Iterable

from qunqiao_engines.sheets.reach import SHORT

_ITEM = re.compile(rb"<(?:[\w.-]+:)?si(?=[\s/>])")
_TAG = re.compile(rb"<[^<>]*>")
_INDEX = re.compile(rb"v(?:\s[^<>]*)?>\s*(\d{1,9})\s*<")
# Bytes of a vector's place and an allocation, for each text that is kept.
EACH = 56


def lengths_of(windows: Iterable[bytes]) -> "array[int]":
    """How long each of the texts is, in bytes, beyond what is counted for a cell anyway."""
    lengths = array("L")
    last = -1
    for window in windows:
        pieces = _ITEM.split(window)
        for number, piece in enumerate(pieces):
            if number:
                lengths.append(0)
                last += 1
            if last >= 0:
                lengths[last] += len(_TAG.sub(b"", piece))
    return array("L", (max(0, length - SHORT) for length in lengths))


def copied(windows: Iterable[bytes], lengths: "array[int]") -> int:
    """The bytes of the copies that the cells of a sheet take; a number among them counts as an index,
    so that it may be a little too much.
    """
    total, count = 0, len(lengths)
    for window in windows:
        indexes = map(int, _INDEX.findall(window))
        total += sum(lengths[index] for index in indexes if index < count)
    return total
