"""Rulebooks made ready for one day, to be asked again and again about few subjects."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from .evaluation import graded_rules
from .fact import COLUMN_TYPES
from .facts import FACTS
from .facts_table import early_steps, facts_query
from .grading import Graded
from .model import NO_PARAMETERS, SUBJECTS, Parameter, Rulebook, Subject
from .results import OUTCOMES_BY_GRADE, Finding, Outcome, RuleResult, finding_of, plain
from .running import wanted_facts
from .sources import joined_rows, with_steps
from .tables import TABLES

_TYPES: Mapping[str, str] = {
    "id": "VARCHAR",
    "text": "VARCHAR",
    "date": "DATE",
    "boolean": "BOOLEAN",
    "integer": "INTEGER",
    "money": "DECIMAL(16, 2)",
    "number": "DECIMAL(10, 2)",
}


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the rules say of some subjects: their findings, and every outcome by rule and subject."""

    findings: tuple[Finding, ...]
    outcomes: Mapping[tuple[str, Subject, str], Outcome]


@dataclass(frozen=True)
class _Ready:
    """A rule with all that its findings need but the row."""

    result: RuleResult
    outcome: str
    unknown: str
    values: Mapping[str, str]


class Prepared:
    """Rulebooks on one day, with every expression compiled and every query planned.

    Asking costs what reading the given rows costs, however large the registry is they were taken
    from: :func:`evaluate` builds its facts and plans for each run, which is right for a country and
    slow for one committee. Both give the same findings when every row that a subject's facts rest
    on is given, except that these name no rows beside the subject's own. Not for several threads at
    once.
    """

    def __init__(
        self,
        rulebooks: Sequence[Rulebook],
        *,
        as_of: date,
        parameters: Mapping[str, Mapping[str, Parameter]] = NO_PARAMETERS,
    ) -> None:
        """Compile and plan; raises as :func:`evaluate` does."""
        self._connection = duckdb.connect(
            ":memory:", config={"threads": "1", "enable_external_access": "false"}
        )
        # Plans outlive the rows they were made over: nothing may be concluded from tables being empty.
        self._run("SET disabled_optimizers = 'statistics_propagation,empty_result_pullup'")
        for name, columns in TABLES.items():
            written = ", ".join(f'"{column}" {_TYPES[kind]}' for column, kind in columns.items())
            self._connection.execute(" ".join(("CREATE TABLE", name, f"({written})")))
        self._filled: set[str] = set()
        self._rules: dict[Subject, list[_Ready]] = {}
        rules = [g for g in graded_rules(rulebooks, parameters, as_of) if g.rule.in_force(as_of)]
        for subject in SUBJECTS:
            mine = [graded for graded in rules if graded.rule.subject == subject]
            self._rules[subject] = self._prepare(subject, mine, as_of)

    def _prepare(self, subject: Subject, rules: Sequence[Graded], as_of: date) -> list[_Ready]:
        wanted = {*wanted_facts(rules), "region", "as_of"}
        facts = [FACTS[subject][name] for name in sorted(wanted)]
        facts = [fact for fact in facts if fact.type != "rows"]
        source = joined_rows(subject, early_steps(facts))
        query = with_steps(facts_query(subject, facts, (), source=source), inline=True)
        # The day is written out: a plan with a parameter in it is made anew each time.
        query = query.replace("$as_of", f"DATE '{as_of.isoformat()}'")
        typed = (f'"{fact.name}" {COLUMN_TYPES[fact.type]}' for fact in facts)
        own = ", ".join(("id VARCHAR", "name VARCHAR", "unit_id VARCHAR", *typed))
        names = ", ".join(("id", "name", "unit_id", *(f'"{fact.name}"' for fact in facts)))
        table = f"{subject}_facts"
        self._run("CREATE TABLE", table, f"({own})")
        self._run(
            f"PREPARE fill_{subject} AS INSERT INTO", table, "SELECT", names, f"FROM ({query})"
        )
        ready = [_ready(place, graded, as_of) for place, graded in enumerate(rules)]
        columns = (
            sql for rule in ready for sql in (rule.outcome, rule.unknown, *rule.values.values())
        )
        self._run(f"PREPARE judge_{subject} AS SELECT *,", ", ".join(columns), "FROM", table)
        return ready

    def _run(self, *words: str) -> duckdb.DuckDBPyConnection:
        return self._connection.execute(" ".join(words))

    def ask(self, tables: Mapping[str, Any], subjects: Collection[tuple[Subject, str]]) -> Verdict:
        """What the rules say of ``subjects``, given as kind and id.

        ``tables`` are Arrow tables with the columns of :data:`TABLES`; one that is left out is empty.
        They must hold every row that the facts of ``subjects`` rest on, and may hold more.
        """
        self._fill(tables)
        findings: list[Finding] = []
        outcomes: dict[tuple[str, Subject, str], Outcome] = {}
        for subject in SUBJECTS:
            wanted = {found for kind, found in subjects if kind == subject}
            if not wanted:
                continue
            for row in self._judged(subject):
                if row["id"] in wanted:
                    findings += _findings(self._rules[subject], row, outcomes)
        findings.sort(key=lambda finding: (finding.rule, finding.subject_id))
        return Verdict(findings=tuple(findings), outcomes=outcomes)

    def _fill(self, tables: Mapping[str, Any]) -> None:
        for name in TABLES:
            if name in self._filled:
                self._run("DELETE FROM", name)
                self._filled.remove(name)
            given = tables.get(name)
            if given is not None and given.num_rows:
                self._connection.register("_given", given)
                columns = ", ".join(f'"{column}"' for column in TABLES[name])
                self._run("INSERT INTO", name, "SELECT", columns, "FROM _given")
                self._filled.add(name)

    def _judged(self, subject: Subject) -> Iterator[dict[str, Any]]:
        self._run("DELETE FROM", f"{subject}_facts")
        self._run("EXECUTE", f"fill_{subject}")
        cursor = self._run("EXECUTE", f"judge_{subject}")
        names = [column[0] for column in cursor.description]
        rows = {name: None for name, fact in FACTS[subject].items() if fact.type == "rows"}
        for row in cursor.fetchall():
            yield rows | dict(zip(names, row, strict=True))


def _ready(place: int, graded: Graded, as_of: date) -> _Ready:
    strict = graded.strict
    result = RuleResult(
        rule=graded.rule,
        computation=graded.breach,
        values={"as_of": plain(as_of), **graded.parameters},
        strict_applies=strict[0],
        strict_breach=strict[1],
        findings=None,
    )
    values = {
        name: f'{part.sql({}, graded.parameters, "duckdb")} AS "_{place}_{name}"'
        for name, part in graded.compiled.values.items()
    }
    outcome = graded.outcome({test: f"({test})" for test in graded.applies})
    unknown = f'({graded.undecided}) AS "_{place}?"'
    return _Ready(result, f'{outcome} AS "_{place}"', unknown, values)


def _findings(
    rules: Sequence[_Ready],
    row: Mapping[str, Any],
    outcomes: dict[tuple[str, Subject, str], Outcome],
) -> Iterator[Finding]:
    """The findings on one subject; all outcomes are noted in ``outcomes``."""
    for place, ready in enumerate(rules):
        rule, outcome = ready.result.rule, OUTCOMES_BY_GRADE[row[f"_{place}"]]
        outcomes[rule.id, rule.subject, row["id"]] = outcome
        if outcome in ("breach", "unknown"):
            yield finding_of(
                ready.result,
                {
                    **row,
                    **{f"_value_{name}": row[f"_{place}_{name}"] for name in ready.values},
                    "_id": row["id"],
                    "_name": row["name"],
                    "_unit_id": row["unit_id"],
                    "_outcome": outcome,
                    "_applies_unknown": row[f"_{place}?"],
                },
            )
