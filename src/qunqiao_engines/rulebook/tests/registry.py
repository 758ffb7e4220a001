"""A tiny registry built as Arrow tables: only what a test says, everything else absent."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa

from qunqiao_engines.rulebook import TABLES, Evaluation, Finding, Rulebook, evaluate, load

TODAY = date(2026, 11, 20)
RULEBOOKS = Path(__file__).resolve().parents[4] / "rulebooks"
ARROW = {
    "id": pa.string(),
    "text": pa.string(),
    "integer": pa.int32(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "money": pa.decimal128(16, 2),
    "number": pa.decimal128(16, 2),
}


@cache
def _shipped() -> tuple[Rulebook, ...]:
    paths = sorted(RULEBOOKS.glob("*.toml"))
    return tuple(load(path.read_text("utf-8"), source=path.name) for path in paths)


def shipped() -> list[Rulebook]:
    return list(_shipped())


def only(*rules: str) -> list[Rulebook]:
    """The shipped rulebooks without all other rules: the same answers, sooner."""
    return [
        replace(book, rules=tuple(rule for rule in book.rules if rule.id in rules))
        for book in shipped()
    ]


@dataclass
class Registry:
    """Rows by table; each method adds a row and gives back its id."""

    rows: dict[str, list[dict[str, object]]] = field(
        default_factory=lambda: {table: [] for table in TABLES}
    )

    def add(self, table: str, key: str, prefix: str, **values: object) -> str:
        name = str(values.pop("id", f"{prefix}{len(self.rows[table]) + 1}"))
        self.rows[table].append({key: name, **values})
        return name

    def unit(self, **values: object) -> str:
        return self.add("units", "id", "u", **{"name": "甲单位", "kind": "enterprise", **values})

    def organisation(self, unit: str, **values: object) -> str:
        defaults = {"name": "工会", "kind": "trade_union", "tier": "committee", "unit_id": unit}
        return self.add("organisations", "id", "o", **{**defaults, **values})

    def term(self, organisation: str, began_on: date, years: int = 5, **values: object) -> str:
        defaults = {"organisation_id": organisation, "number": 1, "began_on": began_on}
        return self.add("terms", "id", "t", **{**defaults, "years": years, **values})

    def person(self, unit: str, **values: object) -> str:
        return self.add("people", "key", "p", **{"unit_id": unit, **values})

    def post(self, organisation: str, title: str = "chair", **values: object) -> str:
        defaults = {"organisation_id": organisation, "body": "committee", "title": title}
        return self.add("posts", "id", "s", **{**defaults, **values})

    def appoint(self, post: str, person: str, **values: object) -> str:
        defaults = {"post_id": post, "person_key": person, "began_on": date(2020, 1, 1)}
        return self.add("appointments", "id", "a", **{**defaults, **values})

    def join(self, organisation: str, person: str, **values: object) -> str:
        defaults = {"organisation_id": organisation, "person_key": person}
        return self.add(
            "memberships", "id", "m", **{**defaults, "joined_on": date(2020, 1, 1), **values}
        )

    def fund(self, organisation: str, year: int, *money_in_order: str | None) -> str:
        """``money_in_order``: payroll, levy and, where it matters, what was spent."""
        money = dict(zip(("payroll", "levy", "spent"), money_in_order, strict=False))
        exact = {name: None if text is None else Decimal(text) for name, text in money.items()}
        return self.add("funds", "id", "f", organisation_id=organisation, year=year, **exact)

    def venue(self, unit: str, **values: object) -> str:
        return self.add("venues", "id", "v", **{"unit_id": unit, "kind": "office", **values})

    def members(self, organisation: str, unit: str, count: int, **person: object) -> list[str]:
        people = [self.person(unit, **person) for _ in range(count)]
        for key in people:
            self.join(organisation, key)
        return people

    def committee(self, organisation: str, unit: str, count: int, **person: object) -> list[str]:
        people = [self.person(unit, **person) for _ in range(count)]
        for key in people:
            self.appoint(self.post(organisation, "member"), key)
        return people

    def connect(self, *, backwards: bool = False) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(":memory:")
        for table, columns in TABLES.items():
            rows = self.rows[table][::-1] if backwards else self.rows[table]
            arrays = {
                name: pa.array([row.get(name) for row in rows], type=ARROW[kind])
                for name, kind in columns.items()
            }
            connection.register(table, pa.table(arrays))
        return connection

    def check(self, books: list[Rulebook] | None = None, **options: object) -> Evaluation:
        options.setdefault("as_of", TODAY)
        with self.connect() as connection:
            return evaluate(connection, shipped() if books is None else books, **options)


def outcome(evaluation: Evaluation, rule: str, unit: str = "u1") -> str:
    """The one outcome of ``rule`` among the subjects of ``unit``."""
    found = [t for t in evaluation.tallies if (t.rule_id, t.unit_id) == (rule, unit)]
    assert len(found) == 1, found
    return found[0].outcome


def finding(evaluation: Evaluation, rule: str) -> Finding:
    """The one finding of ``rule``."""
    (only,) = [f for f in evaluation.findings if f.rule == rule]
    return only
