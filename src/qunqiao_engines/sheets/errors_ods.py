"""An .ods looked at before it is read: how far its repeated cells reach, and which are in error."""

from dataclasses import dataclass, field

from qunqiao_engines.sheets.errors_xlsx import ErrorCells, Place
from qunqiao_engines.sheets.markup import walk
from qunqiao_engines.sheets.package import Package
from qunqiao_engines.sheets.reach import SHORT, Load

_ROWS = "table:number-rows-repeated"
_COLUMNS = "table:number-columns-repeated"
# An error repeated over an empty-looking stretch is told once per cell up to this many cells.
_REPEATS_TOLD = 1_000


@dataclass(slots=True)
class _Tables:
    """Walks content.xml; a row or cell may stand for a million of its kind."""

    title: str = ""
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1
    load: Load = field(default_factory=Load)
    before: int = 0
    counted: bool = False
    length: int = 0
    failing: bool = False
    written: str = ""
    found: dict[str, dict[Place, str]] = field(default_factory=dict)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self.title = attributes.get("table:name", "")
            self.row = 0
            # The reader holds all tables of an .ods at once.
            self.before += self.load.bytes
            self.load = Load()
        elif tag == "table-row":
            self.column, self.rows = 0, _times(attributes.get(_ROWS))
        elif tag in ("table-cell", "covered-table-cell"):
            self.columns = _times(attributes.get(_COLUMNS))
            self.failing = attributes.get("calcext:value-type") == "error"
            self.written = ""
            self.length = -SHORT
            self.counted = "office:value-type" in attributes
            if self.counted:
                self.load.reach(self.row + self.rows, self.column + self.columns)
                self.load.cells += self.rows * self.columns
                self._text(sum(map(len, attributes.values())))

    def _text(self, length: int) -> None:
        """So many characters more, three bytes each, in every repetition of the cell."""
        self.length += 3 * length
        more = min(3 * length, max(0, self.length))
        self.load.text += more * self.rows * self.columns
        self.load.check(self.before)

    def text(self, text: str) -> None:
        if self.counted:
            self._text(len(text))
        if self.failing:
            self.written += text

    def end(self, tag: str) -> None:
        if tag == "table-row":
            self.row += self.rows
        elif tag in ("table-cell", "covered-table-cell"):
            if self.failing:
                self._keep()
            self.failing = self.counted = False
            self.column += self.columns

    def _keep(self) -> None:
        errors = self.found.setdefault(self.title, {})
        for row in range(self.row, self.row + min(self.rows, _REPEATS_TOLD)):
            for column in range(self.column, self.column + min(self.columns, _REPEATS_TOLD)):
                errors[row, column] = self.written or "#N/A"


def _times(written: str | None) -> int:
    """How often a row or cell is repeated; what is no number is once, as for the reader."""
    return max(1, int(written)) if written and written.isascii() and written.isdigit() else 1


def errors_of_ods(package: Package) -> dict[str, ErrorCells]:
    """The cells in error of each sheet by its title, at zero-based (row, column).

    Raises:
        UnreadableWorkbook: too_wide or too_many_cells, where repeated cells are more than memory holds.

    """
    tables = _Tables()
    walk(package.pieces("content.xml"), tables.start, tables.text, tables.end)
    return dict(tables.found)
