"""How far the cells of a sheet's XML reach, and what the reader of workbooks will need to hold them.

That reader keeps every cell that says something, then the rectangle that spans them all. Measured with
python-calamine 0.9: 66 to 98 bytes for a cell, 24 of them its place in the rectangle.
"""

import re
from collections.abc import Iterable, Iterator

from qunqiao_engines.sheets.refusals import UnreadableWorkbook

# Of 600 MB for the process: what is left beside the program, the file and the rows being judged.
MEMORY = 480_000_000
_CELL, _PLACE = 75, 24
# A cell that says something is four tags at least: <c><v></v></c>.
_TAGS = 4
_HINT = re.compile(rb"""<dimension\s+ref=["']A\d+:([A-Z]{1,2})(\d{1,7})["']""")
# A cell with a style and no content does not count: whole columns are formatted to the last row.
_FILLED = re.compile(rb"""[\s"']r\s*=\s*["']([A-Z]{1,3})(\d{1,7})["'](?![^<>]*/>)""")


def column_number(letters: bytes) -> int:
    """A → 1, Z → 26, AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def check_reach(rows: int, columns: int, cells: int = 0) -> None:
    """Refuses a sheet that would not fit in memory, by its rectangle and by how many cells are filled.

    Raises:
        UnreadableWorkbook: too_wide or too_many_cells.

    """
    if rows * columns * _PLACE > MEMORY:
        raise UnreadableWorkbook("too_wide", {"rows": rows, "columns": columns})
    if rows * columns * _PLACE + cells * _CELL > MEMORY:
        raise UnreadableWorkbook("too_many_cells", {"cells": cells})


class Reach:
    """Watches the XML of one part go by: ``see`` each window, then ``check``.

    What a sheet says of its own size is not believed, but it tells what to look out for: a cell beyond.
    Only where one is found each cell must be looked at, which takes three times as long.
    """

    def __init__(self) -> None:
        self._rows = self._columns = self._tags = 0
        self._beyond: re.Pattern[bytes] | None = None
        self._surprised = False

    def see(self, window: bytes) -> None:
        """The next piece of the part, cut before a tag."""
        if self._beyond is None:
            hint = _HINT.search(window)
            letters, digits = hint.groups() if hint else (b"Z", b"99999")
            self._rows = (digits[0] - 47) * 10 ** (len(digits) - 1) - 1
            self._columns = column_number(letters)
            self._beyond = _beyond(letters, digits)
        self._tags += window.count(b"<")
        self._surprised = self._surprised or self._beyond.search(window) is not None

    def check(self, windows: Iterable[bytes]) -> None:
        """Refuses what does not fit; ``windows`` are the part once more, for a closer look."""
        cells = self._tags // _TAGS
        if not self._surprised:
            self._surprised = self._weight(cells) > MEMORY
        if self._surprised:
            self._rows = self._columns = 0
            for rows, columns in _measured(windows):
                self._rows, self._columns = max(self._rows, rows), max(self._columns, columns)
                check_reach(self._rows, self._columns)
        check_reach(self._rows, self._columns, cells)

    def _weight(self, cells: int) -> int:
        return self._rows * self._columns * _PLACE + cells * _CELL


def _measured(windows: Iterable[bytes]) -> Iterator[tuple[int, int]]:
    """The last row and column of each window."""
    for window in windows:
        found = [(int(row), column_number(letters)) for letters, row in _FILLED.findall(window)]
        if found:
            yield max(row for row, _ in found), max(column for _, column in found)


def _beyond(letters: bytes, digits: bytes) -> re.Pattern[bytes]:
    """Finds a cell to the right of column ``letters``, or below all rows that begin like ``digits``.

    Looking for the attribute alone is fast, and finding too much only costs the closer look.
    """
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
    return re.compile(rf"""r\s*=\s*["'](?:{"|".join(cells)})""".encode())
