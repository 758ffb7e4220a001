"""A roster as a clerk keeps it: many people, fifteen columns, six of which the registry takes."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

UNITS = 1_000
HEADINGS = (
    "序号", "工号", "姓名", "性别", "民族", "出生日期", "学历", "单位编号", "部门", "岗位",
    "政治面貌", "参加工作时间", "职称", "离职日期", "备注",
)  # fmt: skip
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文建国志海燕春梅玉兰雪红飞鹏宇浩然子涵梓轩俊晨思佳怡"
    "欣雨婷博瑞嘉诗琪睿泽一诺依晓东波鑫凯龙健斌旭彬帆亮辉峰林云莉慧倩颖琳璐萍玲珍"
)
_FIRST = date(1962, 1, 1)


def people(number: int) -> Iterator[tuple[Any, ...]]:
    """The rows, always the same: no two alike, some 120,000 different names among 200,000."""
    for at in range(number):
        mixed = at * 2654435761 % 2**32
        given = GIVEN[mixed // 7 % len(GIVEN)] + GIVEN[mixed // 911 % len(GIVEN)]
        born = _FIRST + timedelta(days=mixed % 15_000)
        yield (
            at + 1,
            f"{10_000_000 + at}",
            _SURNAMES[mixed % len(_SURNAMES)] + given,
            "男" if mixed % 5 < 3 else "女",
            "汉族" if mixed % 11 else "满族",
            born,
            ("本科", "大专", "硕士研究生")[mixed % 3],
            f"B{mixed % UNITS:04}",
            ("办公室", "人事处", "财务处", "信息中心")[mixed % 4],
            ("科员", "主任科员", "工程师")[mixed % 3],
            ("中共党员", "群众", "共青团员")[mixed % 3],
            born + timedelta(days=8_400),
            ("", "中级", "高级")[mixed % 3],
            date(2025, 1 + mixed % 12, 1) if mixed % 40 == 0 else "",
            "" if mixed % 9 else "借调",
        )


def write_roster(path: Path, number: int) -> None:
    """The roster as .xlsx, dates as dates, every code as text."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("人员")
    sheet.write_row(0, 0, HEADINGS)
    for at, row in enumerate(people(number), 1):
        sheet.write_row(at, 0, row)
    book.close()
