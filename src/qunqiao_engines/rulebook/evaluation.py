"""Running rules over the tables of a registry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

import duckdb

from .checks import Compiled, compile_rule
from .errors import RulebookError
from .facts_table import build_facts, drop_facts
from .model import NO_PARAMETERS, SUBJECTS, Parameter, Rule, Rulebook
from .reasons import because
from .results import OUTCOMES, Evaluation, Outcome, RulebookUsed, RuleResult
from .running import run_rule, scope_facts
from .tables import validate_tables


def evaluate(
    connection: duckdb.DuckDBPyConnection,
    rulebooks: Sequence[Rulebook],
    *,
    as_of: date,
    parameters: Mapping[str, Mapping[str, Parameter]] = NO_PARAMETERS,
) -> Evaluation:
    """Every rule's outcome for every unit and organisation that exists on ``as_of``.

    Outcomes are three-valued: where ``applies`` or ``breach`` comes out NULL the rule is
    *unknown*, never fine. A rule that is not in force on the day applies to nobody.
    ``parameters`` overrides defaults by rule id. Cost: the facts are built once per kind of
    subject by grouping each table, then each rule reads them in two passes. Two temporary
    tables are made on ``connection`` and dropped again; nothing else is written.

    Raises:
        TablesError: a table or column is missing or of another type.
        RulebookError: two rules share an id, ``parameters`` names something unknown, or a
            parameter's value does not fit its rule.

    """
    validate_tables(connection)
    rules = in_order(rulebooks)
    chosen = chosen_parameters(rules, parameters)
    results: list[RuleResult] = []
    subjects: dict[str, int] = {}
    try:
        for subject in SUBJECTS:
            mine = [rule for rule in rules if rule.subject == subject]
            compiled = {rule.id: compile_rule(rule, place=f"rule {rule.id}") for rule in mine}
            subjects[subject] = build_facts(
                connection, subject, wanted_facts(mine, compiled), as_of
            )
            results += [
                _run(connection, rule, compiled[rule.id], chosen[rule.id], as_of) for rule in mine
            ]
    finally:
        drop_facts(connection)
    results.sort(key=lambda result: result.rule.id)
    used = sorted((book.id, book.version, book.digest) for book in rulebooks)
    return Evaluation(
        as_of=as_of,
        rulebooks=tuple(RulebookUsed(*book) for book in used),
        subjects=subjects,
        outcomes=_count_outcomes(results),
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


def _run(
    connection: duckdb.DuckDBPyConnection,
    rule: Rule,
    compiled: Compiled,
    parameters: Mapping[str, Parameter],
    as_of: date,
) -> RuleResult:
    # A chosen parameter may be a text that is no date, or a number beyond all ranges.
    try:
        return run_rule(connection, rule, compiled, parameters, as_of)
    except (duckdb.DataError, duckdb.ProgrammingError) as error:
        first = str(error).splitlines()[0]
        raise RulebookError(f"rule {rule.id}", because("not_computable", detail=first)) from error


def wanted_facts(rules: Iterable[Rule], compiled: Mapping[str, Compiled]) -> frozenset[str]:
    """Every fact that the rules test, cite or date from."""
    wanted: set[str] = set()
    for rule in rules:
        wanted |= compiled[rule.id].facts | set(rule.evidence) | scope_facts(rule)
        wanted |= {rule.since} if rule.since else set()
    return frozenset(wanted)


def _count_outcomes(results: Iterable[RuleResult]) -> dict[Outcome, int]:
    counts: Counter[str] = Counter()
    for result in results:
        columns = result.tallies.select(["outcome", "n"]).to_pydict()
        for outcome, count in zip(columns["outcome"], columns["n"], strict=True):
            counts[outcome] += count
    return {outcome: counts[outcome] for outcome in OUTCOMES}
