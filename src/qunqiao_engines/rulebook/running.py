"""Running one rule over the table of facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import duckdb

from .checks import Compiled
from .facts_table import table_name
from .model import Parameter, Rule
from .results import RuleResult, plain


def run_rule(
    connection: duckdb.DuckDBPyConnection,
    rule: Rule,
    compiled: Compiled,
    parameters: Mapping[str, Parameter],
    as_of: date,
) -> RuleResult:
    """The rule's findings, ordered by subject id, and its tallies by unit and outcome."""
    applies = scope_sql(rule, as_of, compiled.applies.sql(compiled.values, parameters, "duckdb"))
    breach = compiled.breach.sql(compiled.values, parameters, "duckdb")
    outcome = outcome_sql(applies, breach)
    strict = compiled.strict("applies") | scope_facts(rule), compiled.strict("breach")
    facts = {*rule.evidence, *strict[0], *strict[1]} | {rule.since or "as_of"}
    columns = [
        *('id AS "_id"', 'name AS "_name"', 'unit_id AS "_unit_id"'),
        f'{outcome} AS "_outcome"',
        f'({applies}) IS NULL AS "_applies_unknown"',
        *(f'"{name}"' for name in sorted(facts)),
        *(
            f'{part.sql({}, parameters, "duckdb")} AS "_value_{name}"'
            for name, part in compiled.values.items()
        ),
    ]
    table = table_name(rule.subject)
    found = ["SELECT", ", ".join(columns), "FROM", table]
    found += ["WHERE", outcome, "IN ('breach', 'unknown') ORDER BY id"]
    tally = ["SELECT unit_id,", outcome, "AS outcome, count(*) AS n FROM", table]
    tally += ["GROUP BY ALL ORDER BY ALL"]
    return RuleResult(
        rule=rule,
        computation=breach,
        values={"as_of": plain(as_of), **parameters},
        strict_applies=strict[0],
        strict_breach=strict[1],
        findings=connection.execute(" ".join(found)).to_arrow_table(),
        tallies=connection.execute(" ".join(tally)).to_arrow_table(),
    )


def outcome_sql(applies: str, breach: str) -> str:
    """The three-valued outcome: what cannot be decided is unknown, never sound."""
    return (
        f"CASE WHEN ({applies}) IS NULL THEN 'unknown' WHEN NOT ({applies}) THEN 'not_applicable' "
        f"WHEN ({breach}) IS NULL THEN 'unknown' WHEN ({breach}) THEN 'breach' ELSE 'sound' END"
    )


def scope_facts(rule: Rule) -> frozenset[str]:
    """The facts that decide whether a subject is of the kinds the rule speaks of."""
    return frozenset(_kinds(rule))


def _kinds(rule: Rule) -> dict[str, tuple[str, ...]]:
    unit_kind = "kind" if rule.subject == "unit" else "unit_kind"
    kinds = {"kind": rule.organisation_kinds} | {unit_kind: rule.unit_kinds}
    return {name: wanted for name, wanted in kinds.items() if wanted}


def scope_sql(rule: Rule, as_of: date, applies: str) -> str:
    """``applies`` within the rule's time, kinds and regions.

    A false scope beats an unknown ``applies``: a league rule is not unknown for a union. A unit
    without a region is under the national rule, so local rules do not apply to it.
    """
    if not rule.in_force(as_of):
        return "FALSE"
    kinds = [f'"{name}" IN ({_quoted(wanted)})' for name, wanted in _kinds(rule).items()]
    inside, outside = _in_regions(rule.regions), _in_regions(rule.except_regions)
    regions = [f"({inside})"] if rule.regions else []
    regions += [f"NOT ({outside})"] if rule.except_regions else []
    return " AND ".join([*kinds, *regions, f"({applies})"])


def _in_regions(prefixes: tuple[str, ...]) -> str:
    tests = (f"coalesce(starts_with(region, {_quoted((prefix,))}), FALSE)" for prefix in prefixes)
    return " OR ".join(tests)


def _quoted(texts: tuple[str, ...]) -> str:
    return ", ".join("'" + text.replace("'", "''") + "'" for text in texts)
