"""Which sheet is which table, and which column is which field, by the words at the top."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qunqiao_engines.sheets import tidy
from qunqiao_engines.sheets.amounts import SCALES
from qunqiao_engines.sheets.columns import Column, SheetLayout
from qunqiao_engines.sheets.refusals import UnreadableWorkbook

HEADER_WITHIN = 10
REASON = {"zh": "原因", "en": "Reason"}
ROW_NUMBER = {"zh": "原行号", "en": "Original row"}
INSTRUCTIONS = {"zh": "填写说明", "en": "Instructions"}
# Columns that carry nothing to register: passed over without a word.
_PASSED_OVER = frozenset(
    tidy.heading(word) for word in (*REASON.values(), *ROW_NUMBER.values(), "序号", "No", "行号")
)


@dataclass(frozen=True, slots=True)
class Match:
    """A header row found: the position and heading of each field, and the headings not known."""

    layout: SheetLayout
    index: int
    positions: Mapping[str, int]
    headings: Mapping[str, str]
    unknown: tuple[str, ...]
    scales: Mapping[str, int]
    repeated: tuple[str, ...] = ()

    @property
    def lacking(self) -> list[Column]:
        """The required columns that the header row does not have."""
        return [c for c in self.layout.columns if c.required and c.field not in self.positions]


def _words_of(column: Column) -> tuple[str, ...]:
    return (*column.title.values(), column.field, *column.synonyms)


def is_instructions(title: str) -> bool:
    """Whether the sheet is the template's own page of instructions."""
    return tidy.heading(title) in {tidy.heading(word) for word in INSTRUCTIONS.values()}


def layout_titled(title: str, layout: Sequence[SheetLayout]) -> SheetLayout | None:
    """The table a sheet's title names: 人员, People, people, 人员(2)."""
    wanted = tidy.heading(title)
    for sheet in layout:
        words = (*sheet.title.values(), sheet.table, *sheet.synonyms)
        if wanted in {tidy.heading(word) for word in words}:
            return sheet
    return None


def find_headings(rows: Sequence[Sequence[Any]], layout: Sequence[SheetLayout]) -> Match | None:
    """The best header row among the first ten: none required lacking, most fields, the upper one."""
    best: tuple[tuple[bool, int, int], Match] | None = None
    for sheet in layout:
        known = {
            tidy.heading(w): c for c in reversed(sheet.columns) for w in reversed(_words_of(c))
        }
        # A title says more than a synonym: 单位 heads a name only where no column is called so.
        known |= {tidy.heading(w): c for c in sheet.columns for w in c.title.values()}
        for index, row in enumerate(rows[:HEADER_WITHIN]):
            match = _matched(sheet, known, index, row)
            rank = (not match.lacking, len(match.positions), -index)
            if match.positions and (best is None or rank > best[0]):
                best = rank, match
    return best[1] if best else None


def _matched(
    sheet: SheetLayout, known: Mapping[str, Column], index: int, row: Sequence[Any]
) -> Match:
    positions: dict[str, int] = {}
    headings: dict[str, str] = {}
    unknown: list[str] = []
    repeated: list[str] = []
    scales: dict[str, int] = {}
    for position, cell in enumerate(row):
        text = tidy.plain(cell) if isinstance(cell, str) else ""
        word = tidy.heading(text)
        column = known.get(word)
        if column is None:
            if text and word not in _PASSED_OVER:
                unknown.append(text)
        elif column.field in positions:
            repeated.append(text)
        else:
            positions[column.field], headings[column.field] = position, text
            scales[column.field] = _scale(column, text)
    return Match(sheet, index, positions, headings, tuple(unknown), scales, tuple(repeated))


def _scale(column: Column, heading: str) -> int:
    """10000 under 工资总额(万元), 1 under 工资总额(元)."""
    if column.kind != "decimal":
        return 1
    text = tidy.folded(heading)
    return next((scale for unit, scale in SCALES.items() if f"{unit}元" in text), 1)


def require_usable(match: Match | None, sheet: SheetLayout, title: str) -> Match:
    """The match, if the sheet can be read by it.

    Raises:
        UnreadableWorkbook: missing_headings or duplicate_headings, naming the sheet and the headings.

    """
    lacking = match.lacking if match else [c for c in sheet.columns if c.required]
    if lacking or match is None:
        named = {
            language: separator.join(column.title[language] for column in lacking)
            for language, separator in (("zh", "、"), ("en", ", "))
        }
        raise UnreadableWorkbook("missing_headings", {"sheet": title, "headings": named})
    if match.repeated:
        headings = "、".join(match.repeated)
        raise UnreadableWorkbook("duplicate_headings", {"sheet": title, "headings": headings})
    return match
