"""Running the rules of one subject: outcomes for everybody, then facts and evidence of those found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .asking import grouped
from .facts import FACTS
from .facts_table import (
    chosen_facts,
    columns_of_facts,
    early_steps,
    evidence_query,
    facts_query,
    is_late,
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
from .table_rows import written_out

_FOUND_IDS = "_rulebook_found_ids"
_FINDING = f"IN ({BREACH}, {UNKNOWN})"
_UNDECIDED = "_applies_unknown"


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


@dataclass(frozen=True)
class Judged:
    """What the rules said of one kind of subject.

    ``grades`` are the outcomes (id, unit_id, one a rule under its id), a row a subject; ``told`` is
    :func:`told_query` for those that some rule found, and ``evidence`` the rows that their findings rest on.
    """

    grades: Any
    told: Any
    evidence: Any


def judged(ground: Groundwork, subject: Subject, rules: Sequence[Graded]) -> Judged:
    """Every subject's outcomes, and of those found what their findings need; all in Arrow tables."""
    early, late = chosen_facts(subject, wanted_facts(rules))
    tested = chosen_facts(subject, tested_facts(rules))[0]
    columns = columns_of_facts(subject, early)
    rows = ground.lay_rows(subject, columns, tested=tested_columns(subject, tested))
    if rows is None:
        grades = ground.table(outcomes_of_rows(subject, tested, rules))
    else:
        grades = _asked_in_groups(ground, subject, rules, rows)
    found = _found(grades, rules)

    def tell(ground: Groundwork) -> Any:
        _keep_found(ground, found)
        if rows is not None:
            # What was put there by number is not looked through again: only what was found stays.
            ground.lay_found(subject, columns, rows)
        facts = facts_query(subject, early, rules, found=rows is None)
        return ground.table(told_query(facts, rules))

    def prove(ground: Groundwork) -> Any:
        _keep_found(ground, found)
        if rows is not None:
            ground.narrow_to_found(early_steps(late))
        return ground.table(evidence_query(subject, late))

    told, *evidence = ground.at_once(tell, prove) if late else [tell(ground)]
    return Judged(grades, told, evidence[0] if evidence else None)


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
        found |= _of_finding(grades[graded.rule.id])
    return grades["id"].filter(pa.array(found))


def _of_finding(column: Any) -> Any:
    outcomes = column.to_numpy()
    return (outcomes == BREACH) | (outcomes == UNKNOWN)


def _keep_found(ground: Groundwork, found: Any) -> None:
    # Copied, so that the database knows how few they are when it plans its joins.
    ground.connection.register(_FOUND_IDS, pa.table({"id": found}))
    ground.create(groundwork_table(FOUND), " ".join(("SELECT id FROM", _FOUND_IDS)))
    ground.connection.unregister(_FOUND_IDS)


def told_query(facts: str, rules: Sequence[Graded]) -> str:
    """One SELECT giving what ``facts`` does, and what findings under each of ``rules`` say besides.

    ``facts`` is a SELECT of :func:`facts_query`, or a table of its rows. Nothing is computed where a rule found nothing.
    """
    told = ["*"]
    for graded in rules:
        parts = {_UNDECIDED: graded.undecided}
        for name, part in graded.compiled.values.items():
            parts[f"_value_{name}"] = part.sql({}, graded.parameters, "duckdb")
        told += [
            f'CASE WHEN "{graded.column}" {_FINDING} THEN {sql} END AS "{_of_rule(graded, name)}"'
            for name, sql in parts.items()
        ]
    return " ".join(("SELECT", ", ".join(told), "FROM (", facts, ") AS f"))


def results_of(said: Judged, rules: Sequence[Graded], as_of: date) -> Iterator[RuleResult]:
    """What each of ``rules`` found, its findings ordered by subject id."""
    told, evidence = _whole(said.told).sort_by("id"), None
    if said.evidence is not None:
        proof = _whole(said.evidence)
        evidence = proof.take(pc.index_in(told["id"], proof["id"].combine_chunks()))
    for graded in rules:
        findings = np.flatnonzero(_of_finding(told[graded.column]))
        yield result_with(graded, as_of, _findings(graded, told, evidence, pa.array(findings)))


def _whole(table: Any) -> Any:
    """A table in one piece, its values written out: ids may be of a type that names its values."""
    columns = {name: written_out(table[name]) for name in table.column_names}
    return pa.table(columns).combine_chunks()


def _findings(graded: Graded, told: Any, evidence: Any, rows: Any) -> Any:
    """The findings under one rule, which stand in ``rows`` of what was told and of the ``evidence``."""
    rule = graded.rule
    facts = {*rule.evidence, *graded.strict[0], *graded.strict[1]} | {rule.since or "as_of"}
    columns = {
        "_id": told["id"],
        "_name": told["name"],
        "_unit_id": told["unit_id"],
        "_outcome": pc.if_else(pc.equal(told[graded.column], BREACH), "breach", "unknown"),
        _UNDECIDED: told[_of_rule(graded, _UNDECIDED)],
    }
    for name in sorted(facts):
        columns[name] = (evidence if is_late(FACTS[rule.subject][name]) else told)[name]
    for name in rule.values:
        columns[f"_value_{name}"] = told[_of_rule(graded, f"_value_{name}")]
    return pa.table({name: column.take(rows) for name, column in columns.items()})


def _of_rule(graded: Graded, name: str) -> str:
    return f"{graded.rule.id}{name}"


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
