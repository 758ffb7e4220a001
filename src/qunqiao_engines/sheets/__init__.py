"""Workbooks as clerks send them, read to typed rows or refusals in words; and written.

``read_workbook`` takes the bytes of an .xlsx, .xlsm, .xls, .xlsb, .ods or .csv file and gives back a
``Workbook``: for each sheet that is one of the layout's tables, its rows with typed values, the
refusals (which cell, what is wrong, what to do) and the warnings. What is not data - totals, notes,
other sheets - is listed with the reason, so that nothing vanishes.

>>> book = write_workbook({"people": [{"staff_number": "7", "name": "张三", "unit_code": "U1"}]})
>>> sheet = read_workbook(book, filename="a.xlsx").sheets[0]
>>> sheet.rows[0].values["name"], sheet.rows[0].refusals
('张三', [])

The engine knows the shape of a record, not the registry: whether a unit's code exists is its caller's
question, who answers with ``row.refusal("unit_code", "unknown_reference")``. Method, guarantees and
limits: docs/engines/sheets.md.
"""

from qunqiao_engines.sheets.batches import Batch, Correction, Head
from qunqiao_engines.sheets.columns import Column, SheetLayout
from qunqiao_engines.sheets.layout import LAYOUT
from qunqiao_engines.sheets.reading import read_workbook
from qunqiao_engines.sheets.refusals import Refusal, UnreadableWorkbook
from qunqiao_engines.sheets.rejects import RejectedRow, write_rejects
from qunqiao_engines.sheets.results import Ignored, Row, Sheet, Skipped, Value, Workbook
from qunqiao_engines.sheets.streaming import read_stream
from qunqiao_engines.sheets.writing import write_template, write_workbook

__all__ = [
    "LAYOUT",
    "Batch",
    "Column",
    "Correction",
    "Head",
    "Ignored",
    "Refusal",
    "RejectedRow",
    "Row",
    "Sheet",
    "SheetLayout",
    "Skipped",
    "UnreadableWorkbook",
    "Value",
    "Workbook",
    "read_stream",
    "read_workbook",
    "write_rejects",
    "write_template",
    "write_workbook",
]
