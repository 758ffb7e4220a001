"""What a check-up gives back: findings, tallies, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

import pyarrow as pa

from .facts import FACTS
from .limits import limit_of
from .model import Basis, Plain, Rule, Severity, Strength, Subject, Theme

Outcome = Literal["breach", "sound", "unknown", "not_applicable"]
OUTCOMES: tuple[Outcome, ...] = ("breach", "sound", "unknown", "not_applicable")
#: The outcome that each number in a column of grades stands for, in the order of tallies.
OUTCOMES_BY_GRADE: tuple[Outcome, ...] = ("breach", "not_applicable", "sound", "unknown")


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One rule on one subject, broken or not decidable, with all that shows it.

    ``evidence`` are facts (dates as ISO text, money as exact text), ``rows`` the ids they were
    counted from, ``values`` the parameters, the day and the derived values used, ``missing``
    the facts whose absence left the rule undecided. ``since`` is the day the fault began: where the
    rule allows a time, the day that was over. ``computation`` is the test that was made,
    as SQL with its parameters filled in. ``rule`` is the rule's id.
    """

    rule: str
    subject_kind: Subject
    subject_id: str
    subject_name: str
    unit_id: str
    outcome: Outcome
    severity: Severity
    theme: Theme
    strength: Strength
    evidence: Mapping[str, Plain]
    rows: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Plain]
    since: date | None
    missing: tuple[str, ...]
    basis: tuple[Basis, ...]
    computation: str


@dataclass(frozen=True)
class Tally:
    """How many subjects of one unit had one outcome under one rule."""

    unit_id: str
    theme: Theme
    rule_id: str
    outcome: Outcome
    count: int


@dataclass(frozen=True)
class RulebookUsed:
    """A rulebook as it was on the day: the digest is of its text."""

    id: str
    version: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class RuleResult:
    """One rule's findings in columns, as the database gave them (an Arrow table).

    A country has millions of rows; they become Python objects only when somebody looks.
    """

    rule: Rule
    computation: str
    values: Mapping[str, Plain]
    strict_applies: frozenset[str]
    strict_breach: frozenset[str]
    findings: Any


@dataclass(frozen=True)
class Evaluation:
    """The result of a check-up, in a fixed order: by rule id, then by subject id.

    The same tables, rulebooks, day and parameters give an equal evaluation, whatever the order
    of rows or rulebooks. ``grades`` holds, by kind of subject, the unit of each and its outcome under
    each rule, a byte each: the counts and tallies are taken from there when somebody asks.
    """

    as_of: date
    rulebooks: tuple[RulebookUsed, ...]
    subjects: Mapping[str, int]
    grades: Mapping[Subject, Any]
    results: tuple[RuleResult, ...]

    @cached_property
    def findings(self) -> list[Finding]:
        """Every breach and every unknown; sound and not applicable are only in the tallies."""
        return list(self.stream_findings())

    @cached_property
    def tallies(self) -> list[Tally]:
        """The count of each outcome by unit and rule, all four outcomes included."""
        return list(self.stream_tallies())

    def found(self, subject: Subject) -> Any:
        """The ids of the subjects of one kind that have a finding, as an Arrow table of one column."""
        tables = [r.findings.select(["_id"]) for r in self.results if r.rule.subject == subject]
        if not tables:  # no rule speaks of them; the ids keep the type of the tables all the same
            return self.grades[subject].select(["id"]).slice(0, 0)
        ids = pa.concat_tables(tables)
        return ids.group_by("_id").aggregate([]).rename_columns(["id"])

    def stream_findings(self) -> Iterator[Finding]:
        """The findings one by one, in order, without holding them all in memory."""
        for result in self.results:
            for batch in result.findings.to_batches(max_chunksize=4096):
                for row in batch.to_pylist():
                    yield finding_of(result, row)

    @cached_property
    def outcomes(self) -> Mapping[Outcome, int]:
        """How often each outcome was come to, over all rules and subjects."""
        by_rule = self.outcomes_by_rule.values()
        return {outcome: sum(counts[outcome] for counts in by_rule) for outcome in OUTCOMES}

    @cached_property
    def outcomes_by_rule(self) -> Mapping[str, Mapping[Outcome, int]]:
        """How often each outcome was come to under each rule; no tally is made for it."""
        return {rule.id: self._outcomes_of(rule) for rule in self._rules()}

    def _outcomes_of(self, rule: Rule) -> Mapping[Outcome, int]:
        counts = dict.fromkeys(OUTCOMES, 0)
        for entry in self.grades[rule.subject][rule.id].value_counts().to_pylist():
            counts[OUTCOMES_BY_GRADE[entry["values"]]] += entry["counts"]
        return counts

    def stream_tallies(self) -> Iterator[Tally]:
        """The tallies one by one, in order, without holding them all in memory."""
        for rule in self._rules():
            columns = self.grades[rule.subject].select(["unit_id", rule.id])
            counted = columns.group_by(["unit_id", rule.id]).aggregate([([], "count_all")])
            ordered = counted.sort_by([("unit_id", "ascending"), (rule.id, "ascending")])
            for batch in ordered.to_batches(max_chunksize=4096):
                for row in batch.to_pylist():
                    outcome = OUTCOMES_BY_GRADE[row[rule.id]]
                    yield Tally(
                        _text(row["unit_id"]), rule.theme, rule.id, outcome, row["count_all"]
                    )

    def _rules(self) -> list[Rule]:
        return [result.rule for result in self.results]


def finding_of(result: RuleResult, row: Mapping[str, Any]) -> Finding:
    """The finding in one row of ``result``: id, name and unit, outcome, facts and derived values."""
    rule = result.rule
    evidence, rows = _proof(rule, row)
    strict = result.strict_applies if row["_applies_unknown"] else result.strict_breach
    unknown = row["_outcome"] == "unknown"
    derived = {name: plain(row[f"_value_{name}"]) for name in rule.values}
    since = None if unknown or rule.since is None else row[rule.since]
    limit = limit_of(rule, since, result.values)
    if limit is not None:
        since = limit.deadline
        derived |= {"deadline": plain(limit.deadline), "overdue_days": limit.overdue_days}
    return Finding(
        rule=rule.id,
        subject_kind=rule.subject,
        subject_id=_text(row["_id"]),
        subject_name=row["_name"],
        unit_id=_text(row["_unit_id"]),
        outcome=row["_outcome"],
        severity=rule.severity,
        theme=rule.theme,
        strength=rule.strength,
        evidence=evidence,
        rows=rows,
        values={**result.values, **derived},
        since=since,
        missing=tuple(sorted(name for name in strict if row[name] is None)) if unknown else (),
        basis=rule.bases_for(evidence.get("tier")),
        computation=result.computation,
    )


def _proof(
    rule: Rule, row: Mapping[str, Any]
) -> tuple[dict[str, Plain], dict[str, tuple[str, ...]]]:
    own = "units" if rule.subject == "unit" else "organisations"
    evidence: dict[str, Plain] = {}
    rows: dict[str, tuple[str, ...]] = {own: (_text(row["_id"]),)}
    for name in rule.evidence:
        table = row_table(rule, name)
        if table is None:
            evidence[name] = plain(row[name])
        else:
            listed = (_text(item) for item in row[name] or ())
            more = (item for item in listed if item not in rows.get(table, ()))
            rows[table] = (*rows.get(table, ()), *more)
    return evidence, {table: ids for table, ids in rows.items() if ids}


def _text(row_id: Any) -> Any:
    """A row's id as text; a registry may number its rows."""
    return str(row_id) if isinstance(row_id, int) else row_id


def row_table(rule: Rule, name: str) -> str | None:
    """The table whose row ids the fact ``name`` lists, or None for a fact with a value."""
    return FACTS[rule.subject][name].table


def plain(value: Any) -> Plain:
    """``value`` as JSON can hold it exactly: dates in ISO form, money as text."""
    if value is None or isinstance(value, bool | int | str):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)
