"""Workbooks as clerks make them, from rows of cells."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from qunqiao_engines.sheets import Row, Sheet, Workbook, read_workbook

PEOPLE = ("工号", "姓名", "性别", "出生日期", "单位编号", "离职日期")
PERSON = ("7", "张三", "女", "1987-03-02", "U1", "")


class Formula:
    """A formula with the result the spreadsheet last computed."""

    def __init__(self, result: Any) -> None:
        self.result = result


def xlsx(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """The sheets as an .xlsx, each cell as it is."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
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
