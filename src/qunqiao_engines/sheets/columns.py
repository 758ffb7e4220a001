"""What a sheet of the workbook looks like: its columns, its key, and what a cell may hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from typing import Literal

Kind = Literal["text", "int", "decimal", "date", "bool", "choice"]
Form = Literal["plain", "code", "person", "uscc", "reference", "id_number", "phone"]


def says(zh: str, en: str) -> Mapping[str, str]:
    """The same words in both languages, by language code."""
    return {"zh": zh, "en": en}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is called, what it may hold, and how that is written.

    ``choices`` maps a stored code to the labels accepted for it: the first is written in a Chinese
    workbook, the second in an English one, the rest are synonyms. A ``bool`` column has the codes
    ``true`` and ``false``. ``minimum`` and ``maximum`` are inclusive; dates always lie in 1900-2100.
    ``form`` says how a text is tidied: a ``code`` keeps no space and no full-width character, a
    ``person`` name loses the spaces that align 张　三 with 欧阳修; a ``uscc`` is a code whose check digit
    is looked at (a failing one warns: early real codes fail); a ``reference`` is a code or, as clerks
    write it, a name; ``id_number`` and ``phone`` are what they say. ``digits`` is the length of a numeric
    code. ``named_by`` are headings under which clerks put a name where ``title`` asks for a code: such a
    column stands for this one unless the code's own is there too. ``year_alone`` takes a year without a
    month as its first day, with a warning.
    """

    field: str
    title: Mapping[str, str]
    help: Mapping[str, str]
    kind: Kind = "text"
    required: bool = False
    synonyms: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = made_by(default_factory=dict)
    example: str = ""
    max_length: int = 200
    form: Form = "plain"
    minimum: int | None = None
    maximum: int | None = None
    digits: int | None = None
    named_by: tuple[str, ...] = ()
    year_alone: bool = False

    def label(self, code: str, language: str) -> str:
        """The word written for a stored code in a workbook of that language."""
        labels = self.choices[code]
        return labels[1] if language == "en" else labels[0]


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """One sheet: its table, its columns in order, its natural key.

    ``spans`` names pairs of date columns of which the second may not be before the first. ``enough``
    are alternatives, sets of fields of which one must be among the columns of a sheet and filled in each
    of its rows: ``(("staff_number",), ("id_number",))`` says that either will do.
    """

    table: str
    title: Mapping[str, str]
    help: Mapping[str, str]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
    spans: tuple[tuple[str, str], ...] = ()
    enough: tuple[tuple[str, ...], ...] = ()

    def column(self, name: str) -> Column:
        """The column of that field; raises ``KeyError`` where the table has none."""
        for column in self.columns:
            if column.field == name:
                return column
        raise KeyError(name)
