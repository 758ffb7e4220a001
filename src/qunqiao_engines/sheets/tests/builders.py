"""Workbooks as clerks make them, from rows of cells."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from qunqiao_engines.sheets import (
    Batch,
    Head,
    Ignored,
    Row,
    Sheet,
    Value,
    Workbook,
    read_stream,
    read_workbook,
)

PEOPLE = ("工号", "姓名", "性别", "出生日期", "单位编号", "离职日期")
PERSON = ("7", "张三", "女", "1987-03-02", "U1", "")


@dataclass
class Stream:
    """The events of a stream, by kind."""

    heads: list[Head]
    batches: list[Batch]
    ignored: list[Ignored]

    def values(self, place: int, name: str) -> list[Value]:
        """The values of one field of one table, over all its batches."""
        return [value for b in self.batches if b.place == place for value in b.values[name]]

    def refused(self) -> list[tuple[int, str, str]]:
        """Row, field and code of each refusal."""
        return [
            (refusal.row or 0, refusal.field, refusal.code)
            for batch in self.batches
            for index in sorted(batch.refusals)
            for refusal in batch.refusals[index]
        ]

    def warned(self) -> list[tuple[int, str, str]]:
        """Row, field and code of each warning."""
        return [
            (warning.row or 0, warning.field, warning.code)
            for batch in self.batches
            for index in sorted(batch.warnings)
            for warning in batch.warnings[index]
        ]

    def skipped(self) -> list[tuple[int, str]]:
        """Row and code of each row that is no data; each can be said in both languages."""
        found = [row for batch in self.batches for row in batch.skipped]
        assert all(row.sentence("zh") and row.sentence("en") for row in found)
        return [(row.number, row.code) for row in found]


class Formula:
    """A formula with the result the spreadsheet last computed."""

    def __init__(self, result: Any) -> None:
        self.result = result


def xlsx(sheets: Mapping[str, Sequence[Sequence[Any]]], **options: Any) -> bytes:
    """The sheets as an .xlsx, each cell as it is; ``options`` are those of xlsxwriter."""
    buffer = io.BytesIO()
    options |= {"in_memory": True, "default_date_format": "yyyy-mm-dd"}
    book = xlsxwriter.Workbook(buffer, options)
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title)
        for number, cells in enumerate(rows):
            for position, cell in enumerate(cells):
                if isinstance(cell, Formula):
                    sheet.write_formula(number, position, "=1", None, cell.result)
                elif isinstance(cell, str):
                    sheet.write_string(number, position, cell)
                elif cell is not None:
                    sheet.write(number, position, cell)
    book.close()
    return buffer.getvalue()


def read(sheets: Mapping[str, Sequence[Sequence[Any]]], **options: Any) -> Workbook:
    """What ``read_workbook`` says of such an .xlsx."""
    return read_workbook(xlsx(sheets), filename="a.xlsx", **options)


def people(*rows: Sequence[Any]) -> Sheet:
    """The people sheet of a workbook with the usual headings and these rows."""
    return read({"人员": [PEOPLE, *rows]}).sheets[0]


def cell(table_title: str, heading: str, value: Any) -> Row:
    """The row that comes of one cell, all else in it being missing or as required."""
    required = {
        "单位": {"单位编号": "U1", "单位名称": "某厅", "单位性质": "机关"},
        "人员": {"工号": "7", "姓名": "张三", "单位编号": "U1"},
        "届次": {"组织编号": "O1", "届次": 3, "选举日期": "2020-01-01", "任期年数": 5},
        "职务": {"职务编号": "P1", "组织编号": "O1", "所属机构": "委员会", "职务": "主席"},
        "经费": {"组织编号": "O1", "年度": 2025},
        "阵地": {"阵地编号": "V1", "单位编号": "U1", "阵地名称": "之家", "类型": "活动室"},
    }[table_title] | {heading: value}
    return read({table_title: [tuple(required), tuple(required.values())]}).sheets[0].rows[0]


def refused(table: str, heading: str, value: Any) -> tuple[str, str]:
    """The code and the sentence of the only refusal that comes of one cell."""
    row = cell(table, heading, value)
    assert len(row.refusals) == 1
    return row.refusals[0].code, row.refusals[0].sentence("zh")


def stream(sheets: Mapping[str, Sequence[Sequence[Any]]], **options: Any) -> Stream:
    """What ``read_stream`` says of such an .xlsx."""
    return streamed(xlsx(sheets), "a.xlsx", **options)


def streamed(data: bytes, filename: str, **options: Any) -> Stream:
    """The events of a file, sorted by kind."""
    found = Stream([], [], [])
    for event in read_stream(data, filename=filename, **options):
        if isinstance(event, Head):
            found.heads.append(event)
        elif isinstance(event, Batch):
            found.batches.append(event)
        else:
            found.ignored.append(event)
    return found
