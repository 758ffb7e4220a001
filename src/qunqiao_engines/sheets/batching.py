"""The rows of one table to batches of typed columns, with all that is to be said about them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from qunqiao_engines.sheets import rows as judging
from qunqiao_engines.sheets import tidy
from qunqiao_engines.sheets.batches import Batch
from qunqiao_engines.sheets.cells import Setting
from qunqiao_engines.sheets.columnar import Read, reader_for
from qunqiao_engines.sheets.grid import Row
from qunqiao_engines.sheets.headings import Match
from qunqiao_engines.sheets.refusals import Refusal
from qunqiao_engines.sheets.results import Skipped, Value
from qunqiao_engines.sheets.rows import Objection, Seen
from qunqiao_engines.sheets.tables import Stretch
from qunqiao_engines.sheets.written import as_written

_TOTALS = frozenset(
    {"合计", "总计", "小计", "共计", "累计", "总合计", "total", "subtotal", "grandtotal"}
)
_NOTE = re.compile(
    r"^(?:注|备注|说明|填表说明|填写说明|填表人|制表人|制表|审核人|填报人|填报单位|联系电话|示例|例)[::]"
)
# A first cell without any of these is neither of the above, with whatever spaces in it.
_HINT = re.compile("计|otal|OTAL|[:：]")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where rows come from: the sheet, and whether its workbook counts days from 1904 on."""

    title: str
    since_1904: bool = False


class Batcher:
    """Reads one table: ``batch`` for each stretch of its rows."""

    def __init__(self, place: int, found: Match, seen: Seen, origin: Origin) -> None:
        self._place = place
        self._found = found
        self._seen = seen
        self._title = origin.title
        self._table = found.layout.table
        self._readers = {
            column.field: reader_for(column, Setting(found.scale(column), origin.since_1904))
            for column in found.layout.columns
            if column.field in found.positions
        }
        self._at = [found.positions[name] for name in self._readers]

    def batch(self, stretch: Stretch, *, every_raw: bool = False) -> Batch:
        """The stretch as a batch; ``raw`` for each row where that is asked for."""
        cells = self._columns(stretch.rows)
        read = {
            name: reader(column)
            for (name, reader), column in zip(self._readers.items(), cells, strict=True)
        }
        aside = self._aside(stretch, read)
        if aside:
            kept = [i for i in range(len(stretch.rows)) if i not in aside]
            skipped = [Skipped(stretch.numbers[i], code) for i, code in aside.items()]
            stretch = Stretch(
                [stretch.numbers[i] for i in kept],
                [stretch.rows[i] for i in kept],
                sorted(skipped + stretch.skipped, key=lambda row: row.number),
            )
            return self.batch(stretch, every_raw=every_raw)
        count = len(stretch.rows)
        values: dict[str, list[Value]] = {
            column.field: read[column.field].values if column.field in read else [None] * count
            for column in self._found.layout.columns
        }
        batch = Batch(self._place, stretch.numbers, values, skipped=stretch.skipped)
        self._judge(batch, cells, read)
        troubled = range(count) if every_raw else sorted({*batch.refusals, *batch.warnings})
        for index in troubled:
            batch.raw[index] = {
                name: as_written(column[index])
                for name, column in zip(self._readers, cells, strict=True)
            }
        return batch

    def _columns(self, rows: list[Row]) -> Sequence[Sequence[Any]]:
        width = max(self._at, default=0) + 1
        if any(len(row) < width for row in rows):
            rows = [row + [""] * (width - len(row)) for row in rows]
        columns = list(zip(*rows, strict=False))
        return [columns[at] if rows else () for at in self._at]

    def _aside(self, stretch: Stretch, read: dict[str, Read]) -> dict[int, str]:
        """The rows that are no data, by index: only those that lack something or begin like a total."""
        firsts = [next(filter(None, row), "") for row in stretch.rows]
        suspects: set[int] = set()
        if _HINT.search("\n".join(first for first in firsts if isinstance(first, str))):
            suspects.update(i for i, first in enumerate(firsts) if _HINT.search(str(first)))
        for column in read.values():
            suspects.update(
                index
                for index, trouble in column.troubles.items()
                if trouble.refused and trouble.refused.code == "missing"
            )
        codes = {index: _code_of(stretch.rows[index], self._at) for index in sorted(suspects)}
        return {index: code for index, code in codes.items() if code}

    def _judge(self, batch: Batch, cells: Sequence[Sequence[Any]], read: dict[str, Read]) -> None:
        written = dict(zip(read, cells, strict=True))

        def said(index: int, name: str, code: str, details: Any) -> Refusal:
            value = as_written(written[name][index]) if name in written else ""
            return Refusal(name, value, code, details, batch.numbers[index], self._table)

        for name, column in read.items():
            for index, trouble in column.troubles.items():
                if trouble.refused:
                    refusal = said(index, name, trouble.refused.code, trouble.refused.details)
                    batch.refusals.setdefault(index, []).append(refusal)
                for code, details in trouble.notes:
                    warning = said(index, name, code, details)
                    batch.warnings.setdefault(index, []).append(warning)
        for objection in self._objections(batch):
            refusal = said(objection.index, objection.field, objection.code, objection.details)
            batch.refusals.setdefault(objection.index, []).append(refusal)
        for doubt in judging.doubts(self._found.layout, batch.values):
            warning = said(doubt.index, doubt.field, doubt.code, doubt.details)
            batch.warnings.setdefault(doubt.index, []).append(warning)

    def _objections(self, batch: Batch) -> Iterable[Objection]:
        layout = self._found.layout
        return chain(
            judging.spans(layout, batch.values),
            judging.enough(layout, batch.values, batch.refusals),
            judging.repeats(layout, batch.values, batch.numbers, self._seen, self._title),
        )


def _code_of(cells: Row, known: Iterable[int]) -> str | None:
    """Why the row is not data, or None where it is."""
    first = next((cell for cell in cells if not _empty(cell)), "")
    if isinstance(first, str):
        if tidy.folded(first) in _TOTALS:
            return "total_row"
        if _NOTE.match(tidy.code(first)):
            return "note_row"
    if all(at >= len(cells) or _empty(cells[at]) for at in known):
        return "no_known_value"
    return None


def _empty(cell: object) -> bool:
    return isinstance(cell, str) and (not cell or cell.isspace())
