"""Rows in the form they are kept in: JSON by columns, compressed; a fiftieth of what they weigh as objects."""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qunqiao.registry.bridge import Reason, column_to_json, from_json, to_json
from qunqiao.registry.queries.comparison.derived import derived
from qunqiao.registry.queries.comparison.private import opened, sealed
from qunqiao.registry.queries.comparison.rows import LETTERS, Rows
from qunqiao.registry.queries.comparison.tables import Table

Runs = list[list[int]]


@dataclass(frozen=True, slots=True)
class Kept:
    """Some rows as they are kept: values as JSON values, what concerns few rows by index.

    ``verdicts`` has one letter a row (``rows.LETTERS``), ``ids`` the record of each row that has one.
    ``derived`` are the columns that follow from others, made while the parser still reads ahead.
    """

    table: str
    present: list[str]
    numbers: list[int]
    verdicts: str
    values: Mapping[str, list[Any]]
    ids: list[int | None]
    before: Mapping[int, dict[str, Any]]
    reasons: Mapping[int, list[Reason]]
    warnings: Mapping[int, list[Reason]]
    raw: Mapping[int, Mapping[str, str]]
    derived: Mapping[str, list[str]]
    private: Mapping[str, Any] | None

    def __len__(self) -> int:
        return len(self.numbers)

    def having(self, verdict: str) -> list[int]:
        """The rows with this verdict, by index."""
        wanted = LETTERS[verdict]
        return [index for index, letter in enumerate(self.verdicts) if letter == wanted]

    def column(self, field: str) -> list[Any]:
        """A column's JSON values; a column nobody filled in is not kept."""
        return self.values.get(field) or [None] * len(self)


def packed(rows: Rows) -> bytes:
    """Rows, judged or not, in the form they are kept in."""
    table = rows.table.name
    content = {
        "place": rows.place,
        "present": list(rows.present),
        "numbers": runs(rows.numbers),
        "verdicts": rows.verdicts() if rows.known else "",
        "values": {
            name: column_to_json(table, name, column)
            for name, column in rows.values.items()
            if any(value is not None for value in column)
        }
        | {kind: [shown.get(at) for at in range(len(rows))] for kind, shown in rows.shown.items()},
        "private": sealed(rows.private),
        "ids": [known and known.pk for known in rows.known] if any(rows.known) else [],
        "before": {index: to_json(before) for index, before in rows.before.items()},
        "reasons": {**rows.spoilt, **rows.found},
        "warnings": rows.warnings,
        "derived": _derived(rows) if rows.known else {},
        "raw": {index: dict(rows.raw[index]) for index in rows.spoilt if index in rows.raw},
    }
    return _compressed(content)


def _compressed(content: Mapping[str, Any]) -> bytes:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 1)


def _derived(rows: Rows) -> dict[str, list[str]]:
    """Only where some row may become a record; a refused row's fields may be empty."""
    if all(rows.known):
        return {}
    made: dict[str, list[str]] = {}
    for name, column in rows.values.items():
        made |= derived(rows.table.name, name, [value or "" for value in column])
    return made


def kept(content: bytes, table: str) -> Kept:
    """The rows behind ``packed``, as a page shows them and an action writes them."""
    found = json.loads(zlib.decompress(content))
    numbers = listed(found["numbers"])
    return Kept(
        table=table,
        present=found["present"],
        numbers=numbers,
        verdicts=found["verdicts"],
        values=found["values"],
        ids=found["ids"] or [None] * len(numbers),
        before=_by_index(found["before"]),
        reasons=_by_index(found["reasons"]),
        warnings=_by_index(found["warnings"]),
        raw=_by_index(found["raw"]),
        derived=found["derived"],
        private=found.get("private"),
    )


def unpacked(content: bytes, table: Table, mode: str) -> Rows:
    """The rows behind ``packed`` as they came from the file, to be judged; what was judged is forgotten."""
    found = json.loads(zlib.decompress(content))
    numbers = listed(found["numbers"])
    reasons: Mapping[int, list[Reason]] = _by_index(found["reasons"])
    return Rows(
        place=found["place"],
        table=table,
        mode=mode,
        present=tuple(found["present"]),
        numbers=numbers,
        values={
            name: from_json(table.name, name, found["values"].get(name) or [None] * len(numbers))
            for name in table.fields
        },
        spoilt={
            index: own
            for index, several in reasons.items()
            if (own := [one for one in several if one.get("by") == "file"])
        },
        warnings=_by_index(found["warnings"]),
        raw=_by_index(found["raw"]),
        private=opened(found.get("private")),
    )


def runs(numbers: Iterable[int]) -> Runs:
    """Numbers as runs of (first, how many): consecutive ones, which most are, cost two numbers."""
    found: Runs = []
    for number in numbers:
        if found and number == found[-1][0] + found[-1][1]:
            found[-1][1] += 1
        else:
            found.append([number, 1])
    return found


def listed(several: Sequence[Sequence[int]]) -> list[int]:
    """The numbers behind ``runs``."""
    return [first + more for first, many in several for more in range(many)]


def resealed(content: bytes) -> bytes:
    """The same rows with their private numbers under the newest key."""
    found = json.loads(zlib.decompress(content))
    if not found.get("private"):
        return content
    found["private"] = sealed(opened(found["private"]))
    return _compressed(found)


def _by_index(found: Mapping[str, Any]) -> dict[int, Any]:
    return {int(index): value for index, value in found.items()}
