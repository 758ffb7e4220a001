"""The tables of a workbook: their words, and their values and refusals as an intake keeps them."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from django.utils import translation

from qunqiao_engines import sheets
from qunqiao_engines.sheets import Column, Refusal, Value

Language = Literal["zh", "en"]
# A refusal or warning as it is kept: field, value, code, and details where it has any. The sentence is
# made when it is shown: two hundred thousand sentences nobody reads would be most of a bad file's cost.
Reason: TypeAlias = dict[str, Any]

LAYOUTS = {layout.table: layout for layout in sheets.LAYOUT}
ORDER = {table: place for place, table in enumerate(LAYOUTS)}
_COLUMNS: dict[tuple[str, str], Column] = {
    (layout.table, column.field): column for layout in sheets.LAYOUT for column in layout.columns
}


def language() -> Language:
    """The engine's language for the page's: it speaks zh and en; zh-Hant is converted where shown."""
    return "en" if (translation.get_language() or "").startswith("en") else "zh"


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
    """Typed values as JSON values."""
    return {field: _plain(value) for field, value in values.items()}


def column_to_json(table: str, field: str, values: list[Value]) -> list[Any]:
    """A whole column of typed values as JSON values."""
    kind = _COLUMNS[table, field].kind
    if kind == "date":
        return [value and value.isoformat() for value in values]  # type: ignore[union-attr]  # dates only
    if kind == "decimal":
        return [None if value is None else str(value) for value in values]
    return values


def from_json(table: str, field: str, values: list[Any]) -> list[Value]:
    """The typed column behind ``column_to_json``."""
    kind = _COLUMNS[table, field].kind
    if kind == "date":
        return [value and date.fromisoformat(value) for value in values]
    if kind == "decimal":
        return [None if value is None else Decimal(value) for value in values]
    return values


def typed(table: str, field: str, value: Any) -> Value:
    """One typed value behind its JSON."""
    return from_json(table, field, [value])[0]


def as_kept(refusal: Refusal, **more: str) -> Reason:
    """A refusal or warning as an intake keeps it."""
    kept: Reason = {"field": refusal.field, "value": refusal.value, "code": refusal.code, **more}
    if refusal.details:
        kept["details"] = to_json(refusal.details)
    return kept


def reason(kept: Reason, number: int, table: str) -> Reason:
    """A kept refusal of row ``number`` with its sentence in both languages (zh, en)."""
    refusal = Refusal(
        kept["field"], kept["value"], kept["code"], kept.get("details", {}), number, table
    )
    return {**kept, "zh": refusal.sentence("zh"), "en": refusal.sentence("en")}


def told(kept: Iterable[Reason], number: int, table: str) -> list[Reason]:
    """Several kept refusals of one row, each with its sentences."""
    return [reason(one, number, table) for one in kept]


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, date | Decimal) else value
