"""Dates: every habit of writing them, and those that are refused because a guess would be wrong."""

from datetime import date, datetime

import pytest

from qunqiao_engines.sheets import read_workbook
from qunqiao_engines.sheets.tests.builders import (
    PEOPLE,
    PERSON,
    Formula,
    cell,
    refused,
    xlsx,
)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1987-13-02", "no_such_month"),
        ("1987-02-30", "no_such_day"),
        ("2019.30", "no_such_month"),
        ("2019 13", "no_such_month"),
        ("三月一日", "not_a_date"),
        ("一二三四年三月", "date_out_of_range"),
        ("民国八十年三月", "not_a_date"),
        ("1 Mar 19", "not_a_date"),
        ("1 Mai 2019", "not_a_date"),
        ("31/2/2019", "no_such_day"),
        ("99999", "not_a_date"),
        ("19.3.1", "two_digit_year"),
        (2019.1, "month_unclear"),
        ("87.3.2", "two_digit_year"),
        ("1887-03-02", "date_out_of_range"),
        (date(2150, 1, 1), "date_out_of_range"),
        ("03/04/2019", "ambiguous_day"),
        ("去年", "not_a_date"),
        (5000, "not_a_date"),
        (123456789, "not_a_date"),
        (True, "not_a_date"),
    ],
)
def test_a_date_that_is_none_or_unclear_is_refused(written: object, code: str) -> None:
    assert refused("人员", "出生日期", written)[0] == code


@pytest.mark.parametrize(
    "written",
    [
        date(2019, 3, 1),
        datetime(2019, 3, 1, 8, 30),  # noqa: DTZ001 - a cell knows no time zone
        "2019-03-01",
        "2019-3-1",
        "2019.3",
        "2019.03.01",
        "2019/3/1",
        "2019/3/1 00:00:00",
        "2019-03-01T00:00:00",
        "2019年3月",
        "2019年3月1日",
        "２０１９年３月１日",
        "2019 年 3 月 1 日",
        "二〇一九年三月一日",
        "二零一九年三月",
        "二O一九年三月",
        "2019 3 1",
        "2019-3",
        "2019年3月份",
        "2019、3、1",
        "1 Mar 2019",
        "1-Mar-2019",
        "March 1, 2019",
        "Mar 2019",
        "43525",
        43525.5,
        "20190301",
        "201903",
        20190301,
        201903,
        2019.3,
        43525,
        Formula(43525),
    ],
)
def test_a_date_is_read_in_every_usual_way_of_writing(written: object) -> None:
    row = cell("人员", "出生日期", written)

    assert row.refusals == []
    assert row.values["birth_date"] == date(2019, 3, 1)


def test_a_tenth_month_written_as_text_is_october() -> None:
    assert cell("人员", "出生日期", "2019.10").values["birth_date"] == date(2019, 10, 1)


def test_somebody_still_in_office_has_no_end_date() -> None:
    assert cell("人员", "离职日期", "至今").values["left_on"] is None


@pytest.mark.parametrize("written", ["25/3/2019", "3/25/2019", "25.03.2019"])
def test_a_year_at_the_end_is_read_where_only_one_day_is_possible(written: str) -> None:
    assert cell("人员", "出生日期", written).values["birth_date"] == date(2019, 3, 25)


def test_two_days_are_one_where_they_are_the_same() -> None:
    assert cell("人员", "出生日期", "03/03/2019").values["birth_date"] == date(2019, 3, 3)


def test_an_unclear_day_is_refused_with_both_ways_to_write_it() -> None:
    assert "请写成 2019-03-04 或 2019-04-03" in refused("人员", "出生日期", "3/4/2019")[1]


def test_january_written_with_spaces_is_not_november() -> None:
    assert cell("人员", "出生日期", "2019 1 1").values["birth_date"] == date(2019, 1, 1)


@pytest.mark.parametrize("written", ["1998", 1998, "1998年", "一九九八年", "一九九八"])
def test_a_year_alone_is_its_first_day_with_a_warning_where_the_column_takes_it(
    written: object,
) -> None:
    row = cell("人员", "出生日期", written)

    assert row.values["birth_date"] == date(1998, 1, 1)
    assert [warning.code for warning in row.warnings] == ["year_taken"]
    assert "只有年份，已按 1998-01-01 收下" in row.warnings[0].sentence("zh")


@pytest.mark.parametrize("written", ["2019", 2019, "2019年", "二〇一九年"])
def test_a_year_alone_is_refused_where_the_day_counts(written: object) -> None:
    assert refused("届次", "选举日期", written)[0] == "year_only"


def in_1904(*rows: tuple[object, ...]) -> bytes:
    return xlsx({"人员": [PEOPLE, *rows]}, date_1904=True)


@pytest.mark.parametrize("written", [date(2019, 3, 1), 42063, "42063"])
def test_a_workbook_that_counts_from_1904_gives_the_same_days(written: object) -> None:
    row = read_workbook(in_1904((*PERSON[:3], written, "U1")), filename="a.xlsx").sheets[0].rows[0]

    assert row.values["birth_date"] == date(2019, 3, 1)
