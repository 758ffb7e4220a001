"""A workbook read and compared: what each row would do, and all that was left aside."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qunqiao.registry import bridge
from qunqiao.registry.bridge import Batch, Correction, Event, Head, Ignored
from qunqiao.registry.models import Verdict
from qunqiao.registry.policy.intake import Scope
from qunqiao.registry.queries.comparison.judging import Judge
from qunqiao.registry.queries.comparison.packing import Kept, kept, packed, unpacked
from qunqiao.registry.queries.comparison.rows import LETTERS, Rows, rows_of_batch
from qunqiao.registry.queries.comparison.tables import TABLES
from qunqiao.trail.queries import head_number

# Rows that are not data are named one by one up to here; their number is always told in full.
SKIPPED_SHOWN = 100
VERDICTS = tuple(str(verdict) for verdict in Verdict.values)


@dataclass(frozen=True, slots=True)
class Part:
    """Some judged rows of one table, packed, from row ``first`` on; ``place`` is the table's place in the file."""

    place: int
    first: int
    counts: dict[str, int]
    content: bytes


@dataclass(slots=True)
class Reading:
    """A workbook's rows with their verdicts, and its tables as an intake keeps them (``Intake``).

    ``judged_after`` is the trail's last entry before the first row was judged.
    """

    judged_after: int
    scope: Scope
    mode: str
    parts: list[Part] = field(default_factory=list)
    sheets: list[dict[str, Any]] = field(default_factory=list)
    ignored: list[dict[str, Any]] = field(default_factory=list)
    decisions: Mapping[str, str] = field(default_factory=dict)

    def count(self, verdict: str) -> int:
        """How many rows of the whole file got this verdict."""
        return sum(sheet[verdict] for sheet in self.sheets)

    @property
    def rows(self) -> int:
        """How many rows the file has."""
        return sum(sheet["rows"] for sheet in self.sheets)

    def kept(self, *, refused: bool = False) -> Iterator[tuple[int, Kept]]:
        """The parts in the order of the file with their place; only those with refused rows if asked."""
        for part in self.parts:
            if part.counts["refused"] or not refused:
                yield part.place, kept(part.content, self.sheets[part.place]["table"])


@dataclass(frozen=True, slots=True)
class Manner:
    """How a workbook is to be read: for whom, in which mode, with which corrections of its headings."""

    scope: Scope
    mode: str = "update"
    corrections: Sequence[Correction] = ()
    decisions: Mapping[str, str] = field(default_factory=dict)


def read_workbook(
    content: bytes, filename: str, manner: Manner, said: Callable[[int], None] = lambda _rows: None
) -> Reading:
    """What the workbook would do to the registry; nothing is written. ``said`` hears how many rows are read.

    Raises:
        Unreadable: nothing of the file can be taken.
    """
    return compared(bridge.read_events(content, filename, manner.corrections), manner, said)


def compared(
    events: Iterable[Event], manner: Manner, said: Callable[[int], None] = lambda _rows: None
) -> Reading:
    """What a workbook's tables and rows, as they are read, would do to the registry."""
    reading = Reading(head_number(), manner.scope, manner.mode, decisions=manner.decisions)
    judge = Judge(manner.scope, manner.mode, manner.decisions)
    return _finished(reading, [_part(rows) for rows in _judged(events, judge, reading, said)])


def judge_again(reading: Reading) -> Reading:
    """The same rows compared with the registry as it is now."""
    judge = Judge(reading.scope, reading.mode, reading.decisions)
    sheets = [dict(sheet) for sheet in reading.sheets]
    again = Reading(
        head_number(), reading.scope, reading.mode, [], sheets, reading.ignored, reading.decisions
    )
    parts: list[Part] = []
    for part in reading.parts:
        table = TABLES[reading.sheets[part.place]["table"]]
        taken = judge.take(unpacked(part.content, table, reading.mode))
        parts += [_part(rows) for rows in taken]
    parts += [_part(rows) for rows in judge.finish()]
    return _finished(again, parts)


def _judged(
    events: Iterable[Event], judge: Judge, reading: Reading, said: Callable[[int], None]
) -> Iterator[Rows]:
    heads: dict[int, Head] = {}
    number = 0
    for event in events:
        if isinstance(event, Head):
            heads[event.place] = event
            reading.sheets.append(_summary(event))
        elif isinstance(event, Batch):
            _note_skipped(reading.sheets[event.place], event)
            number += len(event.numbers)
            said(number)
            if event.numbers:
                yield from judge.take(rows_of_batch(heads[event.place], event, judge.mode))
        else:
            reading.ignored.append(_aside(event))
    yield from judge.finish()


def _part(rows: Rows) -> Part:
    letters = rows.verdicts()
    counts = {verdict: letters.count(letter) for verdict, letter in LETTERS.items()}
    return Part(rows.place, rows.numbers[0], counts, packed(rows))


def _finished(reading: Reading, parts: list[Part]) -> Reading:
    # Some were judged when they came and others at the end: back into the order of the file.
    reading.parts = sorted(parts, key=lambda part: (part.place, part.first))
    for place, sheet in enumerate(reading.sheets):
        of_sheet = [part.counts for part in parts if part.place == place]
        counts = {name: sum(one[name] for one in of_sheet) for name in VERDICTS}
        sheet |= {"rows": sum(counts.values()), **counts}
    return reading


def _summary(head: Head) -> dict[str, Any]:
    return {
        "table": head.table,
        "title": head.title,
        "header_row": head.header_row,
        "columns": dict(head.columns),
        "unknown": list(head.unknown_headings),
        "headings": list(head.headings),
        "lacking": list(head.lacking),
        "disputed": list(head.disputed),
        "suggestions": dict(head.suggestions),
        "skipped": 0,
        "skipped_rows": [],
    }


def _note_skipped(sheet: dict[str, Any], batch: Batch) -> None:
    room = SKIPPED_SHOWN - len(sheet["skipped_rows"])
    sheet["skipped"] += len(batch.skipped)
    sheet["skipped_rows"] += [
        {"zh": one.sentence("zh"), "en": one.sentence("en")} for one in batch.skipped[:room]
    ]


def _aside(ignored: Ignored) -> dict[str, Any]:
    return {
        "title": ignored.title,
        "header_row": ignored.header_row,
        "headings": list(ignored.headings),
        "zh": ignored.sentence("zh"),
        "en": ignored.sentence("en"),
    }
