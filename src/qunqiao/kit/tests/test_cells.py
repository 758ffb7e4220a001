"""Cells of a list: escaped, linked, and named for phones; an empty one says so."""

from markupsafe import Markup

from qunqiao.kit import columns
from qunqiao.kit.cells import Row, body
from qunqiao.kit.testing import read

COLUMNS = [
    columns.text("name", "名称 <1>", lambda row: row),
    columns.counted("number", "人数", lambda row: row),
]


def _drawn(*cells, href=None):
    return read(f"<table>{body(COLUMNS, [Row(href, list(cells))])}</table>")


def test_what_somebody_typed_is_no_markup():
    assert _drawn("<script>", "a&b").text == "<script> a&b"


def test_an_address_cannot_end_its_attribute():
    assert _drawn("a", href='/x/?a="><b>').one("a")["href"] == '/x/?a="><b>'


def test_markup_of_the_house_stays_markup():
    assert _drawn(Markup("<b>三</b>"), "3").one("b").text == "三"


def test_an_empty_cell_says_that_it_is_empty():
    missing = _drawn("a", None).one("span", class_="q-missing")

    assert missing["aria-label"] == "未填"


def test_each_cell_names_its_column():
    labels = [cell["data-label"] for cell in _drawn("a", "1").all("td")]

    assert labels == ["名称 <1>", "人数"]


def test_the_first_cell_leads_on():
    assert _drawn("甲", "1", href="/x/").one("a", href="/x/").text == "甲"
