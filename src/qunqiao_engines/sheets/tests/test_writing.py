"""Workbooks written: what is written is read back equal, the same input gives the same bytes."""

import doctest
import io
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import ric

from qunqiao_engines import sheets
from qunqiao_engines.sheets import (
    LAYOUT,
    Column,
    RejectedRow,
    SheetLayout,
    read_workbook,
    write_rejects,
    write_template,
    write_workbook,
)
from qunqiao_engines.sheets.tests.builders import people

_WORD = st.text("甲乙丙丁赵钱孙李abcXYZ0189（）〔〕-=+@", min_size=2, max_size=12).map(
    "文{}".format
)
_ID = st.dates(date(1900, 1, 1), date(2026, 1, 1)).map(
    lambda day: f"990000{day:%Y%m%d}001{ric.calc_check_digit(f'990000{day:%Y%m%d}0010')}"
)
_PHONE = st.integers(10**8, 10**9 - 1).map("13{}".format)
_CODE = st.text("ABCXYZ0123456789-", min_size=1, max_size=12).map("K{}".format)


def values_of(column: Column) -> st.SearchStrategy[Any]:
    """Any value of the column, as the reader would give it."""
    low, high = column.minimum or 0, column.maximum or 10**9
    value: st.SearchStrategy[Any] = {
        "text": {"plain": _WORD, "person": _WORD, "id_number": _ID, "phone": _PHONE}.get(
            column.form, _CODE
        ),
        "int": st.integers(low, high),
        "decimal": st.integers(low * 100, high * 100).map(lambda cents: Decimal(cents) / 100),
        "date": st.dates(date(1900, 1, 1), date(2100, 12, 31)),
        "bool": st.booleans(),
        "choice": st.sampled_from(sorted(column.choices)),
    }[column.kind]
    if column.digits:
        value = st.integers(100_000, 999_999).map(str)
    return value if column.required else st.none() | value


def rows_of(sheet: SheetLayout) -> st.SearchStrategy[list[dict[str, Any]]]:
    row = st.fixed_dictionaries({column.field: values_of(column) for column in sheet.columns})

    def in_order(values: dict[str, Any]) -> bool:
        pairs = ((values[begin], values[end]) for begin, end in sheet.spans)
        return all(begin is None or end is None or begin <= end for begin, end in pairs)

    def told(values: dict[str, Any]) -> bool:
        ways = sheet.enough or ((),)
        return any(all(values[name] is not None for name in names) for names in ways)

    def key(values: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(values[name] for name in sheet.key)

    return st.lists(row.filter(in_order).filter(told), min_size=1, max_size=4, unique_by=key)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), sheet=st.sampled_from(LAYOUT), language=st.sampled_from(["zh", "en"]))
def test_what_is_written_is_read_back_equal(
    data: st.DataObject, sheet: SheetLayout, language: str
) -> None:
    rows = data.draw(rows_of(sheet))
    book = read_workbook(write_workbook({sheet.table: rows}, language=language), filename="a.xlsx")

    assert [row.refusals for row in book.sheets[0].rows] == [[]] * len(rows)
    assert [row.values for row in book.sheets[0].rows] == rows


def test_a_table_the_layout_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError, match="salaries"):
        write_workbook({"salaries": []})


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    name = '=HYPERLINK("http://example.org","点这里")'
    data = write_workbook({"units": [{"code": "U1", "name": name, "kind": "organ"}]})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")

    assert b"<f>" not in sheet
    assert read_workbook(data, filename="a.xlsx").sheets[0].rows[0].values["name"] == name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_template_has_the_same_bytes(language: str) -> None:
    assert write_template(language=language) == write_template(language=language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_template_is_read_back_as_nine_empty_sheets(language: str) -> None:
    book = read_workbook(write_template(language=language), filename="a.xlsx")

    assert [sheet.table for sheet in book.sheets] == [sheet.table for sheet in LAYOUT]
    assert [len(sheet.columns) for sheet in book.sheets] == [len(s.columns) for s in LAYOUT]
    assert [sheet.rows for sheet in book.sheets] == [[]] * 9
    assert [sheet.code for sheet in book.ignored] == ["instructions"]


def test_the_template_offers_each_choice_and_explains_each_heading() -> None:
    with zipfile.ZipFile(io.BytesIO(write_template())) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
        comments = archive.read("xl/comments1.xml").decode()

    assert '"机关,事业单位,企业,社会组织"' in sheet
    assert "最上一级单位空着。" in comments
    assert "frozen" in sheet


def test_every_example_is_a_value_its_own_column_takes() -> None:
    rows = {
        sheet.table: RejectedRow(2, {c.field: c.example for c in sheet.columns}, ())
        for sheet in LAYOUT
    }
    book = read_workbook(
        write_rejects({table: [row] for table, row in rows.items()}), filename="a.xlsx"
    )

    assert [refusal.sentence() for s in book.sheets for r in s.rows for refusal in r.refusals] == []
    assert [warning.sentence() for s in book.sheets for r in s.rows for warning in r.warnings] == []


def test_rejects_say_why_and_which_row_it_was_and_can_be_sent_again() -> None:
    row = people(("7", "张三", "女", "1987-13-02", "U1", "")).rows[0]
    own = row.refusal("unit_code", "unknown_reference")
    data = write_rejects({"people": [RejectedRow.of(row, more=[own])]})
    again = read_workbook(data, filename="退回.xlsx").sheets[0]

    assert again.unknown_headings == ()
    assert dict(row.raw).items() <= dict(again.rows[0].raw).items()
    assert [refusal.code for refusal in again.rows[0].refusals] == ["no_such_month"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = archive.read("xl/sharedStrings.xml").decode()
    assert "原因" in texts
    assert "没有 13 月" in texts
    assert "都没有这个编号" in texts


def test_the_same_rejects_have_the_same_bytes() -> None:
    rows = {"people": [RejectedRow(3, {"name": "张三"}, ("不对",), frozenset({"name"}))]}

    assert write_rejects(rows) == write_rejects(rows)


def test_the_example_in_the_docstring_holds() -> None:
    assert doctest.testmod(sheets).failed == 0


def test_the_worked_example_in_the_manual_holds() -> None:
    page = Path(__file__).parents[4] / "docs" / "engines" / "sheets.md"

    assert doctest.testfile(str(page), module_relative=False, encoding="utf-8") == (0, 16)
