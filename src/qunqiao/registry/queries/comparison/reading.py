"""A workbook read and compared: what each row would do, and all that was left aside."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from qunqiao.registry import bridge
from qunqiao.registry.bridge import Rejected, Row, Sheet
from qunqiao.registry.models import IntakeRow
from qunqiao.registry.policy.intake import Scope
from qunqiao.registry.queries.comparison.judged import Judged
from qunqiao.registry.queries.comparison.judging import judge

# Rows that are not data are named one by one up to here; their number is always told in full.
SKIPPED_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """A workbook's rows with their verdicts, and its sheets as an intake keeps them (``Intake``)."""

    rows: list[Judged]
    sheets: list[dict[str, Any]]
    ignored: list[dict[str, str]]

    def count(self, verdict: str) -> int:
        """How many rows of the whole file got this verdict."""
        return sum(sheet[verdict] for sheet in self.sheets)


def read_workbook(content: bytes, filename: str, scope: Scope) -> Reading:
    """What the workbook would do to the registry, sent by somebody of this scope; nothing is written.

    Raises:
        Unreadable: nothing of the file can be taken.
    """
    book = bridge.read(content, filename)
    rows = [
        Judged(place, row, spoilt=bool(row.refusals), kept=[_by_file(one) for one in row.refusals])
        for place, sheet in enumerate(book.sheets)
        for row in sheet.rows
    ]
    judge(rows, scope)
    verdicts = tally(((judged.sheet, judged.verdict) for judged in rows), len(book.sheets))
    sheets = [_summary(sheet) | verdicts[place] for place, sheet in enumerate(book.sheets)]
    ignored = [
        {"title": one.title, "zh": one.sentence("zh"), "en": one.sentence("en")}
        for one in book.ignored
    ]
    return Reading(rows, sheets, ignored)


def judge_again(rows: Sequence[IntakeRow], scope: Scope) -> list[Judged]:
    """The kept rows of an intake compared with the registry as it is now, in their order."""
    again = [
        Judged(
            row.sheet,
            Row(row.number, bridge.from_json(row.table, row.values), [], _raw(row), [], row.table),
            spoilt=any(reason.get("by") == "file" for reason in row.reasons),
            kept=[reason for reason in row.reasons if reason.get("by") == "file"],
        )
        for row in rows
    ]
    judge(again, scope)
    return again


def tally(verdicts: Iterable[tuple[int, str]], sheets: int) -> list[dict[str, int]]:
    """For each sheet, the number of rows and of each verdict."""
    counts = Counter(verdicts)
    names = [str(verdict) for verdict in IntakeRow.Verdict.values]
    tallied = [{name: counts[place, name] for name in names} for place in range(sheets)]
    return [{"rows": sum(one.values()), **one} for one in tallied]


def rejected(rows: Iterable[Judged]) -> dict[str, list[Rejected]]:
    """The refused rows by table, on their way back to the clerk in the page's language."""
    spoken = bridge.language()
    found: dict[str, list[Rejected]] = {}
    for judged in rows:
        if judged.refused:
            reasons = judged.all_reasons
            sentences = tuple(reason[spoken] for reason in reasons)
            fields = frozenset(reason["field"] for reason in reasons)
            kept = Rejected(judged.row.number, judged.row.raw, sentences, fields)
            found.setdefault(judged.row.table, []).append(kept)
    return found


def _by_file(refusal: bridge.Refusal) -> dict[str, str]:
    return {**bridge.reason(refusal), "by": "file"}


def _raw(row: IntakeRow) -> dict[str, str]:
    return row.raw or {name: str(value) for name, value in row.values.items()}


def _summary(sheet: Sheet) -> dict[str, Any]:
    shown = sheet.skipped[:SKIPPED_SHOWN]
    return {
        "table": sheet.table,
        "title": sheet.title,
        "header_row": sheet.header_row,
        "unknown": list(sheet.unknown_headings),
        "skipped": len(sheet.skipped),
        "skipped_rows": [{"zh": one.sentence("zh"), "en": one.sentence("en")} for one in shown],
    }
