"""Files of which nothing can be taken: each is refused with its reason, none brings the process down."""

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qunqiao_engines.sheets import UnreadableWorkbook, read_workbook, write_workbook
from qunqiao_engines.sheets.tests.builders import PEOPLE, PERSON, read

GOOD = write_workbook({"people": [{"staff_number": "7", "name": "张三", "unit_code": "U1"}]})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def reason(data: bytes, filename: str = "a.xlsx") -> str:
    with pytest.raises(UnreadableWorkbook) as caught:
        read_workbook(data, filename=filename)
    return caught.value.reason_code


def outcome(data: bytes) -> str:
    """What became of the file: the table read, or the sentence that refuses it."""
    try:
        return read_workbook(data, filename="a.xlsx").sheets[0].table
    except UnreadableWorkbook as refusal:
        return refusal.sentence("zh")


def repacked(name: str, content: bytes) -> bytes:
    """The good workbook with one part replaced or added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(GOOD)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return buffer.getvalue()


def directory_says(at: int, number: int) -> bytes:
    """The good workbook with one number of its directory's first entry changed, ``at`` so many bytes into it."""
    data = bytearray(GOOD)
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + at, number)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "filename", "code"),
    [
        (b"", "a.xlsx", "empty_file"),
        (b"%PDF-1.7\n", "a.pdf", "not_a_workbook"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.xlsx", "not_a_workbook"),
        (b"hello", "a.docx", "not_a_workbook"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "a.xls", "saved_as_web_page"),
        (b"ID;PWXL;N;E\nC;Y1;X1\n", "a.slk", "old_format"),
        (b"\xff\xff\xfe\x81,\x80", "a.csv", "unknown_encoding"),
        (OLE + b"\0" * 600, "a.xls", "damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "encrypted"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "not_a_workbook"),
        (GOOD[:200], "a.xlsx", "damaged"),
        (GOOD[:-30], "a.xlsx", "damaged"),
        # Where APPNOTE.TXT 4.3.12 puts the version needed to unpack, and the way of packing.
        (directory_says(6, 99), "a.xlsx", "damaged"),
        (directory_says(10, 99), "a.xlsx", "damaged"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_with_the_reason(
    data: bytes, filename: str, code: str
) -> None:
    assert reason(data, filename) == code


def test_a_zip_without_sheets_is_not_a_workbook() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")

    assert reason(buffer.getvalue(), "a.docx") == "not_a_workbook"


def test_an_honest_bomb_is_refused_by_its_directory() -> None:
    assert reason(repacked("xl/media/zeros.bin", b"\0" * 301 * 1024 * 1024)) == "too_large"


def test_a_bomb_that_understates_its_size_is_refused() -> None:
    data = bytearray(repacked("xl/media/zeros.bin", b"\0" * 3_000_000))
    size = struct.pack("<I", 3_000_000)
    for _ in range(data.count(size)):
        at = data.index(size)
        data[at : at + 4] = struct.pack("<I", 10)

    assert reason(bytes(data)) == "too_large"


def test_one_cell_at_the_far_corner_does_not_take_half_a_terabyte() -> None:
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )

    assert reason(repacked("xl/worksheets/sheet1.xml", far)) == "too_wide"


def test_a_far_cell_hidden_across_two_pieces_is_seen() -> None:
    padding = b"<!--" + b" " * (1024 * 1024 - 200) + b"-->"
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + padding
        + b'<row r="1048576"><c '
        + b" " * 200
        + b'r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )

    assert reason(repacked("xl/worksheets/sheet1.xml", far)) == "too_wide"


def test_a_format_down_to_the_last_row_is_no_content() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    far = b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    data = repacked("xl/worksheets/sheet1.xml", sheet.replace(b"</sheetData>", far))

    assert len(read_workbook(data, filename="a.xlsx").sheets[0].rows) == 1


def test_a_document_type_in_a_part_is_refused_before_it_expands() -> None:
    laughs = (
        b'<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa">]><sheetData><row><c t="e"><v>&a;</v></c></row>'
        b"</sheetData>"
    )

    assert reason(repacked("xl/worksheets/sheet1.xml", laughs)) == "damaged"


def test_more_rows_than_the_limit_are_refused() -> None:
    rows = [PEOPLE, *[(str(n), "张三", "", "", "U1", "") for n in range(11)]]

    with pytest.raises(UnreadableWorkbook) as caught:
        read({"人员": rows}, limit_rows=10)

    assert caught.value.reason_code == "too_many_rows"


def test_a_workbook_of_other_sheets_is_refused_with_their_names() -> None:
    with pytest.raises(UnreadableWorkbook) as caught:
        read({"工资": [("姓名", "金额"), ("张三", 1)]})

    assert caught.value.reason_code == "no_known_sheet"
    assert "工资" in caught.value.sentence("zh")


def test_a_sheet_that_lacks_a_required_heading_is_refused_with_its_name() -> None:
    with pytest.raises(UnreadableWorkbook) as caught:
        read({"人员": [("工号", "性别"), ("7", "女")]})

    assert caught.value.reason_code == "missing_headings"
    assert "姓名、单位编号" in caught.value.sentence("zh")
    assert "Name, Unit code" in caught.value.sentence("en")


def test_a_heading_that_stands_twice_is_refused() -> None:
    with pytest.raises(UnreadableWorkbook) as caught:
        read({"人员": [(*PEOPLE, "职工姓名"), (*PERSON, "李四")]})

    assert caught.value.reason_code == "duplicate_headings"


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, len(GOOD) - 1), byte=st.integers(0, 255), cut=st.integers(0, 400))
def test_a_file_damaged_anywhere_is_read_or_refused(at: int, byte: int, cut: int) -> None:
    data = bytearray(GOOD)
    data[at] = byte

    assert outcome(bytes(data[: len(data) - cut]))


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=300), start=st.sampled_from([b"", OLE, b"PK\x03\x04", b"\xff\xfe"]))
def test_any_bytes_are_refused_in_words(data: bytes, start: bytes) -> None:
    assert reason(start + data, "a.csv")


def test_the_refusal_is_a_sentence_in_both_languages() -> None:
    refusal = UnreadableWorkbook("encrypted")

    assert refusal.sentence("zh") == "这个文件设了密码，打不开，请取消密码另存后再上传。"
    assert refusal.sentence("en").startswith("The file is protected by a password: save it")


def test_only_a_known_reason_can_be_given() -> None:
    with pytest.raises(ValueError, match="no sentence"):
        UnreadableWorkbook("because")
