"""Workbooks written: the empty template with its help, and tables filled in."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from qunqiao_engines.sheets.book import Book
from qunqiao_engines.sheets.columns import Column, SheetLayout
from qunqiao_engines.sheets.headings import INSTRUCTIONS
from qunqiao_engines.sheets.layout import LAYOUT

_LAST_ROW = 1_048_575
_LIST_LIMIT = 255
_GUIDE = {
    "zh": (
        "怎样填这份表",
        "每张工作表对应一类信息，只填您要报的几张，其余留空即可；工作表名和表头请不要改，列的先后可以调换。",
        "红色表头的列必填。鼠标停在表头上可以看到说明。",
        "日期写成 2019-03-01；2019.3、2019年3月 也认得，只写到月的按当月 1 日计。",
        "不清楚的就空着，不要编，也不必写“无”。",
        "上传后先给您看核对结果，点“应用”之前什么都不会改动；有问题的行会连同原因退回，改好再传即可。",
    ),
    "en": (
        "How to fill in this workbook",
        "Each sheet holds one kind of record. Fill in only those you report; keep sheet names and headings.",
        "Red headings are required. Rest the pointer on a heading to read what it asks for.",
        "Write dates like 2019-03-01; a month alone counts as its first day.",
        "Leave empty what you do not know.",
        "After the upload you see a comparison; nothing changes before you apply it.",
        "Refused rows come back with the reason.",
    ),
}
_TABLE_HEADINGS = {
    "zh": ("工作表", "列", "必填", "怎样填", "例子"),
    "en": ("Sheet", "Column", "Required", "How to fill it in", "Example"),
}
_REQUIRED = {"zh": "必填", "en": "yes"}


def write_template(layout: Sequence[SheetLayout] = LAYOUT, *, language: str = "zh") -> bytes:
    """An empty intake workbook: a page of instructions, then a sheet per table with help on each
    heading, lists to choose from, and formats that keep codes as text. Equal input, equal bytes.
    """
    book = Book()
    _write_instructions(book, layout, language)
    for sheet_layout in layout:
        sheet = book.sheet(sheet_layout.title[language])
        write_headings(book, sheet, sheet_layout.columns, (0, language))
        for position, column in enumerate(sheet_layout.columns):
            _offer_choices(sheet, position, column, language)
    return book.bytes()


def write_workbook(
    tables: Mapping[str, Iterable[Mapping[str, object]]],
    *,
    layout: Sequence[SheetLayout] = LAYOUT,
    language: str = "zh",
) -> bytes:
    """The tables as a filled workbook, a sheet for each table named; ``read_workbook`` reads it back to
    equal values wherever these are as the reader gives them (tidy text, two places, codes of choices).

    Raises:
        KeyError: a table or a choice's code that the layout does not have.

    """
    book = Book()
    known = {sheet.table: sheet for sheet in layout}
    unknown = set(tables) - set(known)
    if unknown:
        raise KeyError(min(unknown))
    for table, sheet_layout in known.items():
        if table not in tables:
            continue
        columns = sheet_layout.columns
        sheet = book.sheet(sheet_layout.title[language])
        write_headings(book, sheet, columns, (0, language))
        for number, row in enumerate(tables[table], 1):
            for position, column in enumerate(columns):
                book.write(sheet, (number, position), column, (row.get(column.field), language))
    return book.bytes()


def write_headings(
    book: Book, sheet: Any, columns: Sequence[Column], place: tuple[int, str]
) -> None:
    """The frozen row of headings, with each column's help as a comment; ``place`` is (first, language)."""
    first, language = place
    sheet.freeze_panes(1, first)
    sheet.set_row(0, 32)
    for position, column in enumerate(columns, first):
        title = column.title[language]
        look = "required" if column.required else "heading"
        sheet.write_string(0, position, title, book.formats[look])
        sheet.write_comment(0, position, column.help[language], {"author": "Qunqiao"})
        width = max(12, min(30, len(title) * (2 if language == "zh" else 1) + 4))
        sheet.set_column(position, position, width, book.format_of(column))


def _offer_choices(sheet: Any, position: int, column: Column, language: str) -> None:
    """A list to choose from, or a hint for a date; neither forbids what the reader understands."""
    hint = {
        "input_title": column.title[language][:32],
        "input_message": column.help[language][:255],
    }
    if column.choices:
        labels = [column.label(code, language) for code in column.choices]
        # The file format holds a list of at most 255 characters in place.
        if len(",".join(labels)) <= _LIST_LIMIT:
            rule = {"validate": "list", "source": labels, "error_type": "warning", **hint}
            sheet.data_validation(1, position, _LAST_ROW, position, rule)
    elif column.kind == "date":
        sheet.data_validation(1, position, _LAST_ROW, position, {"validate": "any", **hint})


def _write_instructions(book: Book, layout: Sequence[SheetLayout], language: str) -> None:
    sheet = book.sheet(INSTRUCTIONS[language])
    sheet.hide_gridlines(2)
    for position, width in enumerate((18, 26, 10, 60, 28)):
        sheet.set_column(position, position, width)
    title, *lines = _GUIDE[language]
    sheet.write_string(0, 0, title, book.formats["title"])
    for number, line in enumerate(lines, 1):
        sheet.merge_range(number, 0, number, 4, f"{number}. {line}", book.formats["wrap"])
    number = len(lines) + 2
    for position, heading in enumerate(_TABLE_HEADINGS[language]):
        sheet.write_string(number, position, heading, book.formats["heading"])
    for layout_sheet in layout:
        for column in layout_sheet.columns:
            number += 1
            _explain(book, sheet, number, (layout_sheet, column, language))


def _explain(book: Book, sheet: Any, number: int, subject: tuple[SheetLayout, Column, str]) -> None:
    layout_sheet, column, language = subject
    labels = [column.label(code, language) for code in column.choices]
    choices = f"（{'、'.join(labels)}）" if language == "zh" else f" ({', '.join(labels)})"
    cells = (
        layout_sheet.title[language],
        column.title[language],
        _REQUIRED[language] if column.required else "",
        column.help[language] + (choices if labels else ""),
        _example(column, language),
    )
    for position, text in enumerate(cells):
        sheet.write_string(number, position, text, book.formats["wrap"])


def _example(column: Column, language: str) -> str:
    for code, labels in column.choices.items():
        if column.example in labels:
            return column.label(code, language)
    return column.example
