"""The rulebook as SQL for other databases: the general way, transpiled, in one query or in a few.

:func:`outcomes_query` is everything in one SELECT. :func:`evaluate_elsewhere` runs a check-up in a
cluster that somebody else's program talks to, and gives the same evaluation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import sqlglot

from .evaluation import Examined, assembled, graded_rules, required_steps
from .facts_table import (
    chosen_facts,
    early_steps,
    evidence_query,
    facts_query,
    facts_table,
)
from .grading import BREACH, UNKNOWN, Graded
from .groundwork_sources import GROUNDWORK
from .model import NO_PARAMETERS, SUBJECTS, Parameter, Rulebook, Subject
from .results import Evaluation
from .running import Judged, results_of, told_query, wanted_facts
from .sources import FOUND, groundwork_table, joined_rows, needed_groundwork, with_steps


@dataclass(frozen=True)
class OtherDatabase:
    """Another database that has the nine tables.

    ``dialect`` is its name in sqlglot; ``ask`` runs a SELECT and gives its rows as an Arrow table;
    ``keep`` lets the rows of a SELECT be a table of that name, until the evaluation is over.
    """

    dialect: str
    ask: Callable[[str], Any]
    keep: Callable[[str, str], None]


def outcomes_query(
    rulebooks: Sequence[Rulebook], subject: Subject, *, as_of: date, dialect: str
) -> str:
    """One SELECT giving id, unit_id and the outcome of every rule (a number) for every subject."""
    rules = [g for g in graded_rules(rulebooks, NO_PARAMETERS, as_of) if g.rule.subject == subject]
    outcomes = ", ".join(f'"{graded.column}"' for graded in rules)
    query = ("SELECT id, unit_id,", outcomes, "FROM (", _facts(subject, rules), ") AS graded")
    return _written(with_steps(" ".join(query), inline=True), as_of, dialect)


def evaluate_elsewhere(
    database: OtherDatabase,
    rulebooks: Sequence[Rulebook],
    *,
    as_of: date,
    parameters: Mapping[str, Mapping[str, Parameter]] = NO_PARAMETERS,
) -> Evaluation:
    """What :func:`evaluate` gives, computed by ``database``; only what was found comes back.

    Outcomes come back too, a byte a rule and subject. Raises what :func:`evaluate` raises about
    rulebooks and parameters; errors of the database pass through.
    """
    rules = graded_rules(rulebooks, parameters, as_of)
    for name in needed_groundwork(required_steps(rules)):
        query = with_steps(GROUNDWORK[name])
        database.keep(groundwork_table(name), _written(query, as_of, database.dialect))
    with duckdb.connect(":memory:") as scratch:
        parts = [_examined(database, scratch, subject, rules, as_of) for subject in SUBJECTS]
    return assembled(parts, rulebooks, as_of)


def _examined(
    database: OtherDatabase,
    scratch: duckdb.DuckDBPyConnection,
    subject: Subject,
    rules: Sequence[Graded],
    as_of: date,
) -> Examined:
    mine = [graded for graded in rules if graded.rule.subject == subject]
    table, dialect = facts_table(subject), database.dialect
    database.keep(table, _written(with_steps(_facts(subject, mine)), as_of, dialect))
    columns = (f'"{graded.column}" AS "{graded.rule.id}"' for graded in mine)
    outcomes = ("SELECT", ", ".join(("id", "unit_id", *columns)), "FROM", table)
    grades = database.ask(_written(" ".join(outcomes), as_of, dialect))
    tests = " OR ".join(f'"{g.column}" IN ({BREACH}, {UNKNOWN})' for g in mine) or "FALSE"
    found = " ".join(("SELECT id FROM", table, "WHERE", tests))
    database.keep(groundwork_table(FOUND), _written(found, as_of, dialect))
    only = " ".join(("SELECT * FROM", table, "WHERE", tests))
    scratch.register(table, database.ask(_written(only, as_of, dialect)))
    told = scratch.sql(told_query(f"SELECT * FROM {table}", mine)).to_arrow_table()  # noqa: S608 - a name of our own
    late = chosen_facts(subject, wanted_facts(mine))[1]
    evidence = None
    if late:
        evidence = database.ask(_written(evidence_query(subject, late), as_of, dialect))
    said = Judged(grades, told, evidence)
    return Examined(subject, grades, [*results_of(said, mine, as_of)])


def _facts(subject: Subject, rules: Sequence[Graded]) -> str:
    early = chosen_facts(subject, wanted_facts(rules))[0]
    return facts_query(subject, early, rules, source=joined_rows(subject, early_steps(early)))


def _written(query: str, as_of: date, dialect: str) -> str:
    dated = query.replace("$as_of", f"CAST('{as_of.isoformat()}' AS DATE)")
    (written,) = sqlglot.transpile(dated, read="duckdb", write=dialect)
    return written
