"""The facts of a few subjects, from a few rows: the same queries as everywhere, where a query costs least."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from .fact import Fact
from .facts_table import early_steps, facts_query
from .groundwork_sources import GROUNDWORK
from .in_sqlite import connect, in_sqlite
from .model import Subject
from .sources import FOUND, groundwork_table, joined_rows, needed_groundwork, with_steps
from .tables import TABLES

#: Kind of value -> how a value of it is put into the database, and how it comes back.
_IN: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {"date": date.isoformat, "money": lambda money: int(money.scaleb(2)), "number": str}
)
_OUT: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "date": date.fromisoformat,
        "money": lambda cents: Decimal(cents).scaleb(-2),
        "boolean": bool,
    }
)


@dataclass(frozen=True)
class _Asked:
    """How the facts of one kind of subject are found."""

    facts: Sequence[Fact]
    groundwork: Sequence[str]
    query: str


class FewFacts:
    """The facts of subjects of which every row that matters is at hand.

    By SQLite: DuckDB needs milliseconds for each query, however few its rows
    (docs/engines/rulebook.md). Not for several threads at once.
    """

    def __init__(self, facts: Mapping[Subject, Sequence[Fact]], as_of: date) -> None:
        """``facts`` are those wanted of each kind of subject, none that lists rows."""
        self._connection = connect()
        self._day = {"as_of": as_of.isoformat()}
        for table, columns in TABLES.items():
            self._run("CREATE TABLE", table, "(", ", ".join(f'"{name}"' for name in columns), ")")
        self._run("CREATE TABLE", groundwork_table(FOUND), "(id PRIMARY KEY)")
        self._asked = {subject: _asked(subject, wanted) for subject, wanted in facts.items()}
        self._fills: dict[str, str] = {}
        reached = {name for asked in self._asked.values() for name in asked.groundwork}
        for name in (name for name in GROUNDWORK if name in reached):
            query = in_sqlite(with_steps(GROUNDWORK[name]))
            self._run("CREATE TABLE", groundwork_table(name), "AS", query)
            self._fills[name] = " ".join(("INSERT INTO", groundwork_table(name), query))

    def of(
        self,
        tables: Mapping[str, Iterable[Sequence[Any]]],
        wanted: Mapping[Subject, Collection[Any]],
    ) -> dict[Subject, list[dict[str, Any]]]:
        """A row for each of the ``wanted`` ids that exists on the day: id, name, unit_id and the facts.

        ``tables`` are rows by table, with the columns of :data:`TABLES`.
        """
        asked = {subject: ids for subject, ids in wanted.items() if ids}
        needed = (name for subject in asked for name in self._asked[subject].groundwork)
        # Rolled back, the rows are gone: sooner than deleted one table after the other.
        self._run("BEGIN")
        try:
            for table, rows in tables.items():
                self._put(table, rows)
            for name in dict.fromkeys(needed):
                self._run(self._fills[name])
            return {subject: self._rows(subject, ids) for subject, ids in asked.items()}
        finally:
            self._run("ROLLBACK")

    def _run(self, *words: str) -> Any:
        sql = " ".join(words)
        return self._connection.execute(sql, self._day if "as_of" in sql else {})

    def _insert(self, table: str, width: int, rows: Iterable[Sequence[Any]]) -> None:
        places = ", ".join("?" * width)
        self._connection.executemany(" ".join(("INSERT INTO", table, f"VALUES ({places})")), rows)

    def _put(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        kinds = TABLES[table].values()
        ways = [_IN.get(kind) for kind in kinds]
        cells = (
            [
                value if value is None or way is None else way(value)
                for way, value in zip(ways, row, strict=True)
            ]
            for row in rows
        )
        self._insert(table, len(kinds), cells)

    def _rows(self, subject: Subject, ids: Collection[Any]) -> list[dict[str, Any]]:
        found, asked = groundwork_table(FOUND), self._asked[subject]
        self._run("DELETE FROM", found)
        self._insert(found, 1, ((one,) for one in ids))
        names = ("id", "name", "unit_id", *(fact.name for fact in asked.facts))
        ways = (None, None, None, *(_OUT.get(fact.type) for fact in asked.facts))
        return [
            {
                name: value if value is None or way is None else way(value)
                for name, way, value in zip(names, ways, row, strict=True)
            }
            for row in self._run(asked.query)
        ]


def _asked(subject: Subject, facts: Sequence[Fact]) -> _Asked:
    steps = early_steps(facts)
    source = joined_rows(subject, steps)
    query = with_steps(facts_query(subject, facts, (), source=source, found=True))
    return _Asked(facts, needed_groundwork(steps), in_sqlite(query))
