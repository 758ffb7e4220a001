"""Exports: no cell runs, numbers and days stay what they are, nothing is lost."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from qunqiao.kit.exports import Link, Sheet, write_csv, write_json, write_xlsx

RISKY = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1+1",
    "＠a",
    "|calc",
    "－1",
]


def _csv(*rows, headings=("甲",)):
    file = io.BytesIO()
    write_csv(file, Sheet("表", "说明", list(headings), rows))
    return file.getvalue()


def _xlsx(*rows, headings=("甲",), title="表"):
    file = io.BytesIO()
    write_xlsx(file, Sheet(title, "2026-11-20 的 1 行。", list(headings), rows))
    return file.getvalue()


@pytest.mark.parametrize("text", RISKY)
def test_a_text_that_would_run_gets_an_apostrophe_in_csv(text):
    rows = list(csv.reader(io.StringIO(_csv([text]).decode("utf-8-sig"), newline="")))

    assert rows[1] == [f"'{text}"]


@pytest.mark.parametrize("text", RISKY)
def test_a_text_that_would_run_is_a_text_cell_in_a_workbook(text):
    content = _xlsx([text])

    assert b"<f>" not in _part(content, "xl/worksheets/sheet1.xml")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    assert sheet.to_python()[1] == [text]


def test_an_address_in_a_workbook_is_no_link():
    assert b"hyperlink" not in _part(_xlsx(["https://example.org"]), "xl/worksheets/sheet1.xml")


def test_a_heading_that_would_run_gets_an_apostrophe_too():
    assert _csv(headings=["=1"]).decode("utf-8-sig").strip() == "'=1"


def test_a_negative_number_stays_a_number():
    assert _csv([Decimal("-12.50"), -3]).decode("utf-8-sig").splitlines()[1] == "-12.50,-3"


def test_csv_begins_with_the_mark_that_tells_its_encoding():
    assert _csv(["甲"]).startswith(b"\xef\xbb\xbf")


def test_a_workbook_keeps_numbers_days_and_gaps():
    row = [3, Decimal("12.50"), date(2026, 11, 20), None, "007"]
    content = _xlsx(row, headings="甲乙丙丁戊")
    found = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()

    assert found[1] == [3.0, 12.5, date(2026, 11, 20), "", "007"]


def test_a_workbook_says_on_a_second_sheet_what_it_holds():
    book = CalamineWorkbook.from_filelike(io.BytesIO(_xlsx(["甲"])))

    assert book.get_sheet_by_name("说明").to_python() == [["2026-11-20 的 1 行。"]]


def test_a_title_with_control_characters_leaves_the_workbook_whole():
    book = CalamineWorkbook.from_filelike(io.BytesIO(_xlsx(["甲"], title="届\x01次\x1f\ufffe")))

    assert book.sheet_names[0] == "届次"


def test_a_title_no_sheet_may_bear_is_mended():
    book = CalamineWorkbook.from_filelike(io.BytesIO(_xlsx(["甲"], title="届次[1]/2" + "长" * 40)))

    assert book.sheet_names[0] == ("届次12" + "长" * 40)[:31]


def _part(content, name):
    return ZipFile(io.BytesIO(content)).read(name)


def test_a_json_file_names_values_by_key_and_leads_to_the_record():
    file = io.BytesIO()
    rows = [[Link("甲工会", "https://a/1"), date(2026, 1, 2), Decimal("1.50"), None, 3]]
    keys = ["name", "since", "money", "gap", "count"]
    write_json(file, Sheet("表", "共 1 条。", ["…"] * 5, rows, keys))

    row = {"name": "甲工会", "since": "2026-01-02", "money": "1.50", "gap": None, "count": 3}
    whole = {"title": "表", "note": "共 1 条。", "rows": [row | {"link": "https://a/1"}]}
    assert json.loads(file.getvalue()) == whole
