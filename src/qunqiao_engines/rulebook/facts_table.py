"""Building the table of facts, one row per subject, once per check-up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import duckdb

from .fact import COLUMN_TYPES, Fact
from .facts import FACTS
from .groundwork_sources import GROUNDWORK
from .model import SUBJECTS, Subject
from .sources import EVIDENCE_STEPS, FOUND, PLANS, groundwork_table, with_steps

#: Facts that every rule needs: the region decides which rules bind.
ALWAYS = ("region", "as_of")


def facts_table(subject: Subject) -> str:
    """The temporary table that holds the facts of ``subject`` and the outcome of each rule."""
    return f"_rulebook_{subject}_facts"


def evidence_table(subject: Subject) -> str:
    """The temporary table that holds the rows that findings on ``subject`` rest on."""
    return f"_rulebook_{subject}_rows"


def is_late(fact: Fact) -> bool:
    """Whether the fact lists rows: made for the subjects with a finding only, after the rules ran."""
    return any(step in EVIDENCE_STEPS for step in fact.steps)


def chosen_facts(subject: Subject, wanted: Collection[str]) -> tuple[list[Fact], list[Fact]]:
    """The ``wanted`` facts: those computed for every subject, and the late ones."""
    names = {*wanted, *ALWAYS}
    facts = [fact for name, fact in FACTS[subject].items() if name in names]
    return [f for f in facts if not is_late(f)], [f for f in facts if is_late(f)]


def facts_query(subject: Subject, facts: Iterable[Fact], graded: Mapping[str, str]) -> str:
    """One SELECT giving id, name, unit_id, the ``facts`` and the ``graded`` columns of each subject.

    Its only parameter is ``$as_of``. ``graded`` are expressions over the facts by the name they
    get. Steps that no fact needs are not joined, so the database does not run them.
    """
    plan = PLANS[subject]
    inner = _select(plan.columns, plan.subject, subject, facts)
    extra = "".join(f', {sql} AS "{name}"' for name, sql in graded.items())
    return with_steps(" ".join(("SELECT *", extra, "FROM (", inner, ") AS facts")))


def evidence_query(subject: Subject, facts: Iterable[Fact]) -> str:
    """One SELECT giving id and the ``facts`` that list rows, of the subjects in ``found`` alone."""
    source = "found AS s"
    return with_steps(_select("s.id AS id", source, subject, facts))


def _select(columns: str, source: str, subject: Subject, facts: Iterable[Fact]) -> str:
    facts = list(facts)
    cast = (f'CAST({fact.sql} AS {COLUMN_TYPES[fact.type]}) AS "{fact.name}"' for fact in facts)
    joined = dict.fromkeys(step for fact in facts for step in fact.steps)
    on = PLANS[subject].joins
    joins = (f"LEFT JOIN {step} ON {step}.{on[step]}" for step in joined)
    return "\n".join(("SELECT", ", ".join((columns, *cast)), "FROM", source, *joins))


def drop_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Remove every temporary table of an evaluation, whether or not it was made."""
    own = (table(subject) for table in (facts_table, evidence_table) for subject in SUBJECTS)
    for name in (*own, *(groundwork_table(name) for name in (*GROUNDWORK, FOUND))):
        connection.execute(" ".join(("DROP TABLE IF EXISTS", name)))
