"""Rulebooks made ready for one day, to be asked again and again about few subjects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa

from .evaluation import graded_rules
from .fact import COLUMN_TYPES, Fact
from .facts import FACTS
from .facts_table import chosen_facts, facts_table
from .few_facts import FewFacts
from .grading import BREACH, UNKNOWN, Graded, shared_tests
from .model import NO_PARAMETERS, SUBJECTS, Parameter, Rulebook, Subject
from .results import OUTCOMES_BY_GRADE, Finding, Outcome, RuleResult, finding_of
from .running import result_with, wanted_facts

_ARROW = {
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "text": pa.string(),
    "money": pa.decimal128(18, 2),
}


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the rules say of some subjects: their findings, and every outcome by rule and subject.

    ``facts`` are the facts that the rules read of each subject, by name, also of those that are sound.
    """

    findings: tuple[Finding, ...]
    outcomes: Mapping[tuple[str, Subject, Any], Outcome]
    facts: Mapping[tuple[Subject, Any], Mapping[str, Any]]


@dataclass(frozen=True)
class _Rules:
    """The rules on one kind of subject, planned, with the facts that they read."""

    rules: Sequence[Graded]
    results: Mapping[str, RuleResult]
    tests: Mapping[str, str]
    facts: Sequence[Fact]
    schema: pa.Schema


class Prepared:
    """Rulebooks on one day, with every expression compiled and every query planned.

    Asking costs what reading the given rows costs, however large the registry is they were taken
    from: :func:`evaluate` plans each run anew, which is right for a country and slow for one
    committee. Both give the same findings when every row that a subject's facts rest on is given,
    except that these name no rows beside the subject's own. Facts come from :class:`FewFacts`; rules
    are tested by DuckDB, as everywhere. Not for several threads at once.
    """

    def __init__(
        self,
        rulebooks: Sequence[Rulebook],
        *,
        as_of: date,
        parameters: Mapping[str, Mapping[str, Parameter]] = NO_PARAMETERS,
    ) -> None:
        """Compile and plan. Raises as :func:`evaluate` does."""
        self._connection = duckdb.connect(
            ":memory:", config={"threads": "1", "enable_external_access": "false"}
        )
        # Plans outlive the rows they were made over: nothing may be concluded from tables being empty.
        # To find what rules have in common takes longer than to test it again on one row.
        off = "statistics_propagation,empty_result_pullup,common_subexpressions"
        self._run(f"SET disabled_optimizers = '{off}'")
        rules = graded_rules(rulebooks, parameters, as_of)
        rules = [graded for graded in rules if graded.rule.in_force(as_of)]
        self._rules = {subject: self._prepare(subject, rules, as_of) for subject in SUBJECTS}
        facts = {subject: prepared.facts for subject, prepared in self._rules.items()}
        self._facts = FewFacts(facts, as_of)

    def _prepare(self, subject: Subject, rules: Sequence[Graded], as_of: date) -> _Rules:
        mine = [graded for graded in rules if graded.rule.subject == subject]
        early, _late = chosen_facts(subject, wanted_facts(mine))
        facts = [fact for fact in early if fact.type != "rows"]
        columns = ", ".join(f'"{fact.name}" {COLUMN_TYPES[fact.type]}' for fact in facts)
        self._run("CREATE TABLE", facts_table(subject), f"(facts STRUCT({columns}))")
        tests = shared_tests(mine)
        told = [*(f'{graded.outcome(tests)} AS "{graded.column}"' for graded in mine)]
        told += [*tests.values(), *(sql for graded in mine for sql in _values(graded))]
        tested = (
            "SELECT",
            ", ".join(("*", *(f"({sql}) AS {name}" for sql, name in tests.items()))),
        )
        rows = (*tested, "FROM (SELECT unnest(facts) FROM", facts_table(subject), ") AS facts")
        query = ("SELECT", ", ".join(told), "FROM (", *rows, ") AS tested")
        if mine:
            self._run(f"PREPARE judge_{subject} AS", *query)
        results = {graded.rule.id: result_with(graded, as_of, None) for graded in mine}
        arrow = pa.struct([(fact.name, _ARROW[fact.type]) for fact in facts])
        return _Rules(mine, results, tests, facts, pa.schema([("facts", arrow)]))

    def _run(self, *words: str) -> duckdb.DuckDBPyConnection:
        return self._connection.execute(" ".join(words))

    def ask(
        self,
        tables: Mapping[str, Iterable[Sequence[Any]]],
        subjects: Collection[tuple[Subject, Any]],
    ) -> Verdict:
        """What the rules say of ``subjects``, given as kind and id.

        ``tables`` are the rows of each table with the columns of :data:`TABLES`, as Python values;
        one that is left out is empty. They must hold every row that the facts of ``subjects`` rest
        on, and may hold more.
        """
        wanted: dict[Subject, set[Any]] = {}
        for kind, subject in subjects:
            wanted.setdefault(kind, set()).add(subject)
        findings: list[Finding] = []
        outcomes: dict[tuple[str, Subject, Any], Outcome] = {}
        facts: dict[tuple[Subject, Any], Mapping[str, Any]] = {}
        for kind, rows in self._facts.of(tables, wanted).items():
            facts |= {(kind, row["id"]): row for row in rows}
            for row in self._judged(kind, rows):
                findings += _findings(self._rules[kind], row, outcomes)
        findings.sort(key=lambda finding: (finding.rule, finding.subject_id))
        return Verdict(findings=tuple(findings), outcomes=outcomes, facts=facts)

    def _judged(self, subject: Subject, rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """``rows`` of facts, each with what its rules say."""
        rules = self._rules[subject]
        if not rules.rules or not rows:
            return
        given = pa.Table.from_pylist([{"facts": row} for row in rows], schema=rules.schema)
        self._connection.register("_given", given)
        self._run("BEGIN")
        try:
            self._run("INSERT INTO", facts_table(subject), "FROM _given")
            cursor = self._run(f"EXECUTE judge_{subject}")
            names = [column[0] for column in cursor.description]
            told = cursor.fetchall()
        finally:
            self._run("ROLLBACK")
        # The rows that findings rest on are not looked up: who asks has them.
        unread = {name: None for name, fact in FACTS[subject].items() if fact.type == "rows"}
        for row, said in zip(rows, told, strict=True):
            yield unread | row | dict(zip(names, said, strict=True))


def _values(graded: Graded) -> Iterator[str]:
    for name, part in graded.compiled.values.items():
        yield f'{part.sql({}, graded.parameters, "duckdb")} AS "{_value(graded, name)}"'


def _value(graded: Graded, name: str) -> str:
    return f"_value_{graded.rule.id}_{name}"


def _findings(
    rules: _Rules, row: Mapping[str, Any], outcomes: dict[tuple[str, Subject, Any], Outcome]
) -> Iterator[Finding]:
    """The findings on one subject; all outcomes are noted in ``outcomes``."""
    for graded in rules.rules:
        rule, grade = graded.rule, row[graded.column]
        outcomes[rule.id, rule.subject, row["id"]] = OUTCOMES_BY_GRADE[grade]
        if grade in (BREACH, UNKNOWN):
            told = {
                "_id": row["id"],
                "_name": row["name"],
                "_unit_id": row["unit_id"],
                "_outcome": OUTCOMES_BY_GRADE[grade],
                # No test was false, or the rule would not apply.
                "_applies_unknown": any(row[rules.tests[test]] is None for test in graded.applies),
            }
            values = {f"_value_{name}": row[_value(graded, name)] for name in rule.values}
            yield finding_of(rules.results[rule.id], {**row, **told, **values})
