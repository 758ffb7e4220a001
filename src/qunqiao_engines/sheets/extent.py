"""How far the cells in a sheet's XML reach and how many they are, found without parsing it.

Nearly all sheets are written alike: a cell begins ``<c r="B7"``. Those are searched for what lies beyond
the size the sheet gives for itself, which is not believed but tells what to look out for. A window of
the XML that is written otherwise is looked at with patterns that take any way of writing, three times
as slow; a sheet with something beyond, or with cells that do not say where they are, cell by cell.
"""

import re
from collections.abc import Callable, Iterable

from qunqiao_engines.sheets.reach import MEMORY, SHORT, Load, column_number
from qunqiao_engines.sheets.refusals import UnreadableWorkbook

_HINT = re.compile(rb"""<dimension\s+ref=["']A\d+:([A-Z]{1,2})(\d{1,7})["']""")
_REFERENCE = rb"""\sr\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']"""
# A cell with a style and no content does not count: whole columns are formatted to the last row.
_FILLED = re.compile(_REFERENCE + rb"(?![^<>]*/>)")
_CELL = re.compile(rb"<(?:[\w.-]+:)?c(?=[\s/>])")
_UNPLACED = re.compile(rb"<(?:[\w.-]+:)?c(?=[\s/>])(?![^<>]*?\sr\s*=)")
_ROW_OR_CELL = re.compile(rb"<(?:[\w.-]+:)?(row|c)(?=[\s/>])([^<>]*)>")
_ROW_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d{1,7})["']""")
_PLACE = re.compile(_REFERENCE)
# The tags of a cell, roughly; what is more is text.
_MARKUP = 40
# Cells that do not say where they are, filled or not: no spreadsheet program writes them, and each
# must be looked at.
_MOST_UNPLACED = 5_000_000
# What we keep of merged cells.
_MERGED = 240


class Extent:
    """Watches the XML of one part go by: ``see`` each window, then ask for the ``load``."""

    def __init__(self) -> None:
        self._hinted: Load | None = None
        self._cells = self._size = self._merged = 0
        self._canonical = self._any = re.compile(b"")
        self._beyond = self._unplaced = False

    def see(self, window: bytes) -> None:
        """The next piece of the part, cut before a tag.

        Raises:
            UnreadableWorkbook: too_many_cells, where none says where it is.

        """
        if self._hinted is None:
            self._take_hint(window)
        self._size += len(window)
        cells = window.count(b'<c r="')
        # Looking for one byte is ten times as fast as for two, and mostly there is no colon.
        prefixed = b":" in window and b":c" in window
        usual = cells == window.count(b"<c") and not prefixed and b"'" not in window
        if usual:
            self._beyond = self._beyond or self._canonical.search(window) is not None
        else:
            cells = len(_CELL.findall(window))
            self._beyond = self._beyond or self._any.search(window) is not None
            self._unplaced = self._unplaced or _UNPLACED.search(window) is not None
        self._cells += cells
        if self._unplaced and self._cells > _MOST_UNPLACED:
            raise UnreadableWorkbook("too_many_cells", {"cells": self._cells})
        self._merged += window.count(b"mergeCell ")

    def _take_hint(self, window: bytes) -> None:
        hint = _HINT.search(window)
        letters, digits = hint.groups() if hint else (b"Z", b"99999")
        # All rows whose numbers begin with the same figure and are as long.
        rows = (digits[0] - 47) * 10 ** (len(digits) - 1) - 1
        self._hinted = Load(rows, column_number(letters))
        beyond = _beyond(letters, digits)
        self._canonical = re.compile(b'<c r="(?:' + beyond + b")")
        self._any = re.compile(rb"""r\s*=\s*["'](?:""" + beyond + b")")

    def load(self, windows: Callable[[], Iterable[bytes]]) -> Load:
        """What the part will take; ``windows`` gives it once more, for a closer look.

        Raises:
            UnreadableWorkbook: too_wide, as soon as that is certain.

        """
        hinted = self._hinted or Load()
        load = Load(hinted.rows, hinted.columns, self._cells, self._text(self._cells))
        if self._unplaced:
            load = _walked(windows())
        elif self._beyond or load.bytes > MEMORY:
            load = _measured(windows())
        else:
            return load
        load.text = self._text(self._cells)
        return load

    def _text(self, cells: int) -> int:
        return max(0, self._size - cells * (_MARKUP + SHORT)) + self._merged * _MERGED


def _measured(windows: Iterable[bytes]) -> Load:
    """The load of cells that all say where they are."""
    load = Load()
    for window in windows:
        found = _FILLED.findall(window)
        if found:
            load.reach(
                max(int(row) for _, row in found),
                max(column_number(letters) for letters, _ in found),
            )
            load.cells += len(found)
        Load(load.rows, load.columns).check()
    return load


def _walked(windows: Iterable[bytes]) -> Load:
    """The load of cells of which some do not say where they are: to the right of the one before."""
    load, row, column = Load(), 0, 0
    for window in windows:
        for tag, attributes in _ROW_OR_CELL.findall(window):
            if tag == b"row":
                number = _ROW_NUMBER.search(attributes)
                row, column = (int(number[1]) if number else row + 1), 0
                continue
            place = _PLACE.search(attributes)
            row, column = (int(place[2]), column_number(place[1])) if place else (row, column + 1)
            if attributes[-1:] != b"/":
                load.cells += 1
                if column > load.columns or row > load.rows:
                    load.reach(row, column)
        load.check()
    return load


def _beyond(letters: bytes, digits: bytes) -> bytes:
    """Finds a cell to the right of column ``letters``, or below all rows that begin like ``digits``."""
    first, last = letters[:-1].decode(), letters[-1:].decode()
    cells = [r"[A-Z]{3}\d" if first else r"[A-Z]{2,3}\d"]
    if last < "Z":
        cells.append(rf"{first}[{chr(ord(last) + 1)}-Z]\d")
    if first and first < "Z":
        cells.append(rf"[{chr(ord(first) + 1)}-Z][A-Z]\d")
    more, figure = len(digits), digits[0] - 48
    cells.append(rf"[A-Z]{{1,3}}\d{{{more + 1}}}")
    if figure < 9:
        cells.append(rf"[A-Z]{{1,3}}[{figure + 1}-9]\d{{{more - 1}}}")
    return "|".join(cells).encode()
