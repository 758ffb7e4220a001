"""Where a zipped workbook holds cells in error: the reader of workbooks shows them as empty."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.parsers import expat

from qunqiao_engines.sheets.package import Package, column_number
from qunqiao_engines.sheets.refusals import UnreadableWorkbook

Place: TypeAlias = tuple[int, int]
ErrorCells: TypeAlias = Mapping[Place, str]


def error_cells(package: Package) -> dict[str, ErrorCells]:
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
    return {titles[name]: _errors_of(package.read(name)) for name in failing}


def _titles(package: Package) -> dict[str, str]:
    """The title of each sheet by the name of its part."""
    for name in package.parts:
        folder, base = posixpath.split(name)
        links = posixpath.join(folder, "_rels", f"{base}.rels")
        if base == "workbook.xml" and links in package.parts:
            targets = {
                found.get("Id", ""): _path(found.get("Target", ""), folder)
                for found in _elements(package.read(links), "Relationship")
            }
            return {
                targets[value]: found.get("name", "")
                for found in _elements(package.read(name), "sheet")
                for key, value in found.items()
                if key.endswith(":id") and value in targets
            }
    return {}


def _path(target: str, folder: str) -> str:
    if target.startswith("/"):
        return posixpath.normpath(target.lstrip("/"))
    return posixpath.normpath(posixpath.join(folder, target))


def _elements(xml: bytes, tag: str) -> list[Mapping[str, str]]:
    """The attributes of every element of that local name."""
    found: list[Mapping[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == tag:
            found.append(attributes)

    parser = _parser()
    parser.StartElementHandler = start
    _parse(parser, xml)
    return found


def _parser() -> expat.XMLParserType:
    def refuse(*_declaration: object) -> None:
        raise UnreadableWorkbook("damaged")

    parser = expat.ParserCreate()
    # No workbook has a document type; one that has wants its entities expanded.
    parser.StartDoctypeDeclHandler = refuse
    return parser


def _parse(parser: expat.XMLParserType, xml: bytes) -> None:
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        raise UnreadableWorkbook("damaged") from error


@dataclass(slots=True)
class _Cells:
    """Walks a sheet's XML and keeps the cells of type ``e``."""

    row: int = -1
    column: int = -1
    failing: bool = False
    reading: bool = False
    found: dict[Place, str] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
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

    def end(self, _name: str) -> None:
        self.reading = False


def _errors_of(xml: bytes) -> ErrorCells:
    cells, parser = _Cells(), _parser()
    parser.StartElementHandler = cells.start
    parser.CharacterDataHandler = cells.text
    parser.EndElementHandler = cells.end
    try:
        _parse(parser, xml)
    except ValueError as error:
        raise UnreadableWorkbook("damaged") from error
    return cells.found
