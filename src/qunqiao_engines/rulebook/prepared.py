"""Rulebooks made ready for one day, to be asked again and again about few subjects."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from .evaluation import graded_rules, required_steps
from .facts import FACTS
from .facts_table import chosen_facts, early_steps, facts_query, facts_table, rows_table
from .grading import BREACH, UNKNOWN, Graded, shared_tests
from .groundwork_sources import GROUNDWORK
from .model import NO_PARAMETERS, SUBJECTS, Parameter, Rulebook, Subject
from .results import OUTCOMES_BY_GRADE, Finding, Outcome, RuleResult, finding_of, plain
from .running import wanted_facts
from .sources import groundwork_table, needed_groundwork, rows_query, with_steps
from .tables import SQL_TYPES, TABLES


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the rules say of some subjects: their findings, and every outcome by rule and subject."""

    findings: tuple[Finding, ...]
    outcomes: Mapping[tuple[str, Subject, str], Outcome]


@dataclass(frozen=True)
class _Ready:
    """A rule with all that its findings need but the row; the other fields are SQL over the facts."""

    graded: Graded
    result: RuleResult
    unknown: str
    values: Mapping[str, str]


class Prepared:
    """Rulebooks on one day, with every expression compiled and every query planned.

    Asking costs what reading the given rows costs, however large the registry is they were taken
    from: :func:`evaluate` plans each run anew, which is right for a country and slow for one
    committee. Both give the same findings when every row that a subject's facts rest on is given,
    except that these name no rows beside the subject's own. Not for several threads at once.
    """

    def __init__(
        self,
        rulebooks: Sequence[Rulebook],
        *,
        as_of: date,
        parameters: Mapping[str, Mapping[str, Parameter]] = NO_PARAMETERS,
        numbered: bool = True,
    ) -> None:
        """Compile and plan; ids are whole numbers or, not ``numbered``, texts. Raises as :func:`evaluate` does."""
        self._connection = duckdb.connect(
            ":memory:", config={"threads": "1", "enable_external_access": "false"}
        )
        # Plans outlive the rows they were made over: nothing may be concluded from tables being empty.
        self._run("SET disabled_optimizers = 'statistics_propagation,empty_result_pullup'")
        # The day is written out: a plan with a parameter in it is made anew each time.
        self._day = f"DATE '{as_of.isoformat()}'"
        types = SQL_TYPES if numbered else {**SQL_TYPES, "id": "VARCHAR"}
        for name, columns in TABLES.items():
            written = ", ".join(f'"{column}" {types[kind]}' for column, kind in columns.items())
            self._run("CREATE TABLE", name, f"({written})")
        rules = graded_rules(rulebooks, parameters, as_of)
        rules = [graded for graded in rules if graded.rule.in_force(as_of)]
        for name in needed_groundwork(required_steps(rules)):
            self._stage(groundwork_table(name), with_steps(GROUNDWORK[name]))
        self._groundwork: dict[Subject, list[str]] = {}
        self._rules = {subject: self._prepare(subject, rules, as_of) for subject in SUBJECTS}

    def _prepare(self, subject: Subject, rules: Sequence[Graded], as_of: date) -> list[_Ready]:
        mine = [graded for graded in rules if graded.rule.subject == subject]
        self._groundwork[subject] = needed_groundwork(required_steps(mine))
        early, _late = chosen_facts(subject, wanted_facts(mine))
        # Each stage is written down before the next reads it: in one query DuckDB would join and
        # compute anew for each fact, and for each rule.
        self._stage(rows_table(subject), rows_query(subject, early_steps(early)))
        self._stage(facts_table(subject), facts_query(subject, early, ()))
        ready = [_ready(place, graded, as_of) for place, graded in enumerate(mine)]
        tests = shared_tests(mine)
        tested = [f"({sql}) AS {name}" for sql, name in tests.items()]
        columns = [f'{rule.graded.outcome(tests)} AS "{rule.graded.column}"' for rule in ready]
        columns += [sql for rule in ready for sql in (rule.unknown, *rule.values.values())]
        inner = ("SELECT", ", ".join(("*", *tested)), "FROM", facts_table(subject))
        outer = ("SELECT", ", ".join(("*", *columns)), "FROM (", *inner, ") AS tested")
        self._run(f"PREPARE judge_{subject} AS", *outer)
        return ready

    def _stage(self, table: str, query: str) -> None:
        """Make ``table`` and plan how it is filled; whatever it reads must be there already."""
        query = query.replace("$as_of", self._day)
        self._run("CREATE TABLE", table, "AS", query)
        self._run(f"PREPARE fill{table} AS INSERT INTO", table, query)

    def _run(self, *words: str) -> duckdb.DuckDBPyConnection:
        return self._connection.execute(" ".join(words))

    def ask(self, tables: Mapping[str, Any], subjects: Collection[tuple[Subject, str]]) -> Verdict:
        """What the rules say of ``subjects``, given as kind and id.

        ``tables`` are Arrow tables with the columns of :data:`TABLES`; one that is left out is empty.
        They must hold every row that the facts of ``subjects`` rest on, and may hold more.
        """
        wanted: dict[Subject, set[str]] = {}
        for kind, subject in subjects:
            wanted.setdefault(kind, set()).add(subject)
        findings: list[Finding] = []
        outcomes: dict[tuple[str, Subject, str], Outcome] = {}
        # Rolled back, the rows are gone: sooner than deleted one table after the other.
        self._run("BEGIN")
        try:
            self._fill(tables, wanted)
            for kind, ids in wanted.items():
                for row in self._judged(kind):
                    if str(row["id"]) in ids:
                        findings += _findings(self._rules[kind], row, outcomes)
        finally:
            self._run("ROLLBACK")
        findings.sort(key=lambda finding: (finding.rule, finding.subject_id))
        return Verdict(findings=tuple(findings), outcomes=outcomes)

    def _fill(self, tables: Mapping[str, Any], kinds: Collection[Subject]) -> None:
        for name in TABLES:
            given = tables.get(name)
            if given is not None and given.num_rows:
                self._connection.register("_given", given)
                columns = ", ".join(f'"{column}"' for column in TABLES[name])
                self._run("INSERT INTO", name, "SELECT", columns, "FROM _given")
        needed = dict.fromkeys(name for kind in kinds for name in self._groundwork[kind])
        stages = [groundwork_table(name) for name in needed]
        for kind in kinds:
            stages += [rows_table(kind), facts_table(kind)]
        for table in stages:
            self._run("EXECUTE", f"fill{table}")

    def _judged(self, subject: Subject) -> Iterator[dict[str, Any]]:
        cursor = self._run("EXECUTE", f"judge_{subject}")
        names = [column[0] for column in cursor.description]
        # The rows that findings rest on are not looked up: who asks has them.
        unread = {name: None for name, fact in FACTS[subject].items() if fact.type == "rows"}
        for row in cursor.fetchall():
            yield unread | dict(zip(names, row, strict=True))


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
    return _Ready(graded, result, f'({graded.undecided}) AS "_{place}?"', values)


def _findings(
    rules: Sequence[_Ready],
    row: Mapping[str, Any],
    outcomes: dict[tuple[str, Subject, str], Outcome],
) -> Iterator[Finding]:
    """The findings on one subject; all outcomes are noted in ``outcomes``."""
    for place, ready in enumerate(rules):
        rule, grade = ready.graded.rule, row[ready.graded.column]
        outcomes[rule.id, rule.subject, str(row["id"])] = OUTCOMES_BY_GRADE[grade]
        if grade in (BREACH, UNKNOWN):
            yield finding_of(
                ready.result,
                {
                    **row,
                    **{f"_value_{name}": row[f"_{place}_{name}"] for name in ready.values},
                    "_id": row["id"],
                    "_name": row["name"],
                    "_unit_id": row["unit_id"],
                    "_outcome": OUTCOMES_BY_GRADE[grade],
                    "_applies_unknown": row[f"_{place}?"],
                },
            )
