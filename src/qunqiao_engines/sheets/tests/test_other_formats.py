"""OpenDocument sheets, merged and hidden cells: what the reader alone would lose or drown in."""

import io
import zipfile

import pytest
import xlsxwriter

from qunqiao_engines.sheets import UnreadableWorkbook, Workbook, read_workbook
from qunqiao_engines.sheets.tests.builders import PEOPLE, PERSON

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
)
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
_ERROR = (
    '<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value=""'
    ' calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
)


def ods(body: str) -> bytes:
    """An OpenDocument workbook with one sheet 人员 of these rows."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMESPACES} {_CALC} '
        'office:version="1.2"><office:body><office:spreadsheet><table:table table:name="人员">'
        f"{body}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def row(*cells: str, times: int = 1) -> str:
    inner = "".join(cell if cell.startswith("<") else text(cell) for cell in cells)
    return f'<table:table-row table:number-rows-repeated="{times}">{inner}</table:table-row>'


def text(value: str, times: int = 1) -> str:
    kind = ' office:value-type="string"' if value else ""
    repeated = f' table:number-columns-repeated="{times}"'
    return f"<table:table-cell{kind}{repeated}><text:p>{value}</text:p></table:table-cell>"


def read(data: bytes, name: str = "a.ods") -> Workbook:
    return read_workbook(data, filename=name)


@pytest.mark.parametrize(
    "body",
    [
        row(text("1", times=4_000_000_000)),
        row(text("1", times=16_384), times=5_000),
        row("1") + row(times=1_048_570) + row(text("", times=16_383), "1"),
    ],
)
def test_repeated_cells_that_span_a_country_are_refused(body: str) -> None:
    with pytest.raises(UnreadableWorkbook) as caught:
        read(ods(body))

    assert caught.value.reason_code == "too_wide"


def test_an_error_in_an_opendocument_sheet_is_refused() -> None:
    sheet = read(ods(row(*PEOPLE) + row("7", "张三", "女", _ERROR, "U1"))).sheets[0]

    assert [r.code for r in sheet.rows[0].refusals] == ["formula_error"]


def test_an_opendocument_sheet_with_its_usual_empty_tail_is_read() -> None:
    tail = row(text("", times=16_384), times=1_048_000)
    sheet = read(ods(row(*PEOPLE) + row(*PERSON) + tail)).sheets[0]

    assert [r.values["name"] for r in sheet.rows] == ["张三"]


def workbook(*, hidden: bool = False, merged: bool = False) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("人员")
    for number, cells in enumerate((PEOPLE, PERSON, ("8", *PERSON[1:4], "", ""))):
        sheet.write_row(number, 0, cells)
    if merged:
        sheet.merge_range(1, 4, 2, 4, "U9")
    second = book.add_worksheet("单位")
    second.write_row(0, 0, ("单位编号", "单位名称", "单位性质"))
    if hidden:
        second.hide()
    book.close()
    return buffer.getvalue()


def test_a_hidden_sheet_is_not_read_and_listed() -> None:
    book = read(workbook(hidden=True), "a.xlsx")

    assert [(sheet.title, sheet.code) for sheet in book.ignored] == [("单位", "hidden_sheet")]


def test_a_cell_merged_downwards_stands_for_each_of_its_rows() -> None:
    rows = read(workbook(merged=True), "a.xlsx").sheets[1].rows

    assert [r.values["unit_code"] for r in rows] == ["U9", "U9"]
