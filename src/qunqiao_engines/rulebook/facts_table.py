"""Building the table of facts, one row per subject, once per check-up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import duckdb

from .fact import COLUMN_TYPES, Fact
from .facts import FACTS
from .grading import Graded, shared_tests
from .groundwork_sources import GROUNDWORK
from .model import SUBJECTS, Subject
from .sources import (
    EVIDENCE_STEPS,
    FOUND,
    PLANS,
    Columns,
    columns_read,
    from_rows,
    groundwork_table,
    with_steps,
)

#: Facts that every rule needs: the region decides which rules bind.
ALWAYS = ("region", "as_of")


def facts_table(subject: Subject) -> str:
    """The temporary table of facts and outcomes of those subjects that some rule found."""
    return f"_rulebook_{subject}_facts"


def rows_table(subject: Subject) -> str:
    """The temporary table of :func:`rows_query`: each subject with all that is known of it."""
    return f"_rulebook_{subject}_all"


def is_late(fact: Fact) -> bool:
    """Whether the fact lists rows: made for the subjects with a finding only, after the rules ran."""
    return any(step in EVIDENCE_STEPS for step in fact.steps)


def chosen_facts(subject: Subject, wanted: Collection[str]) -> tuple[list[Fact], list[Fact]]:
    """The ``wanted`` facts: those computed for every subject, and the late ones."""
    names = {*wanted, *ALWAYS}
    facts = [fact for name, fact in FACTS[subject].items() if name in names]
    return [f for f in facts if not is_late(f)], [f for f in facts if is_late(f)]


def early_steps(facts: Iterable[Fact]) -> list[str]:
    """The steps that ``facts`` rest on, each once."""
    return [*dict.fromkeys(step for fact in facts for step in fact.steps)]


def columns_of_facts(subject: Subject, facts: Iterable[Fact]) -> Columns:
    """What must stand beside each subject for ``facts`` to be computed from it."""
    return columns_read(subject, _cast(facts))


def tested_columns(subject: Subject, facts: Iterable[Fact]) -> Columns:
    """The same without the names, which no rule tests."""
    columns = columns_of_facts(subject, facts)
    return {**columns, "s": [name for name in columns["s"] if name != "name"]}


def outcomes_of_rows(subject: Subject, facts: Sequence[Fact], rules: Sequence[Graded]) -> str:
    """One SELECT giving id, unit_id and the outcome of each of ``rules`` under its id, from :func:`rows_table`.

    ``facts`` are those that the rules test. Its only parameter is ``$as_of``.
    """
    told = (f'{graded.outcome(shared_tests(rules))} AS "{graded.rule.id}"' for graded in rules)
    own = f"s.id AS id, s.{PLANS[subject].unit_id} AS unit_id"
    inner = from_rows(subject, " ".join(("SELECT", ", ".join((own, *_casts(facts))), "FROM ")))
    return _tested(("id", "unit_id", *told), inner + rows_table(subject), rules)


def facts_query(
    subject: Subject,
    facts: Sequence[Fact],
    rules: Sequence[Graded],
    *,
    source: str | None = None,
    found: bool = False,
) -> str:
    """One SELECT giving id, name, unit_id, the ``facts`` and the outcome of ``rules`` per subject.

    Its only parameter is ``$as_of``. It reads ``source``, by default :func:`rows_table`; where
    ``found`` only the subjects that some rule found.
    """
    told = (f'{graded.outcome(shared_tests(rules))} AS "{graded.column}"' for graded in rules)
    plain = ("id", "name", "unit_id", *(f'"{fact.name}"' for fact in facts))
    own = f"s.id AS id, s.name AS name, s.{PLANS[subject].unit_id} AS unit_id"
    inner = ["SELECT", ", ".join((own, *_casts(facts))), "FROM", source or rows_table(subject)]
    if found:
        # Filtered before any fact is computed: the database would not move the filter down itself.
        inner += ["WHERE s.id IN (SELECT id FROM", groundwork_table(FOUND), ")"]
    sql = " ".join(inner)
    return _tested((*plain, *told), sql if source else from_rows(subject, sql), rules)


def _tested(columns: Iterable[str], inner: str, rules: Sequence[Graded]) -> str:
    """``columns`` from the facts that ``inner`` gives, beside which stand the tests that ``rules`` share."""
    tests = shared_tests(rules)
    tested = ", ".join(("*", *(f"({sql}) AS {name}" for sql, name in tests.items())))
    middle = ("SELECT", tested, "FROM (", inner, ") AS facts")
    return " ".join(("SELECT", ", ".join(columns), "FROM (", *middle, ") AS tested"))


def evidence_query(subject: Subject, facts: Sequence[Fact]) -> str:
    """One SELECT giving id and the ``facts`` that list rows, of the subjects in ``found`` alone."""
    keys = PLANS[subject].keys
    joins = (f"LEFT JOIN {step} ON {step}.{keys[step][0]} = s.id" for step in early_steps(facts))
    return with_steps(" ".join(("SELECT s.id,", _cast(facts), "FROM found AS s", *joins)))


def _cast(facts: Iterable[Fact]) -> str:
    return ", ".join(_casts(facts))


def _casts(facts: Iterable[Fact]) -> list[str]:
    return [f'CAST({f.sql} AS {COLUMN_TYPES[f.type]}) AS "{f.name}"' for f in facts]


def drop_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Remove every temporary table of an evaluation, whether or not it was made."""
    own = (rows_table(subject) for subject in SUBJECTS)
    for name in (*own, *(groundwork_table(name) for name in (*GROUNDWORK, FOUND))):
        connection.unregister(name)
        connection.execute(" ".join(("DROP TABLE IF EXISTS", name)))
