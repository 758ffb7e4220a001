"""A cell as the file has it: shown as the clerk sees it, or refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, TypeAlias

from qunqiao_engines.sheets import tidy
from qunqiao_engines.sheets.results import Value

# What is to be said of a cell that is taken: codes of warnings, with their details.
Notes: TypeAlias = list[tuple[str, dict[str, Any]]]
Converter: TypeAlias = Callable[[Any, Notes], Value]

# A spreadsheet keeps 15 significant digits of a number.
EXACT = 10**15


@dataclass(frozen=True, slots=True)
class CellError:
    """A formula that ended in an error, such as ``#N/A``."""

    text: str


class CellRefused(Exception):
    """The cell cannot be taken; carries the code and details of the refusal."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code, self.details = code, details


def as_written(cell: Any) -> str:
    """The cell as text, near to what the clerk sees: 1001 for 1001.0, 2019-03-01 for a date."""
    if isinstance(cell, str):
        return tidy.storable(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < EXACT else repr(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return tidy.storable(cell.text) if isinstance(cell, CellError) else str(cell)
