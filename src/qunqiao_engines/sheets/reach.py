"""What the reader of workbooks will need to hold a sheet, and whether it may.

That reader keeps every cell that says something, each with a copy of its text, then the rectangle that
spans them all. Measured with python-calamine 0.9: 66 to 130 bytes for a cell, 24 for its place.
"""

from dataclasses import dataclass

from qunqiao_engines.sheets.refusals import UnreadableWorkbook

# Of 600 MB for the process: what is left beside the program, the file and the rows being judged.
MEMORY = 480_000_000
_CELL, _PLACE = 110, 24
# A text up to this long is part of what is counted for its cell.
SHORT = 32


def column_number(letters: bytes) -> int:
    """A → 1, Z → 26, AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


@dataclass(slots=True)
class Load:
    """The last row and column of a sheet, how many cells are filled, the bytes of their longer texts."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    text: int = 0

    @property
    def bytes(self) -> int:
        """What they will take."""
        return self.rows * self.columns * _PLACE + self.cells * _CELL + self.text

    def reach(self, row: int, column: int) -> None:
        """One cell more, at a row and column counted from 1."""
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)

    def check(self, beside: int = 0) -> None:
        """Refuses what does not fit in memory with ``beside`` bytes of other things.

        Raises:
            UnreadableWorkbook: too_wide where empty places are the reason, else too_many_cells.

        """
        if self.rows * self.columns * _PLACE > MEMORY:
            raise UnreadableWorkbook("too_wide", {"rows": self.rows, "columns": self.columns})
        if self.bytes + beside > MEMORY:
            raise UnreadableWorkbook("too_many_cells", {"cells": self.cells})
