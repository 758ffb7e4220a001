"""Cells that hold texts: names, codes, references, credit codes, identity numbers, telephones."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, ValidationError

from qunqiao_engines.sheets import identity, tidy
from qunqiao_engines.sheets.columns import Column
from qunqiao_engines.sheets.results import Value
from qunqiao_engines.sheets.written import EXACT, CellRefused, Converter, Notes, as_written

_TIDIED: dict[str, Callable[[str], str]] = {
    "plain": tidy.plain,
    "person": tidy.person_name,
    "code": tidy.code,
    "reference": tidy.reference,
    "uscc": lambda text: tidy.code(text).upper(),
}
_NUMBERS = {"id_number": identity.id_number, "phone": identity.phone}


def text_converter(column: Column) -> Converter:
    """What turns one cell into the column's text."""
    number = _NUMBERS.get(column.form)
    if number:
        return number
    tidied = _TIDIED[column.form]

    def convert(cell: Any, notes: Notes) -> Value:
        if isinstance(cell, (date, time, timedelta)):
            raise CellRefused("wrong_kind")
        if isinstance(cell, float) and abs(cell) >= EXACT:
            raise CellRefused("digits_lost")
        text = tidied(as_written(cell))
        if len(text) > column.max_length:
            raise CellRefused("too_long", length=len(text), limit=column.max_length)
        if column.form not in ("plain", "person"):
            text = identity.spelt_out(text, "digits_lost")
        if column.digits and not (len(text) == column.digits and text.isascii() and text.isdigit()):
            raise CellRefused("not_digits", digits=column.digits)
        if column.form == "uscc":
            _look_at_credit_code(text, notes)
        return text

    return convert


def _look_at_credit_code(text: str, notes: Notes) -> None:
    try:
        uscc.validate(text)
    except InvalidChecksum:
        notes.append(("uscc_check_digit", {}))
    except ValidationError:
        notes.append(("uscc_shape", {}))
