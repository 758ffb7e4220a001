"""Building the table of facts, one row per subject, once per check-up."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import duckdb

from .fact import COLUMN_TYPES
from .facts import FACTS
from .model import SUBJECTS, Subject
from .sources import STEPS


def table_name(subject: Subject) -> str:
    """The temporary table that holds the facts of ``subject``."""
    return f"_rulebook_{subject}_facts"


def facts_query(subject: Subject, wanted: Collection[str]) -> str:
    """One SELECT giving id, name, unit_id and the ``wanted`` facts of each live subject.

    Its only parameter is ``$as_of``. Steps that no wanted fact needs are not joined, so the
    database does not run them.
    """
    always = {"region", "as_of"}
    facts = [fact for name, fact in FACTS[subject].items() if name in {*wanted, *always}]
    plan = STEPS[subject]
    columns = (f'CAST({fact.sql} AS {COLUMN_TYPES[fact.type]}) AS "{fact.name}"' for fact in facts)
    joined = dict.fromkeys(step for fact in facts for step in fact.steps)
    parts = [
        "WITH",
        ", ".join(f"{name} AS ({sql})" for name, sql in plan.steps.items()),
        "SELECT",
        ", ".join([plan.columns, *columns]),
        "FROM",
        plan.subject,
        *(f"LEFT JOIN {step} ON {step}.{plan.key} = s.id" for step in joined),
    ]
    return "\n".join(parts)


def build_facts(
    connection: duckdb.DuckDBPyConnection, subject: Subject, wanted: Collection[str], as_of: date
) -> int:
    """How many subjects there are; their facts stand in :func:`table_name` afterwards."""
    head = ("CREATE OR REPLACE TEMP TABLE", table_name(subject), "AS")
    connection.execute(" ".join((*head, facts_query(subject, wanted))), {"as_of": as_of})
    rows = connection.execute(" ".join(("SELECT count(*) FROM", table_name(subject)))).fetchall()
    return int(rows[0][0])


def drop_facts(connection: duckdb.DuckDBPyConnection) -> None:
    """Remove the temporary tables, whether or not they were made."""
    for subject in SUBJECTS:
        connection.execute(" ".join(("DROP TABLE IF EXISTS", table_name(subject))))
