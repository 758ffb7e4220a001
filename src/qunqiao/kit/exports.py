"""Tables as files a spreadsheet opens: exactly the given rows, and no cell that could run.

A cell that begins with ``=`` is a formula to a spreadsheet, and a formula in a name somebody typed
can send the sheet's contents away. In a workbook each text is written as a text cell, which no
program evaluates. CSV has no cell types, so a text that would begin a formula gets an apostrophe
in front, the mark spreadsheets themselves use for "this is text". Numbers stay numbers.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import IO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to a page: its text, and the whole address."""

    text: str
    address: str


Plain = str | int | Decimal | date | Link | None
# Excel in East Asian locales takes the full-width signs for formulas too.
_WIDE = frozenset(map(chr, (0xFF1D, 0xFF0B, 0xFF0D, 0xFF20)))
_STARTS = frozenset("=+-@|\t\r\n") | _WIDE
MOST_ROWS = 1_048_575  # a sheet's rows less the heading (Excel's limits)
_LONGEST_TEXT = 32_767
_MOST_LINKS = 65_000  # a sheet holds 65,530; more make Excel call the file damaged
_FORBIDDEN_IN_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\'"))
_NO_WRITING = re.compile("[\x00-\x1f\ufffe\uffff]")
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds: ``title`` and ``note`` say what it is, then headings and rows.

    ``keys`` name the columns to programs, in no language.
    """

    title: str
    note: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Plain]]
    keys: Sequence[str] = ()


def write_csv(file: IO[bytes], sheet: Sheet) -> None:
    """Write headings and rows as UTF-8 with a byte order mark, without which Excel reads GBK."""
    text = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([_harmless(heading) for heading in sheet.headings])
    writer.writerows([_harmless(value) for value in row] for row in sheet.rows)
    text.detach()


def write_xlsx(file: IO[bytes], sheet: Sheet) -> None:
    """Write the rows on one sheet and what they are on a second; memory does not grow with rows."""
    with Workbook(file, _OPTIONS) as book:
        styles = _Styles(
            bold=book.add_format({"bold": True, "bottom": 1}),
            day=book.add_format({"num_format": "yyyy-mm-dd"}),
            money=book.add_format({"num_format": "#,##0.00"}),
        )
        page = book.add_worksheet(_sheet_name(sheet.title))
        page.freeze_panes(1, 0)
        page.set_column(0, max(len(sheet.headings) - 1, 0), 18)
        for column, heading in enumerate(sheet.headings):
            page.write_string(0, column, heading, styles.bold)
        for number, row in enumerate(sheet.rows, start=1):
            for column, value in enumerate(row):
                _write_cell(page, (number, column), value, styles)
        about = book.add_worksheet(_sheet_name(_("说明")))
        about.set_column(0, 0, 80)
        about.write_string(0, 0, sheet.note)


def write_json(file: IO[bytes], sheet: Sheet) -> None:
    """Write one object: title, note, and a row per line with its values by key; days in ISO form.

    Money is exact text; the address behind a row is its ``link``.
    """
    head = json.dumps({"title": sheet.title, "note": sheet.note}, ensure_ascii=False)
    file.write(f'{head[:-1]}, "rows": ['.encode())
    for number, row in enumerate(sheet.rows):
        values = dict(zip(sheet.keys, map(_told, row), strict=True))
        links = [cell.address for cell in row if isinstance(cell, Link)]
        values |= {"link": links[0]} if links else {}
        line = json.dumps(values, ensure_ascii=False)
        file.write(f"{',' if number else ''}\n{line}".encode())
    file.write(b"\n]}\n")


Writer = Callable[[IO[bytes], Sheet], None]
WRITERS: dict[str, Writer] = {"xlsx": write_xlsx, "csv": write_csv, "json": write_json}


@dataclass(frozen=True, slots=True)
class _Styles:
    bold: Format
    day: Format
    money: Format


def _write_cell(page: Worksheet, place: tuple[int, int], value: Plain, styles: _Styles) -> None:
    if isinstance(value, Link):
        if place[0] <= _MOST_LINKS:
            page.write_url(*place, value.address, string=value.text[:_LONGEST_TEXT])
            return
        value = value.text
    if value is None or value == "":
        return
    if isinstance(value, str):
        page.write_string(*place, value[:_LONGEST_TEXT])
    elif isinstance(value, date):
        page.write_datetime(*place, value, styles.day)
    else:
        page.write_number(*place, value, styles.money if isinstance(value, Decimal) else None)


def _harmless(value: Plain) -> str:
    if isinstance(value, Link):
        value = value.text
    if value is None:
        return ""
    text = str(value)
    risky = isinstance(value, str) and (text[:1] in _STARTS or text.lstrip()[:1] in _STARTS)
    return f"'{text}" if risky and text else text


def _told(value: Plain) -> str | int | None:
    if isinstance(value, Link):
        return value.text
    return value if value is None or isinstance(value, str | int) else str(value)


def _sheet_name(title: str) -> str:
    # XlsxWriter spells control characters out in cells, not in names: Excel calls such a file damaged.
    return _NO_WRITING.sub("", title.translate(_FORBIDDEN_IN_TITLE))[:31] or "1"
