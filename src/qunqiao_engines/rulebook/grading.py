"""The outcome of every rule for every subject, computed in one pass over the facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .checks import Compiled
from .model import Parameter, Rule
from .results import OUTCOMES_BY_GRADE

#: Outcomes as they stand in a column, one byte a subject and rule.
BREACH, NOT_APPLICABLE, SOUND, UNKNOWN = range(len(OUTCOMES_BY_GRADE))


@dataclass(frozen=True, kw_only=True)
class Graded:
    """A rule ready to run: its parameters, and its tests as SQL over the facts.

    ``applies`` are the booleans that must all hold for the rule to bind; many rules share one.
    ``column`` is where the outcome stands in the table of facts.
    """

    rule: Rule
    compiled: Compiled
    parameters: Mapping[str, Parameter]
    applies: tuple[str, ...]
    breach: str
    column: str

    @property
    def undecided(self) -> str:
        """SQL that is true where it cannot be decided whether the rule binds."""
        return f"({' AND '.join(f'({test})' for test in self.applies)}) IS NULL"

    @property
    def strict(self) -> tuple[frozenset[str], frozenset[str]]:
        """The facts without which cannot be decided whether the rule binds; whether it is broken."""
        applies = self.compiled.strict("applies") | scope_facts(self.rule)
        return applies, self.compiled.strict("breach")

    def outcome(self, names: Mapping[str, str]) -> str:
        """SQL for the outcome; ``names`` are the columns in which the tests of ``applies`` stand.

        What cannot be decided is unknown, never sound. Most rules bind few subjects, so that test
        comes first: what it decides is not tested again.
        """
        applies = " AND ".join(names[test] for test in self.applies)
        # Breach is 0 and sound is not: one test gives both, where two cost the database as much again.
        decided = f"CAST(NOT ({self.breach}) AS INTEGER) * {SOUND}"
        return (
            f"CAST(CASE WHEN NOT ({applies}) THEN {NOT_APPLICABLE} "
            f"WHEN ({applies}) IS NULL THEN {UNKNOWN} "
            f"ELSE coalesce({decided}, {UNKNOWN}) END AS TINYINT)"
        )


def shared_tests(rules: Iterable[Graded]) -> dict[str, str]:
    """Every test that decides whether one of ``rules`` binds, and the column it gets: each once."""
    tests = dict.fromkeys(test for graded in rules for test in graded.applies)
    return {test: f"_test_{place}" for place, test in enumerate(tests)}


def grade(
    rule: Rule, compiled: Compiled, parameters: Mapping[str, Parameter], as_of: date
) -> Graded:
    """``rule`` with ``parameters`` written into its tests, within its time, kinds and regions.

    A false scope beats an unknown ``applies``: a league rule is not unknown for a union. A unit
    without a region is under the national rule, so local rules do not apply to it.
    """
    own = compiled.applies.parts(compiled.values, parameters, "duckdb")
    return Graded(
        rule=rule,
        compiled=compiled,
        parameters=parameters,
        applies=(*_scope(rule), *own) if rule.in_force(as_of) else ("FALSE",),
        breach=compiled.breach.sql(compiled.values, parameters, "duckdb"),
        column=f"_outcome_{rule.id}",
    )


def scope_facts(rule: Rule) -> frozenset[str]:
    """The facts that decide whether a subject is of the kinds the rule speaks of."""
    return frozenset(_kinds(rule))


def _scope(rule: Rule) -> list[str]:
    kinds = [f'"{name}" IN ({_quoted(wanted)})' for name, wanted in _kinds(rule).items()]
    inside = [_in_regions(rule.regions)] if rule.regions else []
    outside = [f"NOT ({_in_regions(rule.except_regions)})"] if rule.except_regions else []
    return [*kinds, *inside, *outside]


def _kinds(rule: Rule) -> dict[str, tuple[str, ...]]:
    unit_kind = "kind" if rule.subject == "unit" else "unit_kind"
    kinds = {"kind": rule.organisation_kinds} | {unit_kind: rule.unit_kinds}
    return {name: wanted for name, wanted in kinds.items() if wanted}


def _in_regions(prefixes: tuple[str, ...]) -> str:
    tests = (f"coalesce(starts_with(region, {_quoted((prefix,))}), FALSE)" for prefix in prefixes)
    return " OR ".join(tests)


def _quoted(texts: tuple[str, ...]) -> str:
    return ", ".join("'" + text.replace("'", "''") + "'" for text in texts)
