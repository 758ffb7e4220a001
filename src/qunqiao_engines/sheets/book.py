"""A workbook being written: formats, headings, column widths, and cells by kind."""

import io
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from qunqiao_engines.sheets.columns import Column

# A workbook carries the time of its making; a fixed one makes equal input equal bytes.
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - the file format knows no time zone
_EXACT_DIGITS = 15
# A spreadsheet believes that 1900 was a leap year: serials before 1 March 1900 are off by a day.
_SERIALS_FROM = date(1900, 3, 1)
_FORMATS: Mapping[str, Mapping[str, Any]] = {
    "heading": {
        "bold": True,
        "bg_color": "#E8EEF7",
        "border": 1,
        "text_wrap": True,
        "valign": "vcenter",
    },
    "required": {
        "bold": True,
        "bg_color": "#E8EEF7",
        "border": 1,
        "text_wrap": True,
        "valign": "vcenter",
        "font_color": "#B42318",
    },
    "title": {"bold": True, "font_size": 14},
    "wrap": {"text_wrap": True, "valign": "top"},
    "refused": {"bg_color": "#FDE7E7", "num_format": "@"},
    "reason": {"text_wrap": True, "valign": "top", "font_color": "#B42318"},
    "text": {"num_format": "@"},
    "date": {"num_format": "yyyy-mm-dd"},
    "decimal": {"num_format": "0.00"},
    "int": {"num_format": "0"},
}
_KIND_FORMATS = {
    "text": "text",
    "date": "date",
    "decimal": "decimal",
    "int": "int",
    "bool": "text",
    "choice": "text",
}


class Book:
    """A workbook in memory; ``bytes`` closes it."""

    def __init__(self) -> None:
        self._buffer = io.BytesIO()
        self._book = xlsxwriter.Workbook(
            self._buffer,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._book.set_properties({"title": "Qunqiao", "created": _MADE})
        self.formats = {name: self._book.add_format(dict(look)) for name, look in _FORMATS.items()}

    def sheet(self, title: str) -> Any:
        """A new, empty sheet."""
        return self._book.add_worksheet(title)

    def format_of(self, column: Column) -> Any:
        """The look of the column's cells: codes are text, so that no leading zero is lost."""
        return self.formats[_KIND_FORMATS[column.kind]]

    def write(
        self, sheet: Any, place: tuple[int, int], column: Column, cell: tuple[Any, str]
    ) -> None:
        """One value as its column is written; ``cell`` is the value and the language of labels."""
        (row, position), (value, language) = place, cell
        look = self.format_of(column)
        if value is None:
            return
        if column.kind == "choice":
            sheet.write_string(row, position, column.label(str(value), language), look)
        elif column.kind == "bool":
            sheet.write_string(
                row, position, column.label("true" if value else "false", language), look
            )
        elif column.kind == "date" and value >= _SERIALS_FROM:
            sheet.write_datetime(row, position, value, look)
        elif column.kind in ("int", "decimal") and _fits(value):
            sheet.write_number(row, position, value, look)
        else:
            # Always as a string: a text that begins with = is no formula here.
            sheet.write_string(row, position, str(value), look)

    def bytes(self) -> bytes:
        """The finished .xlsx; the book cannot be written to afterwards."""
        self._book.close()
        return self._buffer.getvalue()


def _fits(number: int | Decimal) -> bool:
    """Whether a spreadsheet's number keeps every digit."""
    return len(Decimal(number).as_tuple().digits) <= _EXACT_DIGITS
