"""The rows of a table as markup, put together in Python.

Everything else on a page is drawn by templates. The cells of a list are four hundred to a page, and
drawn by macros they took longer than the rest of the page and its queries together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from qunqiao.kit.columns import Column


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list as it is shown."""

    href: str | None
    cells: list[str | Markup]


def body(columns: Sequence[Column], rows: Iterable[Row]) -> Markup:
    """The rows inside ``<tbody>``: the first cell leads on, an empty one says that it is empty."""
    missing = f'<span class="q-missing" aria-label="{escape(_("未填"))}">–</span>'
    starts = [_start(column, first=place == 0) for place, column in enumerate(columns)]
    lines = []
    for row in rows:
        cells = [_escaped(cell) or missing for cell in row.cells]
        if row.href and cells:
            cells[0] = f'<a href="{escape(row.href)}">{_escaped(row.cells[0])}</a>'
        inside = "</td>".join(map(str.__add__, starts, cells))
        lines.append(f'<tr role="row">{inside}</td></tr>')
    return Markup("\n".join(lines))  # noqa: S704 - every cell was escaped above


def _escaped(cell: str | Markup | None) -> str:
    # Letters and digits, of whatever script, need no escaping, and most cells hold nothing else.
    if type(cell) is str and cell.isalnum():
        return cell
    return "" if cell is None else escape(cell)


def _start(column: Column, *, first: bool) -> str:
    """The opening tag of a column's cells; on a phone a cell names its own column."""
    kinds = ("q-first" if first else "") + (" q-number" if column.numeric else "")
    return f'<td role="cell" class="{kinds}" data-label="{escape(column.title)}">'
