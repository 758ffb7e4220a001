"""Columns of a list that are fields of a workbook: an export of the list can be sent in again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from qunqiao.kit.columns import Column
from qunqiao.registry import bridge


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of a table as workbooks have it.

    A column that is one of its fields is exported under the workbook's heading and in the workbook's
    words, whatever the page calls them, so that the intake reads the same record. A column that is
    none, such as a count, is a heading the intake does not know and leaves aside.
    """

    table: str

    @property
    def title(self) -> str:
        """What the sheet is called."""
        return bridge.table_title(self.table, bridge.language())

    def field(self, column: Column, name: str) -> Column:
        """``column`` as the field ``name``."""
        return replace(column, heading=bridge.field_title(self.table, name, bridge.language()))

    def coded(self, column: Column, name: str, code: Callable[[Any], str | bool | None]) -> Column:
        """``column`` as a field chosen from a list or answered yes or no; ``code`` is what is kept.

        What nobody has reported is exported as an empty cell: a word for it would be no answer.
        """
        spoken = bridge.language()

        def plain(row: Any) -> str:
            kept = code(row)
            return bridge.shown(self.table, name, None if kept == "" else kept, spoken)

        return replace(self.field(column, name), plain=plain)
