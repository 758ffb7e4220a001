"""The stream: batches by column, what is told of them, and that reading fast is reading the same."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qunqiao_engines.sheets import LAYOUT, Batch, Column, UnreadableWorkbook, read_stream
from qunqiao_engines.sheets.cells import Setting, converter_for
from qunqiao_engines.sheets.columnar import reader_for
from qunqiao_engines.sheets.layout_people import ID_NUMBER, PHONE
from qunqiao_engines.sheets.tests.builders import PEOPLE, PERSON, stream, xlsx
from qunqiao_engines.sheets.written import CellRefused

COLUMNS = (*(column for sheet in LAYOUT for column in sheet.columns), ID_NUMBER, PHONE)
CELLS = st.one_of(
    st.sampled_from(
        [
            *(
                "",
                "无",
                "N/A",
                "nUll",
                "-",
                "—",
                " ",
                "#N/A",
                "Err:502",
                "张　三",
                "张 三",
                "Anna Lee",
            ),
            *(
                "Anna  Lee",
                "阿里•江",
                "Ａ１",
                "2019.3",
                "2019",
                "至今",
                "有",
                "男",
                "1",
                "主席",
                "七",
            ),
            *(
                "11010519491231002X",
                "13800001234",
                "1.5E+10",
                "3.70102E+17",
                "U1\n",
                "a\nb",
                "370000",
            ),
            *(1, 1.0, True, False, 2019.1, 43525.0, 1e16, float("inf"), 0, 0.5),
        ]
    ),
    st.text(max_size=8),
    st.dates(),
)


def alone(column: Column, cell: object) -> tuple[object, str, list[str]]:
    """What a cell comes to when it is looked at by itself: value, refusal, warnings."""
    notes: list[tuple[str, dict[str, object]]] = []
    value: object = None
    refused = ""
    try:
        value = converter_for(column, Setting())(cell, notes)
    except CellRefused as refusal:
        refused = refusal.code
    return value, refused, [code for code, _ in notes]


@settings(max_examples=int(os.environ.get("QUNQIAO_EXAMPLES", "100")), deadline=None)
@given(st.sampled_from(COLUMNS), st.lists(CELLS, min_size=1, max_size=6))
def test_a_column_read_at_one_stroke_is_what_its_cells_are_one_by_one(
    column: Column, cells: list[object]
) -> None:
    """QUNQIAO_EXAMPLES=20000 tries it longer."""
    read = reader_for(column, Setting())(cells)
    together = [
        (
            value,
            trouble.refused.code if trouble and trouble.refused else "",
            [code for code, _ in trouble.notes] if trouble else [],
        )
        for value, trouble in zip(
            read.values, map(read.troubles.get, range(len(cells))), strict=True
        )
    ]

    assert together == [alone(column, cell) for cell in cells]


def test_a_second_batch_is_judged_by_the_keys_of_the_first() -> None:
    rows = [(str(n % 7), *PERSON[1:]) for n in range(9)]
    found = stream({"人员": [PEOPLE, *rows]}, size=3)

    assert found.refused() == [
        (9, "staff_number", "duplicate_key"),
        (10, "staff_number", "duplicate_key"),
    ]
    assert found.batches[-1].refusals[0][0].details["other"] == 2


def test_cells_as_written_are_told_of_troubled_rows_only() -> None:
    found = stream({"人员": [PEOPLE, PERSON, ("8", "李四", "男", "1987-13", "U1", "")]})

    assert {index: dict(raw)["birth_date"] for index, raw in found.batches[0].raw.items()} == {
        1: "1987-13"
    }


def test_a_field_the_sheet_has_no_column_for_is_a_column_of_nothing() -> None:
    found = stream({"人员": [("工号", "姓名", "单位编号"), (*PERSON[:2], "U1")]})

    assert found.batches[0].values["birth_date"] == [None]
    assert set(found.batches[0].values) == {column.field for column in LAYOUT[3].columns}


def test_rows_left_aside_are_told_and_leave_the_others_in_their_places() -> None:
    rows = [PERSON, ("合计", "1人"), ("8", *PERSON[1:3], "1987-13", "U1"), ("注：完",)]
    found = stream({"人员": [PEOPLE, *rows]})

    assert found.batches[0].numbers == [2, 4]
    assert found.skipped() == [(3, "total_row"), (5, "note_row")]
    assert found.refused() == [(4, "birth_date", "no_such_month")]


def test_a_limit_of_rows_holds_over_all_tables_of_a_file() -> None:
    sheets = {"人员": [PEOPLE, *[(str(n), *PERSON[1:]) for n in range(6)]]}
    sheets["人员(2)"] = sheets["人员"]

    with pytest.raises(UnreadableWorkbook) as caught:
        stream(sheets, limit_rows=10, size=2)

    assert caught.value.reason_code == "too_many_rows"


def test_the_first_batch_comes_before_the_last_row_is_read() -> None:
    rows = [(str(n), *PERSON[1:]) for n in range(100)]
    events: Iterator[object] = read_stream(
        xlsx({"人员": [PEOPLE, *rows]}), filename="a.xlsx", size=10
    )
    next(events)
    batch = next(events)

    assert isinstance(batch, Batch)
    assert len(batch.numbers) < 20
