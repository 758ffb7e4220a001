"""A whole column of cells to values: those that need no tidying at one stroke, each other cell once."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, TypeAlias

from qunqiao_engines.sheets import identity, tidy
from qunqiao_engines.sheets.cells import ERRORS, NOTHING, Setting, converter_for
from qunqiao_engines.sheets.columns import Column
from qunqiao_engines.sheets.results import Value
from qunqiao_engines.sheets.written import CellRefused, Converter, Notes

# Distinct cells remembered for a column: birth dates of a province fit in, and a few megabytes.
_REMEMBERED = 50_000
_CODE = re.compile(r"[^0-9A-Za-z_.\-一-龥\n]")
_EXCEPT = frozenset(
    "".join(letters)
    for word in (*NOTHING, *(error for error in ERRORS if error[0] != "#"))
    for letters in product(*({letter.lower(), letter.upper()} for letter in word))
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is to be said of a cell: the refusal, if it was refused, and warnings."""

    refused: CellRefused | None
    notes: Notes


class _Distinct(dict[Any, Value]):
    """What each distinct cell of a column comes to, worked out when it is first met."""

    def __init__(self, convert: Converter) -> None:
        super().__init__()
        self.troubles: dict[Any, Trouble] = {}
        self._convert = convert

    def __missing__(self, cell: Any) -> Value:
        notes: Notes = []
        value: Value = None
        try:
            value = self._convert(cell, notes)
        except CellRefused as refused:
            self.troubles[cell] = Trouble(refused, notes)
        else:
            if notes:
                self.troubles[cell] = Trouble(None, notes)
        self[cell] = value
        return value

    def forget(self) -> None:
        self.clear()
        self.troubles.clear()


@dataclass(frozen=True, slots=True)
class Read:
    """The values of a column, and by index what is to be said of some cells."""

    values: list[Value]
    troubles: dict[int, Trouble]


Reader: TypeAlias = Callable[[Sequence[Any]], Read]


def reader_for(column: Column, setting: Setting) -> Reader:
    """What turns the column's cells into values; make one per table, as it remembers cells."""
    distinct = _Distinct(converter_for(column, setting))
    plain = column.kind == "text" and not column.digits and column.form in (*_UNTIDY, *_GOOD)

    def read(cells: Sequence[Any]) -> Read:
        if plain and _all_tidy(cells, column):
            values = list(cells) if column.required else [cell or None for cell in cells]
            return Read(values, {})
        if len(distinct) > _REMEMBERED:
            distinct.forget()
        if bool in set(map(type, cells)):
            # True and 1 are one key to a dict; TRUE is what the clerk sees, and means the same.
            cells = [("TRUE" if c else "FALSE") if type(c) is bool else c for c in cells]
        values = list(map(distinct.__getitem__, cells))
        known = distinct.troubles
        if known.keys().isdisjoint(cells):
            return Read(values, {})
        return Read(values, {at: known[c] for at, c in enumerate(cells) if c in known})

    return read


_UNTIDY = {
    "plain": tidy.UNTIDY,
    "person": tidy.UNTIDY_PERSON,
    "code": _CODE,
    "reference": _CODE,
}


_GOOD = {"id_number": identity.all_good_ids, "phone": identity.all_good_mobiles}


def _all_tidy(cells: Sequence[Any], column: Column) -> bool:
    """Whether every cell is a text that would come out as it is, so that none need be looked at alone."""
    if column.required and "" in cells:
        return False
    if column.form in _GOOD:
        return _GOOD[column.form](cells)
    try:
        text = "\n".join(cells)
    except TypeError:
        return False
    return (
        not _UNTIDY[column.form].search(text)
        and text.count("\n") == len(cells) - 1
        and _EXCEPT.isdisjoint(cells)
        and max(map(len, cells)) <= column.max_length
    )
