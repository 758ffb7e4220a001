"""Odd and hostile workbooks gathered from the readers of the world: each is read or refused in words."""

import io
import os
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qunqiao_engines.sheets import UnreadableWorkbook, read_workbook
from qunqiao_engines.sheets.source import Grid, grids_of
from qunqiao_engines.sheets.written import CellError

FOLDER = Path(__file__).parents[5] / "shared" / "data" / "spreadsheets"

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def files() -> list[Path]:
    found = sorted(FOLDER.glob("*")) if FOLDER.is_dir() else []
    if not found and os.environ.get("CI") != "true":
        pytest.skip("the folder ../shared/data/spreadsheets is not beside this project")
    assert found, "CI needs ../shared/data/spreadsheets"
    return found


def outcome(data: bytes, name: str) -> str:
    try:
        read_workbook(data, filename=name)
    except UnreadableWorkbook as refusal:
        return refusal.sentence("zh") and refusal.reason_code
    return "read"


def moved_to_the_corner(data: bytes) -> bytes:
    """The workbook with the cells of its third row sent to row 1048576, column XFD."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.bin":
                part = part.replace(b"\x00\x19\x02\0\0\0", b"\x00\x19\xff\xff\x0f\0")
                part = part.replace(b"\x05\x10\0\0\0\0", b"\x05\x10\xff\x3f\0\0")
            new.writestr(name, part)
    return buffer.getvalue()


def grids(folder: Path, name: str) -> Iterator[Grid]:
    return grids_of((folder / name).read_bytes(), name)


def test_each_file_is_read_or_refused_in_words(files: list[Path]) -> None:
    outcomes = {file.name: outcome(file.read_bytes(), file.name) for file in files}

    assert outcomes.pop("calamine-pass_protected.ods") == "encrypted"
    assert outcomes.pop("calamine-pass_protected.xlsx") == "encrypted"
    assert outcomes.pop("sheetjs-1904_1904.slk") == "old_format"
    assert outcomes.pop("sheetjs-1904_1904.xml") == "old_format"
    assert outcomes.pop("sheetjs-BlankSheetTypes.xlsm") == "damaged"
    assert set(outcomes.values()) == {"no_known_sheet"}


@pytest.mark.parametrize("suffix", ["xls", "xlsx"])
def test_errors_are_found_where_the_reader_shows_empty_cells(
    files: list[Path], suffix: str
) -> None:
    rows = list(next(grids(files[0].parent, f"sheetjs-ErrorTypes.{suffix}")).rows)

    assert [row[1] for row in rows[1:4]] == [
        CellError("#NULL!"),
        CellError("#DIV/0!"),
        CellError("#VALUE!"),
    ]


@pytest.mark.parametrize(
    ("name", "since_1904"),
    [
        ("calamine-date_1904.xls", True),
        ("calamine-date_1904.xlsb", True),
        ("calamine-date.xlsx", False),
        ("calamine-date.xlsb", False),
    ],
)
def test_a_binary_workbook_says_from_when_it_counts_its_days(
    files: list[Path], name: str, since_1904: bool
) -> None:
    grid = next(grids(files[0].parent, name))

    assert grid.since_1904 is since_1904
    assert next(iter(grid.rows))[0] == date(2021, 1, 1)


def test_a_far_cell_of_a_binary_workbook_is_refused_before_it_is_read(files: list[Path]) -> None:
    data = (files[0].parent / "calamine-date.xlsb").read_bytes()

    with pytest.raises(UnreadableWorkbook) as caught:
        list(grids_of(moved_to_the_corner(data), "a.xlsb"))

    assert caught.value.reason_code == "too_wide"
