"""Headings corrected by a person, and what is suggested to them."""

from qunqiao_engines.sheets import Correction
from qunqiao_engines.sheets.tests.builders import PEOPLE, PERSON, stream

STRANGE = ("工号", "称呼", "性别", "出生日期", "部门代号", "离职日期")
SAID = Correction("人员", {"称呼": "name", "部门代号": "unit_code"})


def test_a_correction_for_another_sheet_changes_nothing() -> None:
    found = stream({"人员": [PEOPLE, PERSON]}, corrections=[Correction("单位", {"姓名": ""})])

    assert found.heads[0].columns["name"] == "姓名"


def test_a_correction_that_names_a_field_the_table_does_not_have_is_passed_over() -> None:
    found = stream({"人员": [PEOPLE, PERSON]}, corrections=[Correction("人员", {"姓名": "levy"})])

    assert found.heads[0].columns["name"] == "姓名"


def test_corrected_headings_make_a_lacking_table_whole() -> None:
    sheets = {"人员": [STRANGE, PERSON]}
    found = stream(sheets, corrections=[SAID])

    assert stream(sheets).heads[0].lacking == ("name", "unit_code")
    assert found.heads[0].lacking == ()
    assert found.values(0, "name") == ["张三"]


def test_a_persons_word_wins_over_ours() -> None:
    headings = (*PEOPLE, "曾用名")
    said = Correction("人员", {"曾用名": "name"})
    found = stream({"人员": [headings, (*PERSON, "张叁")]}, corrections=[said])

    assert found.values(0, "name") == ["张叁"]
    assert found.heads[0].unknown_headings == ("姓名",)


def test_a_heading_left_aside_is_neither_read_nor_unknown() -> None:
    found = stream({"人员": [PEOPLE, PERSON]}, corrections=[Correction("人员", {"离职日期": ""})])

    assert "left_on" not in found.heads[0].columns
    assert found.heads[0].unknown_headings == ()


def test_of_two_equal_headings_each_can_be_named() -> None:
    sheets = {"人员": [(*PEOPLE, "姓名"), (*PERSON, "张叁")]}
    head = stream(sheets).heads[0]
    found = stream(sheets, corrections=[Correction("人员", {"姓名（2）": ""})])

    assert head.headings[-1] == "姓名（2）"
    assert head.disputed == ("name",)
    assert found.values(0, "name") == ["张三"]


def test_two_headings_corrected_to_one_field_are_disputed() -> None:
    said = Correction("人员", {"姓名": "name", "性别": "name"})
    found = stream({"人员": [PEOPLE, PERSON]}, corrections=[said])

    assert found.heads[0].disputed == ("name",)


def test_a_person_says_which_table_an_unknown_sheet_is() -> None:
    headings = ("代号", "称呼", "去处")
    said = Correction(
        "Sheet1",
        {"代号": "staff_number", "称呼": "name", "去处": "unit_code"},
        table="people",
        header_row=2,
    )
    found = stream({"Sheet1": [("册",), headings, ("7", "张三", "U1")]}, corrections=[said])

    assert (found.heads[0].table, found.heads[0].header_row) == ("people", 2)
    assert found.values(0, "unit_code") == ["U1"]


def test_a_correction_with_a_row_is_for_the_table_that_begins_there() -> None:
    said = Correction("人员", {"性别": ""}, header_row=3)
    found = stream({"人员": [PEOPLE, PERSON, PEOPLE[:5], ("8", *PERSON[1:5])]}, corrections=[said])

    assert ["sex" in head.columns for head in found.heads] == [True, False]


def test_all_headings_are_told_as_written_from_left_to_right() -> None:
    head = stream({"人员": [("序号", "*工 号", *PEOPLE[1:], "民族")]}).heads[0]

    assert head.headings == ("序号", "*工号", *PEOPLE[1:], "民族")


def test_an_unknown_heading_comes_with_the_likeliest_field_that_is_free() -> None:
    headings = ("工号", "姓名", "所在单位编码号", "出生的日期", "血型")
    head = stream({"人员": [headings]}).heads[0]

    assert head.suggestions == {"所在单位编码号": "unit_code", "出生的日期": "birth_date"}


def test_a_field_that_is_taken_is_suggested_to_nobody() -> None:
    assert stream({"人员": [(*PEOPLE, "姓名拼音")]}).heads[0].suggestions == {}
