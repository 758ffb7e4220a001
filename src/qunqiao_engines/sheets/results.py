"""What a workbook turned into: its sheets, their rows, and all that was left aside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from qunqiao_engines.sheets.refusals import Refusal
from qunqiao_engines.sheets.sentences import aside_sentence

Value: TypeAlias = str | int | Decimal | date | bool | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the clerk sees it, typed values, refusals, and the cells as written.

    ``values`` has every field of the table; a field is None where the cell was empty, refused, or the
    sheet has no such column (then it is absent from ``raw``: absent is not the same as emptied).
    """

    number: int
    values: Mapping[str, Value]
    refusals: list[Refusal]
    raw: Mapping[str, str]
    warnings: list[Refusal] = field(default_factory=list)
    table: str = ""

    def refusal(self, name: str, code: str, **details: Any) -> Refusal:
        """A refusal of this row's field, for a caller that knows more than the sheet does."""
        return Refusal(name, self.raw.get(name, ""), code, details, self.number, self.table)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is not data, and the code of the reason."""

    number: int
    code: str

    def sentence(self, language: str = "zh") -> str:
        """Why the row was left aside."""
        what = f"Row {self.number}" if language == "en" else f"第 {self.number} 行"
        return aside_sentence(self.code, language, what)


@dataclass(frozen=True, slots=True)
class Ignored:
    """A sheet that was not read, and the code of the reason.

    Of an ``unknown_sheet`` the row that looks most like headings is told, for a ``Correction``.
    """

    title: str
    code: str
    header_row: int = 0
    headings: tuple[str, ...] = ()

    def sentence(self, language: str = "zh") -> str:
        """Why the sheet was left aside."""
        what = f"The sheet “{self.title}”" if language == "en" else f"工作表“{self.title}”"
        return aside_sentence(self.code, language, what)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet that was read: what its columns were taken for, its rows, and what was skipped."""

    table: str
    title: str
    header_row: int
    columns: Mapping[str, str]
    unknown_headings: tuple[str, ...]
    rows: list[Row]
    skipped: list[Skipped]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook read: sheets in the order of the layout, and the sheets left aside."""

    sheets: list[Sheet]
    ignored: list[Ignored]
