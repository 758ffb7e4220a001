"""What is judged on a whole row: spans of dates, and the key against the rows above."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qunqiao_engines.sheets.columns import SheetLayout
from qunqiao_engines.sheets.results import Row


@dataclass(slots=True)
class Seen:
    """The keys met so far in one table, with the sheet and row that had each first."""

    rows: dict[tuple[Any, ...], tuple[str, int]] = field(default_factory=dict)


def judge_row(row: Row, layout: SheetLayout, seen: Seen, sheet: str) -> None:
    """Adds to the row's refusals what its cells together do wrong.

    The later of two rows with the same key is refused and names the earlier one, even where that one
    is itself refused: both stand before the clerk, who knows which is right.
    """
    for begin, end in layout.spans:
        first, last = row.values[begin], row.values[end]
        if isinstance(first, date) and isinstance(last, date) and last < first:
            other = layout.column(begin).title
            row.refusals.append(row.refusal(end, "before_begin", other=other, begin=first))
    key = tuple(row.values[name] for name in layout.key)
    if None in key:
        return
    earlier = seen.rows.get(key)
    if earlier is None:
        seen.rows[key] = sheet, row.number
        return
    title, number = earlier
    place = {"zh": "", "en": ""}
    if title != sheet:
        place = {"zh": f"工作表“{title}”", "en": f" of the sheet “{title}”"}
    row.refusals.append(row.refusal(layout.key[0], "duplicate_key", other=number, place=place))
