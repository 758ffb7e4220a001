"""The nine sheets of a registry workbook, in the order in which they depend on each other."""

from qunqiao_engines.sheets.columns import Column, SheetLayout
from qunqiao_engines.sheets.layout_funds import FUNDS
from qunqiao_engines.sheets.layout_organisations import ORGANISATIONS, TERMS
from qunqiao_engines.sheets.layout_people import MEMBERSHIPS, PEOPLE
from qunqiao_engines.sheets.layout_posts import APPOINTMENTS, POSTS
from qunqiao_engines.sheets.layout_units import UNITS, VENUES

LAYOUT: tuple[SheetLayout, ...] = (
    UNITS,
    ORGANISATIONS,
    TERMS,
    PEOPLE,
    POSTS,
    APPOINTMENTS,
    MEMBERSHIPS,
    FUNDS,
    VENUES,
)

_COLUMNS = {(sheet.table, column.field): column for sheet in LAYOUT for column in sheet.columns}


def heading_of(table: str, field: str, language: str) -> str:
    """What the column is called in the template; the field's own name where it is not of a layout."""
    column = _COLUMNS.get((table, field))
    return column.title[language] if column else field


def column_of(table: str, field: str) -> Column | None:
    """The column behind a field, if the nine sheets have it."""
    return _COLUMNS.get((table, field))
