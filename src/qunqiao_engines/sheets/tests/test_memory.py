"""Small files that ask for much memory or time: refused in words before any of it is given."""

import io
import struct
import zipfile

import pytest
import xlsxwriter
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qunqiao_engines.sheets import (
    UnreadableWorkbook,
    delimited,
    extent,
    package,
    reach,
    read_workbook,
    shared_texts,
)
from qunqiao_engines.sheets.loads_xls import XlsLoads
from qunqiao_engines.sheets.reach import Load
from qunqiao_engines.sheets.tests.builders import PEOPLE, PERSON, streamed
from qunqiao_engines.sheets.tests.test_other_formats import ods, row, text

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_SHEET, _SHARED = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def workbook(parts: dict[str, str]) -> bytes:
    """A workbook of one sheet with some of its parts replaced."""
    plain, packed = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(plain) as book:
        book.add_worksheet("人员").write(0, 0, "工号")
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name) or old.read(name))
    return packed.getvalue()


def sheet(rows: str, behind: str = "") -> str:
    return f"<worksheet {_MAIN}><sheetData>{rows}</sheetData>{behind}</worksheet>"


def reason(data: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(UnreadableWorkbook) as caught:
        read_workbook(data, filename=name)
    assert caught.value.sentence("zh")
    assert caught.value.sentence("en")
    return caught.value.reason_code


def load_of(*windows: str) -> Load:
    seen = extent.Extent()
    for window in windows:
        seen.see(window.encode())
    return seen.load(lambda: [window.encode() for window in windows])


def test_one_long_text_in_many_cells_is_refused() -> None:
    shared = f"<sst {_MAIN}><si><t>{'长' * 10_000}</t></si></sst>"
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_000))

    assert reason(workbook({_SHARED: shared, _SHEET: sheet(rows)})) == "too_many_cells"


def test_a_long_text_in_few_of_many_cells_is_read() -> None:
    texts = "".join(
        f"<si><t>{text}</t></si>" for text in ("工号", "姓名", "单位编号", "七", "长" * 10_000)
    )
    rows = "".join(
        f'<row r="{n}">'
        + "".join(
            f'<c r="{"ABC"[at]}{n}" t="s"><v>{at if n == 1 else 3}</v></c>' for at in range(3)
        )
        + "</row>"
        for n in range(1, 4_000)
    )
    parts = {_SHARED: f"<sst {_MAIN}>{texts}</sst>", _SHEET: sheet(rows)}

    assert len(streamed(workbook(parts), "a.xlsx").values(0, "name")) == 3_998


def test_a_text_of_megabytes_is_refused() -> None:
    rows = f'<row r="1"><c r="A1" t="str"><v>{"a" * 4_000_000}</v></c></row>'

    assert reason(workbook({_SHEET: sheet(rows)})) == "text_too_long"


def test_shared_texts_that_fill_the_memory_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_texts, "MEMORY", 1_000_000)
    shared = f"<sst {_MAIN}>{'<si><t>a</t></si>' * 20_000}</sst>"

    assert reason(workbook({_SHARED: shared})) == "too_many_cells"


def test_merged_cells_that_fill_the_memory_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (reach, package):
        monkeypatch.setattr(module, "MEMORY", 100_000_000)
    merged = "<mergeCells>" + '<mergeCell ref="A1:A2"/>' * 500_000 + "</mergeCells>"

    assert reason(workbook({_SHEET: sheet("", merged)})) == "too_many_cells"


def test_cells_that_do_not_say_where_they_are_still_span_a_rectangle() -> None:
    wide = "<row>" + "<c><v>1</v></c>" * 16_000 + "</row>"
    deep = "<row><c><v>1</v></c></row>" * 20_000

    assert reason(workbook({_SHEET: sheet(wide + deep)})) == "too_wide"


def test_many_cells_that_do_not_say_where_they_are_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(extent, "_MOST_UNPLACED", 10_000)

    assert reason(workbook({_SHEET: sheet("<row>" + "<c/>" * 12_000 + "</row>")})) == (
        "too_many_cells"
    )


@pytest.mark.parametrize(
    "written",
    [
        '<c r="AB12"><v>1</v></c>',
        "<c s='1' r = 'AB12'><v>1</v></c>",
        '<x:c r="AB12"><x:v>1</x:v></x:c>',
        '<row r="12">' + "<c/>" * 27 + "<c><v>1</v></c></row>",
    ],
)
def test_the_reach_of_a_cell_is_found_however_it_is_written(written: str) -> None:
    load = load_of('<dimension ref="A1:C9"/><sheetData>', written)

    assert (load.rows, load.columns) == (12, 28)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 700),
    st.integers(1, 1_048_576),
    st.sampled_from(["A1:C9", "A1:Z99999", "A1:AC200001", "A1", "A1:ZZ9999999"]),
)
def test_whatever_a_sheet_says_of_its_size_its_cells_lie_within_what_is_found(
    column: int, number: int, hint: str
) -> None:
    name = xlsxwriter.utility.xl_col_to_name(column - 1)
    window = f'<dimension ref="{hint}"/><c r="{name}{number}"><v>1</v></c>'
    assume(number * column < 15_000_000)
    load = load_of(window)

    assert load.rows >= number
    assert load.columns >= column


def test_an_empty_cell_with_a_format_reaches_nowhere() -> None:
    load = load_of('<c r="A1"><v>1</v></c><c r="XFD1048576" s="3"/>')

    assert (load.rows, load.columns, load.cells) == (1, 1, 1)


def test_the_tables_of_an_opendocument_workbook_are_held_together() -> None:
    table = "</table:table><table:table>"
    full = row(text("1", times=100), times=30_000)

    assert reason(ods(table.join([full] * 3)), "a.ods") == "too_many_cells"


def test_a_long_text_repeated_in_an_opendocument_sheet_is_refused() -> None:
    assert reason(ods(row(text("长" * 100_000, times=5_000))), "a.ods") == "too_many_cells"


@pytest.mark.parametrize("times", ["-5", "x", "９"])
def test_a_repetition_that_is_no_number_is_survived(times: str) -> None:
    body = row(*PEOPLE) + row(*PERSON).replace('repeated="1"', f'repeated="{times}"')

    assert reason_or_rows(ods(body)) in ("damaged", "1")


def reason_or_rows(data: bytes) -> str:
    try:
        return str(len(read_workbook(data, filename="a.ods").sheets[0].rows))
    except UnreadableWorkbook as refusal:
        return refusal.reason_code


def test_the_sheets_of_an_old_workbook_are_held_together() -> None:
    loads = XlsLoads()
    corner = struct.pack("<HHHd", 65_535, 255, 0, 1.0)
    loads.begin()
    loads.cell_record(0x203, corner)
    loads.begin()

    with pytest.raises(UnreadableWorkbook) as caught:
        loads.cell_record(0x203, corner)

    assert caught.value.reason_code == "too_many_cells"


def test_the_copies_of_a_shared_text_in_an_old_workbook_count_though_it_is_continued() -> None:
    loads = XlsLoads()
    wide = "长" * 5_000
    head = struct.pack("<IIHB", 1, 2, 3, 0) + b"abc" + struct.pack("<HB", 10_000, 1)
    loads.global_record(0xFC, head + wide.encode("utf-16-le"))
    loads.global_record(0x3C, b"\x01" + wide.encode("utf-16-le"))
    loads.begin()
    few, more = ([struct.pack("<HHHI", n, 0, 0, 1) for n in range(9_000)] for _ in range(2))
    for cell in few:
        loads.cell_record(0xFD, cell)

    with pytest.raises(UnreadableWorkbook):
        all(loads.cell_record(0xFD, cell) is None for cell in more)


@pytest.mark.parametrize(
    "data", [b"," * 2_000_000, b"a" * 2_000_000, b'"\n",' * 500_000, b'"' + b"x\n" * 900_000]
)
def test_a_row_of_text_without_an_end_is_refused(data: bytes) -> None:
    assert reason(data, "a.csv") in ("row_too_long", "damaged")


def test_empty_lines_without_number_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "_MOST_ROWS", 1_000)

    assert reason("工号,姓名,单位编号".encode() + b"\n" * 2_000, "a.csv") == "too_many_rows"


def test_the_same_headings_twenty_thousand_times_are_one_table() -> None:
    heading = ",".join(PEOPLE) + "\n"
    found = streamed((heading * 20_000).encode(), "人员.csv")

    assert len(found.heads) == 1
    assert len(found.skipped()) == 19_999


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<!-- x -->\n<HTML><body></body></html>", "saved_as_web_page"),
        (b"MIME-Version: 1.0\n\n<html></html>", "saved_as_web_page"),
        (b'<?xml version="1.0"?><html xmlns="x"></html>', "saved_as_web_page"),
        (b'<?xml version="1.0"?><note/>', "not_a_workbook"),
    ],
)
def test_what_is_saved_under_a_workbooks_name_is_told(data: bytes, code: str) -> None:
    assert reason(data, "a.xls") == code


def test_text_with_tabs_that_a_system_calls_xls_is_read() -> None:
    lines = "\r\n".join("\t".join(cells) for cells in (PEOPLE, PERSON))

    assert streamed(lines.encode("gbk"), "人员.xls").values(0, "name") == ["张三"]


@pytest.mark.parametrize("value", ["inf", "nan", "-inf", "1e308"])
def test_a_number_that_is_none_is_refused_in_every_column(value: str) -> None:
    cells = f'<table:table-cell office:value-type="float" office:value="{value}"/>' * len(PEOPLE)
    body = row(*PEOPLE) + f"<table:table-row>{cells}</table:table-row>"

    assert streamed(ods(body), "a.ods").refused()
