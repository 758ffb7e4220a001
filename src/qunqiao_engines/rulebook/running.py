"""Running the rules of one subject: facts and outcomes in one table, then the findings from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import duckdb

from .facts_table import (
    chosen_facts,
    early_steps,
    evidence_query,
    evidence_table,
    facts_query,
    facts_table,
)
from .grading import BREACH, UNKNOWN, Graded, scope_facts
from .groundwork import lay_rows
from .model import Subject
from .results import RuleResult, plain
from .sources import FOUND, groundwork_table

_GRADES = "_rulebook_grades"
_FINDING = f"IN ({BREACH}, {UNKNOWN})"


def wanted_facts(rules: Sequence[Graded]) -> frozenset[str]:
    """Every fact that the rules test, cite or date from."""
    wanted: set[str] = set()
    for graded in rules:
        rule = graded.rule
        wanted |= graded.compiled.facts | set(rule.evidence) | scope_facts(rule)
        wanted |= {rule.since} if rule.since else set()
    return frozenset(wanted)


def build_tables(
    connection: duckdb.DuckDBPyConnection, subject: Subject, rules: Sequence[Graded], as_of: date
) -> Any:
    """The outcomes in Arrow columns (id, unit_id, one a rule under its id), a row a subject.

    Of the subjects that some rule found, :func:`facts_table` has the facts afterwards and
    :func:`evidence_table` the rows that findings rest on.
    """
    early, late = chosen_facts(subject, wanted_facts(rules))
    lay_rows(connection, subject, early_steps(early), as_of)
    facts = facts_query(subject, early, rules)
    columns = (f'"{rule.column}" AS "{rule.rule.id}"' for rule in rules)
    query = ("SELECT", ", ".join(("id", "unit_id", *columns)), "FROM (", facts, ") AS graded")
    grades = _run(connection, " ".join(query), as_of).to_arrow_table()
    _find(connection, grades, rules)
    found = facts_query(subject, early, rules, found=True)
    _create(connection, facts_table(subject), found, as_of)
    if late:
        _create(connection, evidence_table(subject), evidence_query(subject, late), as_of)
    return grades


def _find(connection: duckdb.DuckDBPyConnection, grades: Any, rules: Sequence[Graded]) -> None:
    tests = " OR ".join(f'"{graded.rule.id}" {_FINDING}' for graded in rules) or "FALSE"
    connection.register(_GRADES, grades)
    try:
        query = ("SELECT id FROM", _GRADES, "WHERE", tests)
        _create(connection, groundwork_table(FOUND), " ".join(query), date.min)
    finally:
        connection.unregister(_GRADES)


def result_of(connection: duckdb.DuckDBPyConnection, graded: Graded, as_of: date) -> RuleResult:
    """The rule's findings, ordered by subject id."""
    rule, compiled = graded.rule, graded.compiled
    strict = graded.strict
    facts = {*rule.evidence, *strict[0], *strict[1]} | {rule.since or "as_of"}
    columns = [
        *('f.id AS "_id"', 'name AS "_name"', 'unit_id AS "_unit_id"'),
        f"""CASE WHEN "{graded.column}" = {BREACH} THEN 'breach' ELSE 'unknown' END AS "_outcome" """,
        f'({graded.undecided}) AS "_applies_unknown"',
        *(f'"{name}"' for name in sorted(facts)),
        *(
            f'{part.sql({}, graded.parameters, "duckdb")} AS "_value_{name}"'
            for name, part in compiled.values.items()
        ),
    ]
    query = ["SELECT", ", ".join(columns), "FROM", facts_table(rule.subject), "AS f"]
    if chosen_facts(rule.subject, facts)[1]:
        query += ["LEFT JOIN", evidence_table(rule.subject), "AS r ON r.id = f.id"]
    query += ["WHERE", f'"{graded.column}"', _FINDING, "ORDER BY f.id"]
    return RuleResult(
        rule=rule,
        computation=graded.breach,
        values={"as_of": plain(as_of), **graded.parameters},
        strict_applies=strict[0],
        strict_breach=strict[1],
        findings=connection.execute(" ".join(query)).to_arrow_table(),
    )


def _create(connection: duckdb.DuckDBPyConnection, table: str, query: str, as_of: date) -> None:
    head = " ".join(("CREATE OR REPLACE TEMP TABLE", table, "AS"))
    _run(connection, f"{head}\n{query}", as_of)


def _run(
    connection: duckdb.DuckDBPyConnection, query: str, as_of: date
) -> duckdb.DuckDBPyConnection:
    return connection.execute(query, {"as_of": as_of} if "$as_of" in query else {})
