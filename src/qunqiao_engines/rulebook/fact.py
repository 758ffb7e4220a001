"""What a fact is: a named, typed, documented column that a rule may speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypedDict, Unpack

from .model import Subject, Text

FactType = Literal["integer", "boolean", "date", "text", "money", "rows"]

#: The DuckDB type in which a fact of each kind is held.
COLUMN_TYPES: Mapping[FactType, str] = MappingProxyType(
    {
        "integer": "BIGINT",
        "boolean": "BOOLEAN",
        "date": "DATE",
        "text": "VARCHAR",
        "money": "DECIMAL(18, 2)",
        "rows": "VARCHAR[]",
    }
)


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One fact about a subject as of the day of the check-up; NULL means that nobody knows.

    ``sql`` is its expression over ``steps``, grouped steps joined once per subject (none: the
    subject's own row ``s``). ``unit`` is the unit of measure. A fact of type ``rows`` lists the ids
    of the rows of ``table`` that a finding rests on. ``codes`` names the labels of a coded text.
    ``lacks`` says in words what is not recorded when the fact is NULL, if not the fact itself.
    ``null`` says what NULL means where that is not simply that something is missing.
    ``room`` names the part of the platform that will record it: until then it is NULL for everybody,
    and a rule that needs it waits.
    """

    name: str
    subject: Subject
    type: FactType
    label: Text
    doc: str
    sql: str
    steps: tuple[str, ...] = ()
    unit: Text | None = None
    sources: tuple[str, ...] = ()
    table: str | None = None
    codes: str | None = None
    lacks: Text | None = None
    room: Text | None = None
    null: str = ""

    @property
    def when_null(self) -> str:
        """What it means that the fact is NULL, in English as all documentation of the engine."""
        if self.null:
            return self.null
        if self.room is not None:
            return f"always, until {self.room.en} are recorded"
        if self.type == "rows":
            return "there is no such row"
        if self.sql.lower().startswith("coalesce(") or self.name in ("as_of", "levy_year"):
            return "never NULL"
        return f"not recorded: {(self.lacks or self.label).en}"


PERSONS = Text(zh="人", en="persons")
ITEMS = Text(zh="个", en="")
DAYS = Text(zh="天", en="days")
YEARS = Text(zh="年", en="years")
MONTHS = Text(zh="个月", en="months")
YUAN = Text(zh="元", en="yuan")
AGE = Text(zh="岁", en="years of age")


def months_begun(start: str, end: str) -> str:
    """SQL for the months begun from ``start`` to ``end``: to the day is n, one day more is n + 1."""
    # Counted from years and months: databases disagree about what a difference in months is.
    whole = f"((year({end}) - year({start})) * 12 + month({end}) - month({start}))"
    return f"{whole} + CASE WHEN {start} + {whole} * INTERVAL '1' MONTH < {end} THEN 1 ELSE 0 END"


def days_between(start: str, end: str) -> str:
    """SQL for the days from ``start`` to ``end``."""
    return f"date_diff('day', {start}, {end})"


class _More(TypedDict, total=False):
    sql: str
    unit: Text
    codes: str
    table: str
    lacks: Text
    null: str


@dataclass(frozen=True)
class Group:
    """Facts that come from the same steps and the same source tables."""

    subject: Subject
    steps: tuple[str, ...]
    sources: tuple[str, ...]
    lacks: Text | None = None

    def fact(self, name: str, kind: FactType, labels: str, doc: str, **more: Unpack[_More]) -> Fact:
        """One fact; without ``sql`` it is the column of its own name in the last step."""
        zh, en = labels.split(" | ")
        column = f"{self.steps[-1] if self.steps else 's'}.{name}"
        return Fact(
            name=name,
            subject=self.subject,
            type=kind,
            label=Text(zh=zh, en=en),
            doc=doc,
            sql=more.get("sql", column),
            steps=self.steps,
            sources=self.sources,
            unit=more.get("unit"),
            table=more.get("table"),
            codes=more.get("codes"),
            lacks=more.get("lacks", self.lacks),
            null=more.get("null", ""),
        )

    def count(self, name: str, labels: str, doc: str, unit: Text = ITEMS) -> Fact:
        """A number of recorded rows: when the grouping found none, a true zero."""
        sql = f"coalesce({self.steps[-1]}.{name}, 0)"
        return self.fact(name, "integer", labels, doc, sql=sql, unit=unit)

    def rows(self, name: str, table: str, labels: str) -> Fact:
        """The ids of the rows of ``table`` that a finding may rest on."""
        return self.fact(name, "rows", labels, f"Ids of rows of {table}.", table=table)
