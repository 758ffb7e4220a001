"""Reading the sample province's workbook (some 21,000 rows): ours, openpyxl, and calamine bare."""

import io

import openpyxl
from python_calamine import CalamineWorkbook

from qunqiao_engines.sheets import read_workbook, write_workbook
from qunqiao_engines.synth import sample_province
from tests.bench.clock import Result, timed


def bench() -> list[Result]:
    """Ours types, checks and refuses; the peers only read the cells."""
    data = write_workbook(sample_province().tables)

    def peer() -> None:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book:
            for _row in sheet.iter_rows(values_only=True):
                pass

    def limit() -> None:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()

    return [
        timed(
            "ours: read, type and check every row", lambda: read_workbook(data, filename="a.xlsx")
        ),
        timed("openpyxl: only read the cells (peer)", peer, runs=3),
        timed("calamine: only read the cells (limit)", limit),
    ]
