"""Running the rules of one subject: facts and outcomes in one table, then the findings from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from .asking import grouped
from .facts_table import (
    chosen_facts,
    columns_of_facts,
    early_steps,
    evidence_query,
    evidence_table,
    facts_query,
    facts_table,
    outcomes_of_rows,
    rows_table,
    tested_columns,
)
from .grading import BREACH, UNKNOWN, Graded, scope_facts
from .groundwork import Groundwork
from .model import Subject
from .numbered_rows import NumberedRows
from .results import RuleResult, plain
from .sources import FOUND, groundwork_table

_FOUND_IDS = "_rulebook_found_ids"
_FINDING = f"IN ({BREACH}, {UNKNOWN})"


def wanted_facts(rules: Sequence[Graded]) -> frozenset[str]:
    """Every fact that the rules test, cite or date from."""
    wanted: set[str] = set()
    for graded in rules:
        rule = graded.rule
        wanted |= graded.compiled.facts | set(rule.evidence) | scope_facts(rule)
        wanted |= {rule.since} if rule.since else set()
    return frozenset(wanted)


def tested_facts(rules: Sequence[Graded]) -> frozenset[str]:
    """Every fact that decides an outcome of ``rules``."""
    return frozenset(name for one in rules for name in one.compiled.facts | scope_facts(one.rule))


def build_tables(ground: Groundwork, subject: Subject, rules: Sequence[Graded]) -> Any:
    """The outcomes in Arrow columns (id, unit_id, one a rule under its id), a row a subject.

    Of the subjects that some rule found, :func:`facts_table` has the facts afterwards and
    :func:`evidence_table` the rows that findings rest on.
    """
    early, late = chosen_facts(subject, wanted_facts(rules))
    tested = chosen_facts(subject, tested_facts(rules))[0]
    columns = columns_of_facts(subject, early)
    rows = ground.lay_rows(subject, columns, tested=tested_columns(subject, tested))
    if rows is None:
        grades = ground.table(outcomes_of_rows(subject, tested, rules))
    else:
        grades = _asked_in_groups(ground, subject, rules, rows)
    _keep_found(ground, _found(grades, rules))
    if rows is not None:
        # What was put there by number is not looked through again: only what was found stays.
        ground.lay_found(subject, columns, rows)
        ground.narrow_to_found(early_steps(late))
    ground.create(facts_table(subject), facts_query(subject, early, rules, found=rows is None))
    if late:
        ground.create(evidence_table(subject), evidence_query(subject, late))
    return grades


def _asked_in_groups(
    ground: Groundwork, subject: Subject, rules: Sequence[Graded], rows: NumberedRows
) -> Any:
    parts = []
    for group in grouped(ground, subject, rules, rows.own):
        tested = chosen_facts(subject, tested_facts(group.rules))[0]
        ground.connection.register(rows_table(subject), rows.stream(group.chosen))
        grades = ground.table(outcomes_of_rows(subject, tested, group.rules))
        parts.append(group.completed(grades, rules))
    return pa.concat_tables(parts)


def _found(grades: Any, rules: Sequence[Graded]) -> Any:
    """The ids of the subjects with a breach or an unknown under some rule."""
    found = np.zeros(grades.num_rows, np.bool_)
    for graded in rules:
        found |= _of_finding(grades, graded)
    return grades["id"].filter(pa.array(found))


def _of_finding(grades: Any, graded: Graded) -> Any:
    outcomes = grades[graded.rule.id].to_numpy()
    return (outcomes == BREACH) | (outcomes == UNKNOWN)


def _keep_found(ground: Groundwork, found: Any) -> None:
    # Copied, so that the database knows how few they are when it plans its joins.
    ground.connection.register(_FOUND_IDS, pa.table({"id": found}))
    ground.create(groundwork_table(FOUND), " ".join(("SELECT id FROM", _FOUND_IDS)))
    ground.connection.unregister(_FOUND_IDS)


def results_of(ground: Groundwork, grades: Any, rules: Sequence[Graded]) -> Iterator[RuleResult]:
    """What each of ``rules`` found; one that found nothing, as its ``grades`` tell, is not asked for it."""
    nothing = pa.table({"_id": grades["id"].slice(0, 0)})
    for graded in rules:
        if _of_finding(grades, graded).any():
            yield result_of(ground.connection, graded, ground.as_of)
        else:
            yield result_with(graded, ground.as_of, nothing)


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
    findings = connection.execute(" ".join(query)).to_arrow_table()
    return result_with(graded, as_of, findings)


def result_with(graded: Graded, as_of: date, findings: Any) -> RuleResult:
    """What one rule gave: ``findings`` with how they were come to."""
    return RuleResult(
        rule=graded.rule,
        computation=graded.breach,
        values={"as_of": plain(as_of), **graded.parameters},
        strict_applies=graded.strict[0],
        strict_breach=graded.strict[1],
        findings=findings,
    )
