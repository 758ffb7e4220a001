"""Running the rules of one subject: facts and outcomes in one table, then the findings from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import duckdb

from .facts_table import (
    chosen_facts,
    evidence_query,
    evidence_table,
    facts_query,
    facts_table,
)
from .grading import BREACH, UNKNOWN, Graded, scope_facts
from .model import Subject
from .results import RuleResult, plain
from .sources import FOUND, groundwork_table

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
) -> None:
    """Make :func:`facts_table` with an outcome per rule, and :func:`evidence_table` for findings."""
    early, late = chosen_facts(subject, wanted_facts(rules))
    graded = {rule.column: rule.outcome for rule in rules}
    _create(connection, facts_table(subject), facts_query(subject, early, graded), as_of)
    if not late:
        return
    names = {fact.name for fact in late}
    citing = [rule for rule in rules if names & {*rule.rule.evidence}]
    tests = " OR ".join(f'"{rule.column}" {_FINDING}' for rule in citing)
    found = " ".join(("SELECT id FROM", facts_table(subject), "WHERE", tests))
    _create(connection, groundwork_table(FOUND), found, as_of)
    _create(connection, evidence_table(subject), evidence_query(subject, late), as_of)


def grades(
    connection: duckdb.DuckDBPyConnection, subject: Subject, rules: Sequence[Graded]
) -> Any:
    """Arrow columns: unit_id, and one outcome per rule under the rule's id."""
    columns = [f'"{graded.column}" AS "{graded.rule.id}"' for graded in rules]
    query = ("SELECT", ", ".join(("unit_id", *columns)), "FROM", facts_table(subject))
    return connection.execute(" ".join(query)).to_arrow_table()


def result_of(
    connection: duckdb.DuckDBPyConnection, graded: Graded, as_of: date
) -> RuleResult:
    """The rule's findings, ordered by subject id."""
    rule, compiled = graded.rule, graded.compiled
    strict = compiled.strict("applies") | scope_facts(rule), compiled.strict("breach")
    facts = {*rule.evidence, *strict[0], *strict[1]} | {rule.since or "as_of"}
    columns = [
        *('f.id AS "_id"', 'name AS "_name"', 'unit_id AS "_unit_id"'),
        f'"{graded.column}" = {BREACH} AS "_breach"',
        f'({graded.applies}) IS NULL AS "_applies_unknown"',
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


def _create(
    connection: duckdb.DuckDBPyConnection, table: str, query: str, as_of: date
) -> None:
    head = " ".join(("CREATE OR REPLACE TEMP TABLE", table, "AS"))
    parameters = {"as_of": as_of} if "$as_of" in query else {}
    connection.execute(f"{head}\n{query}", parameters)
