"""Whether a workbook counts its days from 1904 on, as those from old Macintoshes do.

Source: ISO/IEC 29500-1 18.2.28 (workbookPr), [MS-XLSB] BrtWbProp, [MS-XLS] Date1904.
"""

import struct

from qunqiao_engines.sheets import errors_xls, errors_xlsb
from qunqiao_engines.sheets.markup import elements
from qunqiao_engines.sheets.package import Package

_DATE_1904, _WB_PROP = 0x22, 153


def since_1904_xlsx(package: Package) -> bool:
    """Of an .xlsx, by its workbook.xml."""
    return any(
        found.get("date1904") in ("1", "true")
        for name in package.parts
        if name.endswith("workbook.xml")
        for found in elements(package.pieces(name), "workbookPr")
    )


def since_1904_xlsb(package: Package) -> bool:
    """Of an .xlsb, by the first bit of its properties."""
    return any(
        kind == _WB_PROP and bool(body[:1]) and body[0] & 1 == 1
        for name in package.parts
        if name.endswith("workbook.bin")
        for kind, body in errors_xlsb.records(package.read(name))
    )


def since_1904_xls(data: bytes) -> bool:
    """Of an .xls, by the record that says so; it stands among the first."""
    for _, kind, body in errors_xls.records(errors_xls.record_stream(data)):
        if kind == _DATE_1904:
            return body[:2] == struct.pack("<H", 1)
    return False
