"""The outcome of every rule for every subject, computed in one pass over the facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .checks import Compiled
from .model import Parameter, Rule
from .results import OUTCOMES_BY_GRADE

#: Outcomes as they stand in a column, one byte a subject and rule.
BREACH, NOT_APPLICABLE, SOUND, UNKNOWN = range(len(OUTCOMES_BY_GRADE))


@dataclass(frozen=True, kw_only=True)
class Graded:
    """A rule ready to run: its parameters, and its two tests as SQL over the facts.

    ``column`` is where its outcome stands in the table of facts.
    """

    rule: Rule
    compiled: Compiled
    parameters: Mapping[str, Parameter]
    applies: str
    breach: str
    column: str

    @property
    def outcome(self) -> str:
        """SQL for the outcome: what cannot be decided is unknown, never sound."""
        return (
            f"CAST(CASE WHEN ({self.applies}) IS NULL THEN {UNKNOWN} "
            f"WHEN NOT ({self.applies}) THEN {NOT_APPLICABLE} "
            f"WHEN ({self.breach}) IS NULL THEN {UNKNOWN} "
            f"WHEN ({self.breach}) THEN {BREACH} ELSE {SOUND} END AS TINYINT)"
        )


def grade(
    rule: Rule, compiled: Compiled, parameters: Mapping[str, Parameter], as_of: date
) -> Graded:
    """``rule`` with ``parameters`` written into its tests, within its time, kinds and regions."""
    applies = compiled.applies.sql(compiled.values, parameters, "duckdb")
    return Graded(
        rule=rule,
        compiled=compiled,
        parameters=parameters,
        applies=scope_sql(rule, as_of, applies),
        breach=compiled.breach.sql(compiled.values, parameters, "duckdb"),
        column=f"_outcome_{rule.id}",
    )


def scope_facts(rule: Rule) -> frozenset[str]:
    """The facts that decide whether a subject is of the kinds the rule speaks of."""
    return frozenset(_kinds(rule))


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


def _kinds(rule: Rule) -> dict[str, tuple[str, ...]]:
    unit_kind = "kind" if rule.subject == "unit" else "unit_kind"
    kinds = {"kind": rule.organisation_kinds} | {unit_kind: rule.unit_kinds}
    return {name: wanted for name, wanted in kinds.items() if wanted}


def _in_regions(prefixes: tuple[str, ...]) -> str:
    tests = (f"coalesce(starts_with(region, {_quoted((prefix,))}), FALSE)" for prefix in prefixes)
    return " OR ".join(tests)


def _quoted(texts: tuple[str, ...]) -> str:
    return ", ".join("'" + text.replace("'", "''") + "'" for text in texts)
