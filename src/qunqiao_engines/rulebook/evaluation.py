"""Running rules over the tables of a registry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Any

import duckdb

from .checks import compile_rule
from .errors import RulebookError
from .facts import FACTS
from .facts_table import drop_tables
from .grading import Graded, grade
from .groundwork import Groundwork, lay_groundwork
from .model import NO_PARAMETERS, SUBJECTS, Parameter, Rule, Rulebook, Subject
from .reading_columns import Reader
from .reasons import because
from .results import Evaluation, RulebookUsed, RuleResult
from .running import judged, results_of, wanted_facts
from .table_rows import TableRows
from .tables import validate_tables


def evaluate(
    connection: duckdb.DuckDBPyConnection,
    rulebooks: Sequence[Rulebook],
    *,
    as_of: date,
    parameters: Mapping[str, Mapping[str, Parameter]] = NO_PARAMETERS,
    table_rows: TableRows | None = None,
) -> Evaluation:
    """Every rule's outcome for every unit and organisation that exists on ``as_of``.

    Outcomes are three-valued: where ``applies`` or ``breach`` comes out NULL the rule is
    *unknown*, never fine. A rule that is not in force on the day applies to nobody.
    ``parameters`` overrides defaults by rule id. ``table_rows`` may give the rows
    of the tables that stand on ``connection`` sooner than it does; those in order are then read from
    there. Cost: each table is grouped once, all rules are tested in one pass over the facts, and the
    rows that a finding rests on are looked up for the subjects found alone. Temporary tables are made on ``connection`` and dropped again; nothing
    else is written.

    Raises:
        TablesError: a table or column is missing or of another type.
        RulebookError: two rules share an id, ``parameters`` names something unknown, or a
            parameter's value does not fit its rule.

    """
    validate_tables(connection)
    rules = graded_rules(rulebooks, parameters, as_of)
    try:
        ground = lay_groundwork(Reader(connection, as_of, table_rows), required_steps(rules))
        examine = (partial(_examine, subject=subject, rules=rules) for subject in SUBJECTS)
        parts = ground.at_once(*examine)
    finally:
        drop_tables(connection)
    return assembled(parts, rulebooks, as_of)


@dataclass(frozen=True)
class Examined:
    """What one kind of subject gave: its outcomes in columns, and each rule's findings."""

    subject: Subject
    grades: Any
    results: list[RuleResult]


def graded_rules(
    rulebooks: Iterable[Rulebook],
    parameters: Mapping[str, Mapping[str, Parameter]],
    as_of: date,
) -> list[Graded]:
    """Every rule in order of its id, its parameters filled in; raises what :func:`evaluate` says."""
    rules = in_order(rulebooks)
    chosen = chosen_parameters(rules, parameters)
    return [
        grade(rule, compile_rule(rule, place=f"rule {rule.id}"), chosen[rule.id], as_of)
        for rule in rules
    ]


def required_steps(rules: Sequence[Graded]) -> set[str]:
    """The steps that the facts of ``rules`` rest on."""
    steps: set[str] = set()
    for subject in SUBJECTS:
        wanted = wanted_facts([graded for graded in rules if graded.rule.subject == subject])
        steps |= {step for name in wanted for step in FACTS[subject][name].steps}
    return steps


def assembled(parts: Sequence[Examined], rulebooks: Iterable[Rulebook], as_of: date) -> Evaluation:
    """The evaluation of all kinds of subject together."""
    results = [result for part in parts for result in part.results]
    results.sort(key=lambda result: result.rule.id)
    used = sorted((book.id, book.version, book.digest) for book in rulebooks)
    return Evaluation(
        as_of=as_of,
        rulebooks=tuple(RulebookUsed(*book) for book in used),
        subjects={part.subject: part.grades.num_rows for part in parts},
        grades={part.subject: part.grades for part in parts},
        results=tuple(results),
    )


def in_order(rulebooks: Iterable[Rulebook]) -> list[Rule]:
    """Every rule by id; refuses two of the same."""
    rules = sorted((rule for book in rulebooks for rule in book.rules), key=lambda rule: rule.id)
    for first, second in pairwise(rules):
        if first.id == second.id:
            raise RulebookError(
                f"rule {first.id}",
                because("in_two_books", first=first.rulebook, second=second.rulebook),
            )
    return rules


def chosen_parameters(
    rules: Sequence[Rule], parameters: Mapping[str, Mapping[str, Parameter]]
) -> dict[str, dict[str, Parameter]]:
    """Every rule's parameters by its id: its defaults, and of ``parameters`` what was chosen instead."""
    defaults = {rule.id: rule.parameters for rule in rules}
    for rule_id, chosen in parameters.items():
        if rule_id not in defaults:
            raise RulebookError(f"rule {rule_id}", because("unknown_rule"))
        for name, value in chosen.items():
            default = defaults[rule_id].get(name)
            if default is None:
                raise RulebookError(f"rule {rule_id}", because("no_such_parameter", name=name))
            if type(value) is not type(default):
                kind = "must_be_text" if isinstance(default, str) else "must_be_number"
                reason = because(kind, value=repr(value))
                raise RulebookError(f"rule {rule_id}, {name}", reason)
    return {rule.id: {**rule.parameters, **parameters.get(rule.id, {})} for rule in rules}


def _examine(ground: Groundwork, subject: Subject, rules: Sequence[Graded]) -> Examined:
    mine = [graded for graded in rules if graded.rule.subject == subject]
    try:
        said = judged(ground, subject, mine)
    except (duckdb.DataError, duckdb.ProgrammingError) as error:
        raise _at_fault(ground, subject, mine) from error
    return Examined(subject, said.grades, [*results_of(said, mine, ground.as_of)])


def _at_fault(ground: Groundwork, subject: Subject, rules: Sequence[Graded]) -> RulebookError:
    """The refusal that names the rule: a chosen text may be no date, a number beyond all ranges."""
    for graded in rules:
        try:
            judged(ground, subject, [graded])
        except (duckdb.DataError, duckdb.ProgrammingError) as error:
            first = str(error).splitlines()[0]
            return RulebookError(f"rule {graded.rule.id}", because("not_computable", detail=first))
    return RulebookError("rules", because("not_computable", detail=str(subject)))
