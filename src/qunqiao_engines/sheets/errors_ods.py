"""An .ods looked at before it is read: how far its repeated cells reach, and which are in error."""

from dataclasses import dataclass, field

from qunqiao_engines.sheets.errors_xlsx import ErrorCells, Place
from qunqiao_engines.sheets.markup import walk
from qunqiao_engines.sheets.package import Package
from qunqiao_engines.sheets.reach import check_reach

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
    last_row: int = 0
    last_column: int = 0
    failing: bool = False
    written: str = ""
    found: dict[str, dict[Place, str]] = field(default_factory=dict)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self.title = attributes.get("table:name", "")
            self.row = self.last_row = self.last_column = 0
        elif tag == "table-row":
            self.column, self.rows = 0, int(attributes.get(_ROWS, 1))
        elif tag in ("table-cell", "covered-table-cell"):
            self.columns = int(attributes.get(_COLUMNS, 1))
            self.failing = attributes.get("calcext:value-type") == "error"
            self.written = ""
            if "office:value-type" in attributes:
                self._reach()

    def _reach(self) -> None:
        self.last_row = max(self.last_row, self.row + self.rows)
        self.last_column = max(self.last_column, self.column + self.columns)
        check_reach(self.last_row, self.last_column)

    def text(self, text: str) -> None:
        if self.failing:
            self.written += text

    def end(self, tag: str) -> None:
        if tag == "table-row":
            self.row += self.rows
        elif tag in ("table-cell", "covered-table-cell"):
            if self.failing:
                self._keep()
            self.failing = False
            self.column += self.columns

    def _keep(self) -> None:
        errors = self.found.setdefault(self.title, {})
        for row in range(self.row, self.row + min(self.rows, _REPEATS_TOLD)):
            for column in range(self.column, self.column + min(self.columns, _REPEATS_TOLD)):
                errors[row, column] = self.written or "#N/A"


def errors_of_ods(package: Package) -> dict[str, ErrorCells]:
    """The cells in error of each sheet by its title, at zero-based (row, column).

    Raises:
        UnreadableWorkbook: too_wide, where repeated cells span more than memory holds.

    """
    tables = _Tables()
    walk(package.pieces("content.xml"), tables.start, tables.text, tables.end)
    return dict(tables.found)
