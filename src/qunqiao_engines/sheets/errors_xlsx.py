"""Where an .xlsx holds cells in error: the reader of workbooks shows them as empty."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from qunqiao_engines.sheets.markup import elements, walk
from qunqiao_engines.sheets.package import Package
from qunqiao_engines.sheets.reach import column_number
from qunqiao_engines.sheets.refusals import UnreadableWorkbook

Place: TypeAlias = tuple[int, int]
ErrorCells: TypeAlias = Mapping[Place, str]


def errors_of_xlsx(package: Package) -> dict[str, ErrorCells]:
    """The cells in error of each sheet by its title, at zero-based (row, column).

    Cost: nothing where no part holds an error; else one parse of the parts that do.

    Raises:
        UnreadableWorkbook: there are errors, but where cannot be told.

    """
    failing = {name for name, part in package.parts.items() if part.has_errors}
    if not failing:
        return {}
    titles = _titles(package)
    if failing - set(titles):
        raise UnreadableWorkbook("unplaced_errors")
    return {titles[name]: _errors_of(package, name) for name in failing}


def _titles(package: Package) -> dict[str, str]:
    """The title of each sheet by the name of its part."""
    for name in package.parts:
        if posixpath.basename(name) == "workbook.xml":
            targets = targets_of(package, name)
            return {
                targets[value]: found.get("name", "")
                for found in elements(package.pieces(name), "sheet")
                for key, value in found.items()
                if key.endswith(":id") and value in targets
            }
    return {}


def targets_of(package: Package, name: str) -> dict[str, str]:
    """The parts that a part points to, by the key it uses for them."""
    folder, base = posixpath.split(name)
    links = posixpath.join(folder, "_rels", f"{base}.rels")
    if links not in package.parts:
        return {}
    return {
        found.get("Id", ""): _path(found.get("Target", ""), folder)
        for found in elements(package.pieces(links), "Relationship")
    }


def _path(target: str, folder: str) -> str:
    if target.startswith("/"):
        return posixpath.normpath(target.lstrip("/"))
    return posixpath.normpath(posixpath.join(folder, target))


@dataclass(slots=True)
class _Cells:
    """Walks a sheet's XML and keeps the cells of type ``e``."""

    row: int = -1
    column: int = -1
    failing: bool = False
    reading: bool = False
    found: dict[Place, str] = field(default_factory=dict)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "row":
            self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
            self.column = -1
        elif tag == "c":
            self._cell(attributes)
        elif tag == "v" and self.failing:
            self.reading = True
            self.found[self.row, self.column] = ""

    def _cell(self, attributes: dict[str, str]) -> None:
        self.column += 1
        reference = attributes.get("r", "")
        letters = reference.rstrip("0123456789")
        if letters:
            self.column = column_number(letters.encode()) - 1
            self.row = int(reference[len(letters) :]) - 1
        self.failing = attributes.get("t") == "e"

    def text(self, text: str) -> None:
        if self.reading:
            self.found[self.row, self.column] += text

    def end(self, _tag: str) -> None:
        self.reading = False


def _errors_of(package: Package, name: str) -> ErrorCells:
    cells = _Cells()
    walk(package.pieces(name), cells.start, cells.text, cells.end)
    return cells.found
