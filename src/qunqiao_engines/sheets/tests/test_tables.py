"""Sheets of several tables, headings in two lines, and what lies above, between and below."""

import pytest

from qunqiao_engines.sheets import UnreadableWorkbook
from qunqiao_engines.sheets.tests.builders import PEOPLE, PERSON, stream

UNITS = ("单位编号", "单位名称", "单位性质")
UNIT = ("U1", "某厅", "机关")


def test_a_sheet_with_two_tables_has_a_head_for_each() -> None:
    found = stream(
        {
            "汇总": [
                ("一、单位",),
                UNITS,
                UNIT,
                (),
                ("二、人员",),
                PEOPLE,
                PERSON,
                ("8", *PERSON[1:]),
            ]
        }
    )

    assert [(h.place, h.table, h.title, h.header_row) for h in found.heads] == [
        (0, "units", "汇总", 2),
        (1, "people", "汇总", 6),
    ]
    assert found.values(0, "code") == ["U1"]
    assert found.values(1, "staff_number") == ["7", "8"]


def test_the_title_of_the_second_table_is_told_as_such_and_refused_nowhere() -> None:
    found = stream({"汇总": [UNITS, UNIT, (), ("二、人员",), PEOPLE, PERSON]})

    assert found.skipped() == [(4, "title_row")]
    assert found.refused() == []


def test_two_tables_of_one_kind_with_other_columns_are_two_tables() -> None:
    short = ("工号", "姓名", "单位编号")
    found = stream({"人员": [PEOPLE, PERSON, short, ("8", "李四", "U1")]})

    assert [head.table for head in found.heads] == ["people", "people"]
    assert found.values(1, "name") == ["李四"]


def test_headings_printed_again_on_the_next_page_go_on_with_the_table() -> None:
    found = stream({"人员": [PEOPLE, PERSON, ("第二页",), PEOPLE, ("8", *PERSON[1:])]})

    assert len(found.heads) == 1
    assert found.skipped() == [(3, "title_row"), (4, "repeated_heading")]
    assert found.values(0, "staff_number") == ["7", "8"]


def test_a_key_in_two_tables_of_a_sheet_is_found() -> None:
    found = stream({"人员": [PEOPLE, PERSON, PEOPLE[:5], PERSON[:5]]})

    assert found.refused() == [(4, "staff_number", "duplicate_key")]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 100])
def test_where_the_batches_are_cut_makes_no_difference(size: int) -> None:
    people = [(str(n), *PERSON[1:]) for n in range(9)]
    rows = [("册",), UNITS, UNIT, (), ("二、人员",), PEOPLE, *people, ("合计", "9人"), (), UNITS]
    found = stream({"汇总": [*rows, ("U1", "某局", "机关")]}, size=size)

    assert [head.header_row for head in found.heads] == [2, 6, 18]
    assert found.values(1, "staff_number") == [str(n) for n in range(9)]
    assert found.skipped() == [(5, "title_row"), (16, "total_row")]
    assert found.refused() == [(19, "code", "duplicate_key")]


def test_no_batch_is_larger_than_asked_for_but_by_the_rows_kept_back() -> None:
    found = stream({"人员": [PEOPLE, *[(str(n), *PERSON[1:]) for n in range(50)]]}, size=10)

    assert max(len(batch.numbers) for batch in found.batches) <= 13


def test_a_value_that_is_also_a_heading_begins_no_table() -> None:
    headings = ("职务编号", "组织编号", "所属机构", "职务", "专职")
    found = stream({"职务": [headings, ("P1", "O1", "委员会", "主席", "专职")]})

    assert found.values(0, "full_time") == [True]


def test_headings_may_stand_below_an_instruction_of_many_lines() -> None:
    found = stream({"Sheet1": [*[(f"说明第{n}条",) for n in range(40)], PEOPLE, PERSON]})

    assert (found.heads[0].header_row, found.values(0, "name")) == (41, ["张三"])


def test_a_heading_in_two_lines_is_read_as_one() -> None:
    upper = ("工号", "姓名", "性别", "出生", "单位", "离职")
    lower = ("", "", "", "日期", "编号", "时间")
    found = stream({"Sheet1": [("花名册",), upper, lower, PERSON]})

    assert found.heads[0].header_row == 3
    assert found.heads[0].columns["birth_date"] == "出生日期"
    assert found.values(0, "unit_code") == ["U1"]


def test_a_heading_over_a_group_of_columns_belongs_to_each() -> None:
    upper = ("职务编号", "工号", "任职", "")
    lower = ("", "", "日期", "备注")
    found = stream({"Sheet1": [upper, lower, ("P1", "7", "2022-04-15", "无")]})

    assert found.heads[0].columns["began_on"] == "任职日期"
    assert found.heads[0].unknown_headings == ("备注",)


def test_a_first_row_that_holds_a_word_of_a_heading_is_no_second_line() -> None:
    found = stream({"人员": [PEOPLE, ("7", "性别", "女", "", "U1", "")]})

    assert (found.heads[0].header_row, found.values(0, "name")) == (1, ["性别"])


def test_a_line_of_a_form_above_the_headings_is_no_table() -> None:
    found = stream({"Sheet1": [("单位名称", "某厅", "单位编号", "U1"), PEOPLE, PERSON]})

    assert [head.table for head in found.heads] == ["people"]


def test_the_title_of_a_sheet_may_be_any_word_and_even_another_tables() -> None:
    found = stream({"单位": [PEOPLE, PERSON], "Sheet2": [UNITS, UNIT]})

    assert [head.table for head in found.heads] == ["people", "units"]


def test_a_table_that_lacks_a_column_is_told_and_the_next_is_read() -> None:
    found = stream({"汇总": [("工号", "姓名", "性别"), ("7", "张三", "女"), UNITS, UNIT]})

    assert [(h.table, h.lacking) for h in found.heads] == [
        ("people", ("unit_code",)),
        ("units", ()),
    ]
    assert {batch.place for batch in found.batches} == {1}


def test_a_workbook_with_nothing_but_a_table_to_be_corrected_is_no_refusal() -> None:
    found = stream({"人员": [("工号", "性别"), ("7", "女")]})

    assert found.heads[0].lacking == ("name", "unit_code")
    assert found.batches == []


def test_a_sheet_named_like_a_table_with_headings_of_its_own_lacks_everything() -> None:
    found = stream({"花名册": [("员工表",), ("A", "B", "C"), ("7", "张三", "U1")]})

    assert found.heads[0].headings == ("A", "B", "C")
    assert set(found.heads[0].lacking) == {"staff_number", "name", "unit_code"}


def test_an_unknown_sheet_tells_the_row_that_looks_like_headings() -> None:
    found = stream({"人员": [PEOPLE], "工资": [("某厅工资",), ("姓名", "金额"), ("张三", 1)]})

    assert (found.ignored[0].header_row, found.ignored[0].headings) == (2, ("姓名", "金额"))


def test_a_field_that_two_headings_claim_is_taken_from_neither() -> None:
    found = stream({"人员": [(*PEOPLE, "出生年月"), (*PERSON, "1990-01-01")]})

    assert found.heads[0].disputed == found.heads[0].lacking == ("birth_date",)
    assert found.heads[0].unknown_headings == ("出生日期", "出生年月")


def test_a_code_wins_over_a_name_and_the_name_is_not_unknown() -> None:
    head = stream({"人员": [(*PEOPLE, "所在单位"), (*PERSON, "某厅")]}).heads[0]

    assert head.columns["unit_code"] == "单位编号"
    assert head.unknown_headings == ()


def test_a_name_stands_for_the_code_where_there_is_none() -> None:
    found = stream({"人员": [("工号", "姓名", "所在单位"), ("7", "张三", "某 厅")]})

    assert found.heads[0].columns["unit_code"] == "所在单位"
    assert found.values(0, "unit_code") == ["某厅"]


def test_ten_thousand_tables_are_refused() -> None:
    rows = [UNITS, UNIT, PEOPLE, PERSON] * 300

    with pytest.raises(UnreadableWorkbook) as caught:
        stream({"汇总": rows})

    assert caught.value.reason_code == "too_many_tables"
