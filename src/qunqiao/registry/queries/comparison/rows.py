"""Some rows of one table of a workbook while they are judged: whole columns, and what came of each row."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple

from qunqiao.registry.bridge import Batch, Head, Reason, Refusal, Value, as_kept, to_json
from qunqiao.registry.queries.comparison.private import (
    Numbers,
    hidden,
    taken_out,
    without_numbers,
)
from qunqiao.registry.queries.comparison.tables import TABLES, Table

LETTERS = {"add": "a", "change": "c", "unchanged": "u", "refused": "r"}


class Known(NamedTuple):
    """One record of the registry: its fields in the order of the sheet's layout, its unit's path."""

    pk: int
    path: str | None
    values: tuple[Value, ...]


@dataclass(slots=True)
class Rows:
    """A batch with the records its rows speak of (``known``) and the reasons that refuse some of them.

    Rows in ``spoilt`` were refused for what stands in their own cells and are not compared; ``found``
    holds the refusals that came of comparing; ``before`` the fields a row would change, as they are.
    All three, like ``warnings`` and ``raw``, are by index and hold only the rows that have some.
    ``present`` are the fields the sheet has a column for.
    """

    place: int
    table: Table
    mode: str
    present: tuple[str, ...]
    numbers: list[int]
    values: dict[str, list[Value]]
    spoilt: dict[int, list[Reason]] = field(default_factory=dict)
    warnings: dict[int, list[Reason]] = field(default_factory=dict)
    raw: dict[int, Mapping[str, str]] = field(default_factory=dict)
    known: list[Known | None] = field(default_factory=list)
    found: dict[int, list[Reason]] = field(default_factory=dict)
    before: dict[int, dict[str, Value]] = field(default_factory=dict)
    # Identity and telephone numbers, apart from all that is kept in plain; ``shown`` are they, covered.
    private: Numbers = field(default_factory=dict)
    shown: dict[str, dict[int, str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.numbers)

    def refused(self, index: int) -> bool:
        """Whether the row will not be written."""
        return index in self.spoilt or index in self.found

    def standing(self) -> Iterable[int]:
        """The rows not refused so far, by index."""
        if not self.spoilt and not self.found:
            return range(len(self))
        return [index for index in range(len(self)) if not self.refused(index)]

    def refuse(self, index: int, name: str, code: str, **details: Any) -> None:
        """Refuse a row for one of its fields, in the engine's words for ``code``."""
        written = to_json({name: self.values[name][index]})[name]
        value = self.raw.get(index, {}).get(name) or ("" if written is None else str(written))
        reason = as_kept(Refusal(name, value, code, details))
        self.found.setdefault(index, []).append(reason)
        self.before.pop(index, None)

    def old(self, index: int, name: str) -> Value:
        """The field as it is on record; None where there is no record."""
        known = self.known[index]
        return None if known is None else known.values[self.table.at[name]]

    def merged(self, index: int, name: str) -> Value:
        """The field as it would be once the row is written."""
        if self.known[index] is None or name in self.before.get(index, ()):
            return self.values[name][index]
        return self.old(index, name)

    def verdicts(self) -> str:
        """One letter for each row: a add, c change, u unchanged, r refused."""
        letters = ["a" if known is None else "u" for known in self.known]
        for index in self.before:
            letters[index] = "c"
        for index in (*self.spoilt, *self.found):
            letters[index] = "r"
        return "".join(letters)


def rows_of_batch(head: Head, batch: Batch, mode: str) -> Rows:
    """A batch as it came from the file."""
    table = TABLES[head.table]
    private = taken_out(table.name, batch.values)
    return Rows(
        place=head.place,
        table=table,
        mode=mode,
        present=tuple(name for name in table.fields if name in head.columns),
        numbers=batch.numbers,
        values=batch.values,
        spoilt={
            index: [hidden(table.name, as_kept(one, by="file")) for one in several]
            for index, several in batch.refusals.items()
        },
        warnings={
            index: [hidden(table.name, as_kept(one)) for one in several]
            for index, several in batch.warnings.items()
        },
        raw={index: without_numbers(table.name, raw) for index, raw in batch.raw.items()},
        private=private,
    )


def compare(rows: Rows) -> None:
    """Set ``before`` for the rows that differ from their record, as the mode of the intake asks.

    "fill" touches only what is empty on record; "update" lets an empty cell keep what is held; in
    "replace" it clears it. A column the sheet does not have never changes anything.
    """
    if not any(rows.known):
        return
    names = rows.present
    places = [rows.table.at[name] for name in names]
    held = itemgetter(*places) if len(places) > 1 else lambda values: (values[places[0]],)
    written = zip(*(rows.values[name] for name in names), strict=True)
    for index, (known, cells) in enumerate(zip(rows.known, written, strict=True)):
        if known is None:
            continue
        on_record = held(known.values)
        if cells == on_record:
            continue
        before = dict(_differing(rows.mode, names, cells, on_record))
        if before:
            rows.before[index] = before


def _differing(
    mode: str, names: Iterable[str], cells: Iterable[Value], on_record: Iterable[Value]
) -> Iterator[tuple[str, Value]]:
    for name, new, old in zip(names, cells, on_record, strict=True):
        if new == old or (new is None and mode != "replace"):
            continue
        if mode != "fill" or old is None:
            yield name, old


@dataclass(frozen=True)
class Judged:
    """One row, where rows must be judged one by one."""

    rows: Rows
    index: int

    @cached_property
    def values(self) -> dict[str, Value]:
        """What the row says."""
        return {name: column[self.index] for name, column in self.rows.values.items()}

    @property
    def known(self) -> Known | None:
        """The record it speaks of."""
        return self.rows.known[self.index]

    @property
    def number(self) -> int:
        """Its number in the file."""
        return self.rows.numbers[self.index]

    @property
    def refused(self) -> bool:
        """Whether it will not be written."""
        return self.rows.refused(self.index)

    @property
    def before(self) -> Mapping[str, Value]:
        """The fields it would change, as they are."""
        return self.rows.before.get(self.index, {})

    def merged(self, name: str) -> Value:
        """The field as it would be once the row is written."""
        return self.rows.merged(self.index, name)

    def refuse(self, name: str, code: str, **details: Any) -> None:
        """Refuse it for one of its fields."""
        self.rows.refuse(self.index, name, code, **details)
