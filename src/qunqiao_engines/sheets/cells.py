"""One cell to one typed value, or the code of the refusal: a converter per column, made once."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from qunqiao_engines.sheets import amounts, dates, tidy
from qunqiao_engines.sheets.columns import Column
from qunqiao_engines.sheets.results import Value
from qunqiao_engines.sheets.texts import text_converter
from qunqiao_engines.sheets.vocabulary import NO, YES
from qunqiao_engines.sheets.written import CellError, CellRefused, Converter, Notes, as_written

# What clerks write into a cell that has nothing to say.
NOTHING = frozenset(
    {"-", "--", "－", "—", "——", "/", "／", "\\", "无", "暂无", "空", "n/a", "null"}
)
_STILL = frozenset({"至今", "现在", "在任", "在职", "长期", "今"})
ERRORS = frozenset(
    {
        "#n/a",
        "#name?",
        "#ref!",
        "#value!",
        "#div/0!",
        "#null!",
        "#num!",
        "#spill!",
        "#calc!",
        "#getting_data",
        "err:502",
        "err:504",
        "err:508",
        "err:511",
        "err:522",
    }
)
# As long as the longest of the words above, with spaces around.
_LONGEST_WORD = 20


@dataclass(frozen=True, slots=True)
class Setting:
    """What a column's place says of its cells: the unit in the heading, the workbook's first day."""

    scale: int = 1
    since_1904: bool = False


def converter_for(column: Column, setting: Setting = Setting()) -> Converter:
    """What turns one cell of the column into its value."""
    inner = _CONVERTERS[column.kind](column, setting)

    def convert(cell: Any, notes: Notes) -> Value:
        if isinstance(cell, CellError):
            raise CellRefused("formula_error")
        if isinstance(cell, float) and not math.isfinite(cell):
            cell = str(cell)
        if isinstance(cell, str):
            cell = tidy.storable(cell)
        if isinstance(cell, str) and _says_nothing(cell, column):
            if column.required:
                raise CellRefused("missing")
            return None
        return inner(cell, notes)

    return convert


def _says_nothing(text: str, column: Column) -> bool:
    """Whether the text is as good as an empty cell; raises where it is the text of an error."""
    if len(text) > _LONGEST_WORD:
        return text.isspace()
    folded = text.strip().casefold()
    if folded in ERRORS:
        raise CellRefused("formula_error")
    return not folded or (folded in NOTHING and column.kind != "bool")


def _within(column: Column, number: int | Decimal) -> None:
    if column.minimum is not None and number < column.minimum:
        raise CellRefused("too_small", limit=column.minimum)
    if column.maximum is not None and number > column.maximum:
        raise CellRefused("too_large", limit=column.maximum)


def _int(column: Column, _setting: Setting) -> Converter:
    def convert(cell: Any, _notes: Notes) -> Value:
        if isinstance(cell, str):
            whole = amounts.whole_number(cell)
            if whole is None:
                raise CellRefused(
                    "not_whole" if amounts.amount(cell) is not None else "not_a_number"
                )
        elif isinstance(cell, bool) or not isinstance(cell, (int, float)):
            raise CellRefused("not_a_number")
        elif int(cell) != cell:
            raise CellRefused("not_whole")
        else:
            whole = int(cell)
        _within(column, whole)
        return whole

    return convert


def _decimal(column: Column, setting: Setting) -> Converter:
    def convert(cell: Any, notes: Notes) -> Value:
        if isinstance(cell, str):
            exact = amounts.amount(cell, setting.scale)
        elif isinstance(cell, bool) or not isinstance(cell, (int, float)):
            exact = None
        else:
            exact = Decimal(repr(cell)) * setting.scale
        if exact is None:
            raise CellRefused("not_a_number")
        _within(column, exact)
        try:
            cents, changed = amounts.to_cents(exact)
        except InvalidOperation as error:
            raise CellRefused("not_a_number") from error
        if changed:
            notes.append(("rounded", {"taken": cents}))
        return cents

    return convert


def _date(column: Column, setting: Setting) -> Converter:
    def convert(cell: Any, notes: Notes) -> Value:
        if isinstance(cell, datetime):
            cell = cell.date()
        if isinstance(cell, date):
            if not dates.FIRST <= cell <= dates.LAST:
                raise CellRefused("date_out_of_range")
            return cell
        if isinstance(cell, str) and not column.required and tidy.folded(cell) in _STILL:
            return None
        try:
            if isinstance(cell, str):
                return dates.date_of_text(cell, since_1904=setting.since_1904)
            if isinstance(cell, float | int) and not isinstance(cell, bool):
                return dates.date_of_number(cell, since_1904=setting.since_1904)
        except dates.NotADate as error:
            if error.code == "year_only" and column.year_alone:
                notes.append(("year_taken", error.details))
                return date(error.details["year"], 1, 1)
            raise CellRefused(error.code, **error.details) from error
        raise CellRefused("not_a_date")

    return convert


def _bool(column: Column, _setting: Setting) -> Converter:
    labels = column.choices
    # A column's own words come last: 专用 may mean "no" in one and nothing in another.
    known = {tidy.folded(word): True for word in YES} | {tidy.folded(word): False for word in NO}
    known |= {tidy.folded(word): True for word in labels.get("true", ())}
    known |= {tidy.folded(word): False for word in labels.get("false", ())}
    words = {
        code: {"zh": labels[code][0], "en": labels[code][1]} if code in labels else code
        for code in ("true", "false")
    }

    def convert(cell: Any, _notes: Notes) -> Value:
        if isinstance(cell, bool):
            return cell
        answer = known.get(tidy.folded(as_written(cell)))
        if answer is None:
            raise CellRefused("not_yes_or_no", yes=words["true"], no=words["false"])
        return answer

    return convert


def _choice(column: Column, _setting: Setting) -> Converter:
    known = {
        tidy.folded(label): code for code, labels in column.choices.items() for label in labels
    }
    known |= {tidy.folded(code): code for code in column.choices}
    exact = {labels[0]: code for code, labels in column.choices.items()}
    offered = {
        "zh": "、".join(labels[0] for labels in column.choices.values()),
        "en": ", ".join(labels[1] for labels in column.choices.values()),
    }

    def convert(cell: Any, _notes: Notes) -> Value:
        code = exact.get(cell) or known.get(tidy.folded(as_written(cell)))
        if code is None:
            raise CellRefused("not_a_choice", choices=offered)
        return code

    return convert


_CONVERTERS: dict[str, Callable[[Column, Setting], Converter]] = {
    "text": lambda column, _setting: text_converter(column),
    "int": _int,
    "decimal": _decimal,
    "date": _date,
    "bool": _bool,
    "choice": _choice,
}
