"""Rows: what is skipped and why, what is judged across cells and rows, what formulas in error do."""

from datetime import date

import pytest

from qunqiao_engines.sheets import Refusal
from qunqiao_engines.sheets.tests.builders import PEOPLE, PERSON, Formula, people, read


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?"])
def test_a_formula_in_error_is_refused_not_taken_for_empty(error: str) -> None:
    row = people(("7", "张三", "女", Formula(error), "U1", "")).rows[0]

    assert [(r.field, r.value, r.code) for r in row.refusals] == [
        ("birth_date", error, "formula_error")
    ]


def test_an_error_pasted_as_text_is_refused_too() -> None:
    assert people(("7", "#N/A", "女", "", "U1", "")).rows[0].refusals[0].code == "formula_error"


def test_a_row_of_nothing_but_an_error_is_still_a_row() -> None:
    sheet = people(PERSON, ("", "", "", "", "", Formula("#N/A")))

    assert len(sheet.rows) == 2
    assert "formula_error" in {refusal.code for refusal in sheet.rows[1].refusals}


def test_the_later_of_two_rows_with_one_key_is_refused_and_names_the_earlier() -> None:
    rows = people(PERSON, ("8", *PERSON[1:]), PERSON).rows

    assert [len(row.refusals) for row in rows] == [0, 0, 1]
    assert rows[2].refusals[0].sentence("zh") == (
        "第 4 行“工号”写的是 7，与第 2 行是同一条，这一行没有收，请删去其中一行"
    )


def test_a_key_on_two_sheets_names_the_other_sheet() -> None:
    book = read({"人员": [PEOPLE, PERSON], "人员(2)": [PEOPLE, PERSON]})

    assert "与工作表“人员”第 2 行" in book.sheets[1].rows[0].refusals[0].sentence("zh")
    assert "row 2 of the sheet “人员”" in book.sheets[1].rows[0].refusals[0].sentence("en")


def test_keys_are_compared_as_values_not_as_written() -> None:
    assert people(PERSON, (7, *PERSON[1:])).rows[1].refusals[0].code == "duplicate_key"


def test_an_end_before_its_beginning_is_refused() -> None:
    row = people(("7", "张三", "女", "1987-03-02", "U1", "1980-01-01")).rows[0]

    assert row.refusals[0].sentence("zh") == (
        "第 2 行“离职日期”写的是 1980-01-01，早于“出生日期” 1987-03-02，请改正后重新上传这一行"
    )


def test_empty_rows_are_counted_nowhere() -> None:
    sheet = people(PERSON, (), ("", "  ", ""), ("8", *PERSON[1:]))

    assert [row.number for row in sheet.rows] == [2, 5]
    assert sheet.skipped == []


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("合计", "2人"), "total_row"),
        (("", "小 计", "", "", "5"), "total_row"),
        (("填表人：李四", "", "", "", "联系电话：1"), "note_row"),
        (("注：离职人员也要填",), "note_row"),
        (PEOPLE, "repeated_heading"),
        (("", "", "", "", "", "", "只有备注"), "no_known_value"),
    ],
)
def test_a_row_that_is_not_data_is_listed_with_the_reason(
    cells: tuple[str, ...], code: str
) -> None:
    sheet = read({"人员": [(*PEOPLE, "备注"), PERSON, cells]}).sheets[0]

    assert [(row.number, row.code) for row in sheet.skipped] == [(3, code)]
    assert len(sheet.rows) == 1


def test_somebody_named_like_a_word_for_totals_is_still_somebody() -> None:
    assert len(people(("7", "总计", "女", "", "U1", "")).rows) == 1


def test_a_reason_is_one_clear_sentence_in_both_languages() -> None:
    refusal = people(("7", "张三", "女", "1987-13-02", "U1", "")).rows[0].refusals[0]

    assert refusal.sentence("zh") == (
        "第 2 行“出生日期”写的是 1987-13-02，没有 13 月，请改正后重新上传这一行"
    )
    assert refusal.sentence("en") == (
        "Row 2, “Birth date” says 1987-13-02; there is no month 13; correct it and upload this row again."
    )


def test_a_caller_adds_its_own_refusal_in_the_same_words() -> None:
    row = people(PERSON).rows[0]

    assert row.refusal("unit_code", "unknown_reference").sentence("zh") == (
        "第 2 行“单位编号”写的是 U1，名册和本次上传的表里都没有这个编号，请核对编号，或先补上它所指的那一行"
    )


def test_a_refusal_without_a_sentence_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no sentence"):
        Refusal("name", "", "somehow_wrong")


def test_a_long_value_is_cut_in_the_sentence_only() -> None:
    refusal = people(("7", "长" * 300, "", "", "U1", "")).rows[0].refusals[0]

    assert len(refusal.value) == 300
    assert "长" * 50 not in Refusal("sex", "长" * 300, "not_a_choice").sentence("zh")


def test_rows_below_a_far_header_keep_the_numbers_the_clerk_sees() -> None:
    sheet = read({"人员": [(), (), (), PEOPLE, PERSON]}).sheets[0]

    assert (sheet.header_row, sheet.rows[0].number) == (4, 5)
    assert sheet.rows[0].values["birth_date"] == date(1987, 3, 2)
