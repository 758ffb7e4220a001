"""The rows of an intake as they are kept: any page of them, of one verdict or table, without reading all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from qunqiao.registry import bridge
from qunqiao.registry.bridge import Reason, Rejected
from qunqiao.registry.models import Intake, IntakePart, Verdict
from qunqiao.registry.queries.comparison import TABLES, VERDICTS, Kept, Part, Reading, kept, listed
from qunqiao.registry.queries.comparison.private import FIELDS
from qunqiao.registry.queries.comparison.rows import LETTERS

_VERDICT_OF = {letter: verdict for verdict, letter in LETTERS.items()}


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One row of a workbook: what it would do or did, why it was refused, what was there before.

    ``values`` and ``before`` hold JSON values; ``values`` leaves empty cells out. ``reasons`` refuse
    the row, ``warnings`` do not; both have their sentences (zh, en). ``record_id`` is the record it
    became, changed, or found as it is.
    """

    table: str
    sheet: int
    number: int
    verdict: str
    values: Mapping[str, Any]
    before: Mapping[str, Any]
    reasons: Sequence[Reason]
    warnings: Sequence[Reason]
    raw: Mapping[str, str]
    record_id: int | None

    @property
    def key(self) -> str:
        """The natural key, its parts joined by " / "."""
        parts = (self.values.get(name) for name in TABLES[self.table].key)
        return " / ".join(str(part) for part in parts if part is not None)


@dataclass(frozen=True, slots=True)
class KeptRows:
    """The rows of an intake in the order of the file, all or some; it slices, counts and iterates.

    Only the parts that hold the rows asked for are read. ``order_by`` is there because lists ask for
    it; rows are always in the order of the file.
    """

    intake: Intake
    verdict: str = ""
    sheet: int | None = None

    def of(self, *, verdict: str | None = None, sheet: int | None = None) -> "KeptRows":
        """Only the rows of one verdict, or of one table."""
        verdict = self.verdict if verdict is None else verdict
        return replace(self, verdict=verdict, sheet=self.sheet if sheet is None else sheet)

    def order_by(self, *fields: object) -> "KeptRows":
        """The same rows."""
        del fields
        return self

    def count(self) -> int:
        """How many rows; no query."""
        verdicts = [self.verdict] if self.verdict else VERDICTS
        places = range(len(self.intake.sheets)) if self.sheet is None else [self.sheet]
        return sum(
            self.intake.sheets[place][verdict]
            for place in places
            if place < len(self.intake.sheets)
            for verdict in verdicts
        )

    def __getitem__(self, wanted: slice) -> list[KeptRow]:
        start, stop = wanted.start or 0, wanted.stop
        passed, chosen = 0, []
        for pk, here in self._sizes():
            if here and passed + here > start and (stop is None or passed < stop):
                chosen.append((pk, passed))
            passed += here
        rows: list[KeptRow] = []
        parts = IntakePart.objects.in_bulk([pk for pk, _ in chosen])
        for pk, before in chosen:
            several = list(self._matching(parts[pk]))
            end = None if stop is None else stop - before
            rows += several[max(0, start - before) : end]
        return rows

    def __iter__(self) -> Iterator[KeptRow]:
        return self.iterator()

    def iterator(self, chunk_size: int = 1) -> Iterator[KeptRow]:
        """All rows, one part in memory at a time."""
        del chunk_size
        for part in self._parts().iterator(chunk_size=1):
            yield from self._matching(part)

    def _parts(self) -> Any:
        parts = IntakePart.objects.filter(intake=self.intake).order_by("number")
        if self.sheet is not None:
            parts = parts.filter(place=self.sheet)
        return parts.filter(**{f"{self.verdict}__gt": 0}) if self.verdict else parts

    def _sizes(self) -> Iterator[tuple[int, int]]:
        fields = [self.verdict] if self.verdict else list(VERDICTS)
        for pk, *counts in self._parts().values_list("pk", *fields):
            yield pk, sum(counts)

    def _matching(self, part: IntakePart) -> Iterator[KeptRow]:
        table = self.intake.sheets[part.place]["table"]
        found = kept(bytes(part.content), table)
        return rows_in(found, part.place, self.verdict, listed(part.added))


def rows_in(
    found: Kept, place: int, verdict: str = "", added: Sequence[int] = ()
) -> Iterator[KeptRow]:
    """The rows of one part, all or those of one verdict; ``added`` are the ids of its new records."""
    ids, new = list(found.ids), iter(added)
    if added:
        for index in found.having(Verdict.ADD):
            ids[index] = next(new)
    fields = (*TABLES[found.table].fields, *FIELDS.get(found.table, ()))
    names = [name for name in fields if name in found.values]
    for index, letter in enumerate(found.verdicts):
        if verdict and _VERDICT_OF[letter] != verdict:
            continue
        number = found.numbers[index]
        yield KeptRow(
            table=found.table,
            sheet=place,
            number=number,
            verdict=_VERDICT_OF[letter],
            values={
                name: value for name in names if (value := found.values[name][index]) is not None
            },
            before=found.before.get(index, {}),
            reasons=bridge.told(found.reasons.get(index, ()), number, found.table),
            warnings=bridge.told(found.warnings.get(index, ()), number, found.table),
            raw=found.raw.get(index, {}),
            record_id=ids[index] if letter != LETTERS["refused"] else None,
        )


def refused_in(reading: Reading) -> Iterator[KeptRow]:
    """The refused rows of a workbook that was only read."""
    for place, found in reading.kept(refused=True):
        yield from rows_in(found, place, Verdict.REFUSED)


def rejected(rows: Iterable[KeptRow], language: bridge.Language) -> dict[str, list[Rejected]]:
    """Refused rows by table on their way back to the clerk, with their reasons in one language."""
    found: dict[str, list[Rejected]] = {}
    for row in rows:
        reasons = tuple(reason[language] for reason in row.reasons)
        fields = frozenset(reason["field"] for reason in row.reasons)
        back = Rejected(row.number, row.raw or _written(row, language), reasons, fields)
        found.setdefault(row.table, []).append(back)
    return found


def _written(row: KeptRow, language: bridge.Language) -> dict[str, str]:
    return {
        name: bridge.shown(row.table, name, value, language) for name, value in row.values.items()
    }


def reading_of(intake: Intake, scope: Any) -> Reading:
    """What an intake keeps, in the shape in which it can be judged again."""
    parts = [
        Part(
            part.place,
            part.number,
            {name: getattr(part, name) for name in VERDICTS},
            bytes(part.content),
        )
        for part in IntakePart.objects.filter(intake=intake).order_by("number")
    ]
    sheets = [dict(sheet) for sheet in intake.sheets]
    return Reading(
        intake.judged_after,
        scope,
        intake.mode,
        parts,
        sheets,
        list(intake.ignored),
        intake.decisions,
    )
