"""Sheets and headings: found by Chinese or English words, in any order, under a title or two."""

import pytest

from qunqiao_engines.sheets import LAYOUT, read_workbook
from qunqiao_engines.sheets.tests.builders import PEOPLE, PERSON, read


def test_a_sheet_nobody_asked_for_is_listed_with_the_reason() -> None:
    book = read({"人员": [PEOPLE, PERSON], "工资": [("姓名", "金额"), ("张三", 1)], "空": []})

    assert [(sheet.title, sheet.code) for sheet in book.ignored] == [
        ("工资", "unknown_sheet"),
        ("空", "empty_sheet"),
    ]
    assert book.ignored[0].sentence("zh") == "工作表“工资”不是登记用的工作表，没有读。"


@pytest.mark.parametrize(
    "title", ["人员", "People", "people", "花名册", " 人员 ", "人员(2)", "Sheet1"]
)
def test_a_sheet_is_known_by_its_title_or_its_headings(title: str) -> None:
    assert read({title: [PEOPLE, PERSON]}).sheets[0].table == "people"


def test_headings_may_be_english_and_in_any_order() -> None:
    headings = ("Unit code", "staff_number", "NAME *", "Date of birth")
    row = read({"Sheet1": [headings, ("U1", "7", "Anna", "1987-03-02")]}).sheets[0].rows[0]

    assert row.values["name"] == "Anna"
    assert row.values["unit_code"] == "U1"


def test_headings_may_carry_spaces_stars_and_remarks() -> None:
    headings = ("*工 号", "姓名（必填）", "所在单位\n编号", "性别[下拉]")

    assert read({"人员": [headings, ("7", "张三", "U1", "女")]}).sheets[0].rows[0].refusals == []


def test_title_rows_above_the_headings_are_passed_over() -> None:
    sheet = read(
        {"人员": [("某厅职工名册",), ("填报日期：2026年11月",), (), PEOPLE, PERSON]}
    ).sheets[0]

    assert sheet.header_row == 4
    assert [row.number for row in sheet.rows] == [5]


def test_the_columns_matched_and_the_headings_not_known_are_told() -> None:
    sheet = read({"人员": [("序号", *PEOPLE, "民族"), (1, *PERSON, "汉")]}).sheets[0]

    assert sheet.columns["birth_date"] == "出生日期"
    assert sheet.unknown_headings == ("民族",)


def test_a_column_the_sheet_does_not_have_is_absent_from_what_was_written() -> None:
    row = read({"人员": [("工号", "姓名", "单位编号"), ("7", "张三", "U1")]}).sheets[0].rows[0]

    assert row.values["birth_date"] is None
    assert "birth_date" not in row.raw


def test_sheets_come_in_the_order_of_the_layout() -> None:
    units = [("单位编号", "单位名称", "单位性质"), ("U1", "某厅", "机关")]

    tables = [sheet.table for sheet in read({"人员": [PEOPLE, PERSON], "单位": units}).sheets]

    assert tables == ["units", "people"]


def test_two_sheets_of_one_table_are_both_read() -> None:
    book = read({"人员": [PEOPLE, PERSON], "人员(2)": [PEOPLE, ("8", *PERSON[1:])]})

    assert [len(sheet.rows) for sheet in book.sheets] == [1, 1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("comma", [",", "\t", ";"])
def test_a_text_file_is_one_sheet(encoding: str, comma: str) -> None:
    text = "\r\n".join(comma.join(cells) for cells in (PEOPLE, PERSON))
    sheet = read_workbook(text.encode(encoding), filename="人员.csv").sheets[0]

    assert sheet.title == "人员"
    assert sheet.rows[0].values["name"] == "张三"


def test_no_two_columns_of_a_sheet_answer_to_the_same_title() -> None:
    for sheet in LAYOUT:
        for language in ("zh", "en"):
            titles = [column.title[language] for column in sheet.columns]
            assert len(set(titles)) == len(titles), sheet.table


def test_every_sheet_is_known_by_its_own_headings_alone() -> None:
    for sheet in LAYOUT:
        for language in ("zh", "en"):
            headings = tuple(column.title[language] for column in sheet.columns)
            assert read({"Sheet1": [headings]}).sheets[0].table == sheet.table
