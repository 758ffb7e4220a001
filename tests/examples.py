"""Writes the workbooks of ``examples/``; they are of the sample province and the same every time.

Run by ``python -m tests.examples``; a test holds the files against what this would write.
"""

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import xlsxwriter

from qunqiao_engines.sheets import write_workbook
from qunqiao_engines.synth import sample_province
from tests.clerks import CLERKS

FOLDER = Path(__file__).resolve().parents[1] / "examples"
UNIT, UNION = "LJ005", "LJ005-GH"


def province() -> bytes:
    """The whole province as one workbook."""
    return write_workbook(sample_province().tables)


def after_the_election() -> bytes:
    """What the officer of one institute sends after its union held the overdue re-election.

    A title above the headings, her own words for them, dates in three habits; and three rows as
    they come on a bad day: a month 13, a number nobody has, and somebody else's unit.
    """
    terms = [row for row in sample_province().tables["terms"] if row["organisation_code"] == UNION]
    ended = max(terms, key=lambda row: int(str(row["number"])))
    number = int(str(ended["number"]))
    began = ended["began_on"]
    return _workbook(
        {
            "届次": [
                ["省畜牧兽医研究所工会换届情况"],
                ["组织编号", "第几届", "选举日期", "任期", "结束日期"],
                [UNION, f"第{number}届", str(began), f"{ended['years']}年", "2026.11.18"],
                [UNION, f"第{number + 1}届", "2026年11月18日", "5年"],
            ],
            "人员": [
                ["工号", "姓名", "性别", "出生日期", "单位编号"],
                ["10059001", "何书宁", "女", "1999.4.17", UNIT],
                ["10059002", "贺向川", "男", "1987-13-02", UNIT],
                ["10059003", "孟怀舟", "男", "1992/6/8", "LJ014"],
            ],
            "会籍": [
                ["组织编号", "工号", "加入日期"],
                [UNION, "10059001", "20261118"],
                [UNION, "10059999", "20261118"],
            ],
        }
    )


def _workbook(sheets: dict[str, list[list[str]]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2026, 11, 19)})  # noqa: DTZ001 - the format has no zones
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            sheet.set_column(0, 6, 18)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return buffer.getvalue()


def _by_clerk(name: str) -> Callable[[], bytes]:
    return lambda: CLERKS[name]().content


FILES: dict[str, Callable[[], bytes]] = {
    "lanjiang.xlsx": province,
    "lj005-after-election.xlsx": after_the_election,
    **{name: _by_clerk(name) for name in CLERKS},
}


def main() -> None:
    """Write every example."""
    FOLDER.mkdir(exist_ok=True)
    for name, made in FILES.items():
        (FOLDER / name).write_bytes(made())


if __name__ == "__main__":
    main()
