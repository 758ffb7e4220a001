"""The door to the sheets engine: workbooks in and out, and the words of their columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from django.utils import translation

from qunqiao.registry.errors import Unreadable
from qunqiao_engines import sheets
from qunqiao_engines.sheets import Column, Refusal, Row, Sheet, Value, Workbook

__all__ = ["Refusal", "Row", "Sheet", "Value", "Workbook"]

Language = Literal["zh", "en"]
LAYOUTS = {layout.table: layout for layout in sheets.LAYOUT}
ORDER = {table: place for place, table in enumerate(LAYOUTS)}
_COLUMNS: dict[tuple[str, str], Column] = {
    (layout.table, column.field): column for layout in sheets.LAYOUT for column in layout.columns
}


@dataclass(frozen=True, slots=True)
class Rejected:
    """A refused row on its way back to the clerk; ``reasons`` in the language of the workbook."""

    number: int
    raw: Mapping[str, str]
    reasons: tuple[str, ...]
    fields: frozenset[str]


def language() -> Language:
    """The engine's language for the page's: it speaks zh and en; zh-Hant is converted where shown."""
    return "en" if (translation.get_language() or "").startswith("en") else "zh"


def read(content: bytes, filename: str) -> Workbook:
    """The workbook's sheets and rows, cells judged one by one.

    Raises:
        Unreadable: nothing of the file can be taken; carries the sentence in both languages.
    """
    try:
        return sheets.read_workbook(content, filename=filename)
    except sheets.UnreadableWorkbook as error:
        raise Unreadable({"zh": error.sentence("zh"), "en": error.sentence("en")}) from error


def template(spoken: Language) -> bytes:
    """The empty workbook with its help, as .xlsx."""
    return sheets.write_template(language=spoken)


def workbook(tables: Mapping[str, Iterable[Mapping[str, object]]], spoken: Language) -> bytes:
    """The tables as a filled workbook in the shape that is taken in, as .xlsx."""
    return sheets.write_workbook(tables, language=spoken)


def rejects(rows: Mapping[str, Iterable[Rejected]], spoken: Language) -> bytes:
    """The refused rows with a column of reasons, as .xlsx; corrected, it can be sent as it is."""
    known = {
        table: [sheets.RejectedRow(row.number, row.raw, row.reasons, row.fields) for row in several]
        for table, several in rows.items()
    }
    return sheets.write_rejects(known, language=spoken)


def table_title(table: str, spoken: Language) -> str:
    """What the sheet of a table is called in the template."""
    return LAYOUTS[table].title[spoken]


def table_help(table: str, spoken: Language) -> str:
    """What belongs on the sheet, in one sentence."""
    return LAYOUTS[table].help[spoken]


def field_title(table: str, field: str, spoken: Language) -> str:
    """What a column is called in the template."""
    return _COLUMNS[table, field].title[spoken]


def shown(table: str, field: str, value: Any, spoken: Language) -> str:
    """A kept JSON value in the words of the workbook; empty for nothing."""
    if value is None:
        return ""
    column = _COLUMNS[table, field]
    if column.kind == "bool":
        code = "true" if value else "false"
        return column.label(code, spoken) if column.choices else code
    if column.kind == "choice":
        return column.label(value, spoken)
    return str(value)


def to_json(values: Mapping[str, Value]) -> dict[str, Any]:
    """Typed values as JSON values, empty ones left out."""
    return {
        field: str(value) if isinstance(value, date | Decimal) else value
        for field, value in values.items()
        if value is not None
    }


def from_json(table: str, kept: Mapping[str, Any]) -> dict[str, Value]:
    """The typed values behind ``to_json``, with None for what was empty."""
    return {
        column.field: _typed(column, kept.get(column.field)) for column in LAYOUTS[table].columns
    }


def _typed(column: Column, value: Any) -> Value:
    if value is None:
        return None
    if column.kind == "date":
        return date.fromisoformat(value)
    typed: Value = Decimal(value) if column.kind == "decimal" else value
    return typed


def reason(refusal: Refusal) -> dict[str, str]:
    """A refusal as it is kept: which cell, what it says, and the sentence in both languages."""
    return {
        "field": refusal.field,
        "value": refusal.value,
        "code": refusal.code,
        "zh": refusal.sentence("zh"),
        "en": refusal.sentence("en"),
    }
