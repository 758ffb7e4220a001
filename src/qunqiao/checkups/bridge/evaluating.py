"""Running rulebooks over a snapshot's Parquet files, and what comes out."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

import duckdb

from qunqiao.checkups.bridge.opening import connected, table_rows
from qunqiao.checkups.bridge.refusing import in_our_words
from qunqiao.checkups.bridge.rulebooks import BookFile, Parameters, read
from qunqiao_engines.rulebook import (
    Evaluation,
    Finding,
    Rule,
    Rulebook,
    as_json,
    basis_json,
    computation,
    evaluate,
    sentence,
)

# Of our own registry a row's number; other people's tables may name rows as they like.
RowId = Any


@dataclass(frozen=True, slots=True)
class Found:
    """One finding with its words in both languages; ``values`` are the columns of a stored one."""

    rule: str
    subject_kind: str
    subject_id: RowId
    unit_id: RowId
    values: dict[str, Any]

    def says(self, language: str) -> str:
        """What is wrong, or what is missing, in one sentence."""
        return str(self.values["says_en" if language.startswith("en") else "says_zh"])


@dataclass(frozen=True, slots=True)
class Tallied:
    """How many subjects of one unit had one outcome under one rule."""

    unit_id: RowId
    theme: str
    rule: str
    outcome: str
    count: int


@dataclass(frozen=True)
class Examination:
    """What the rulebooks say of a snapshot; findings are made one by one when asked for."""

    evaluation: Evaluation
    books: tuple[Rulebook, ...]
    codes: dict[tuple[str, str], str]
    parameters: dict[str, dict[str, int | str]]

    @property
    def rulebooks(self) -> list[dict[str, Any]]:
        """Each rulebook used: id, version, digest, titles, and how many rules per theme."""
        return [_book(book) for book in self.books]

    def findings(self) -> Iterator[Found]:
        """Every breach and every unknown, in a fixed order, without holding them all."""
        rules = {rule.id: rule for book in self.books for rule in book.rules}
        for finding in self.evaluation.stream_findings():
            yield found_from(rules[finding.rule], finding)

    def outcomes(self) -> Counter[str]:
        """How often each outcome was come to; at a country's size the tallies take minutes, this does not."""
        counts: Counter[str] = Counter()
        by_rule = self.evaluation.outcomes_by_rule
        for rule in (rule for book in self.books for rule in book.rules if rule.id in by_rule):
            for outcome, number in by_rule[rule.id].items():
                counts[graded(rule, outcome)] += number
        return counts

    def tallies(self) -> Iterator[Tallied]:
        """The count of each outcome by unit and rule."""
        rules = {rule.id: rule for book in self.books for rule in book.rules}
        for tally in self.evaluation.stream_tallies():
            unit, outcome = _row_id(tally.unit_id), graded(rules[tally.rule_id], tally.outcome)
            yield Tallied(unit, tally.theme, tally.rule_id, outcome, tally.count)

    def digest(self) -> str:
        """SHA-256 over what was found: rule, subject, outcome, since when, evidence and gaps.

        Words are left out: a sentence may be put better one day, and the finding is the same.
        """
        sums = hashlib.sha256()
        for found in self.evaluation.stream_findings():
            subject = (found.rule, found.subject_kind, found.subject_id)
            proof = (found.outcome, found.since, dict(found.evidence), found.missing)
            text = json.dumps((subject, proof), ensure_ascii=False, sort_keys=True, default=str)
            sums.update(text.encode() + b"\n")
        return sums.hexdigest()

    def as_json(self) -> dict[str, Any]:
        """The result as plain values; subjects are named by the registry's codes, not row ids."""
        result = as_json(self.evaluation)
        for finding in result["findings"]:
            breach = finding["outcome"] == "breach"
            finding["advice"] = breach and finding["strength"] != "must"
            subject = finding["subject"]
            subject["id"] = self.codes.get((subject["kind"], subject["id"]), subject["id"])
        return result


def evaluate_snapshot(
    directory: Path,
    files: Iterable[BookFile],
    *,
    as_of: date,
    parameters: Parameters,
    only: frozenset[str] | None = None,
) -> Examination:
    """What the rulebooks in ``files`` say of the tables in ``directory`` as of a day.

    Needs no database of ours: the tables are ``<name>.parquet`` or ``<name>/*.parquet``. The same
    tables, texts, day and parameters give an equal result. ``only`` leaves out all rules but these.

    Raises:
        BadTables: a table or column is missing or of another type.
        BadRulebook: a rulebook cannot be read, or a parameter is unknown.
    """
    books = [_narrowed(book, only) for book in read(files)]
    with connected(directory) as connection, in_our_words(connection):
        rows = table_rows(connection, directory)
        evaluation = evaluate(
            connection, books, as_of=as_of, parameters=parameters, table_rows=rows
        )
        return examined(connection, evaluation, books, parameters)


def examined(
    connection: duckdb.DuckDBPyConnection,
    evaluation: Evaluation,
    books: Iterable[Rulebook],
    parameters: Parameters,
) -> Examination:
    """``evaluation`` with the codes of the subjects found, read from ``connection``."""
    chosen = {rule: dict(values) for rule, values in parameters.items()}
    return Examination(evaluation, tuple(books), _codes(connection, evaluation), chosen)


def _narrowed(book: Rulebook, only: frozenset[str] | None) -> Rulebook:
    if only is None:
        return book
    return replace(book, rules=tuple(rule for rule in book.rules if rule.id in only))


def _codes(
    connection: duckdb.DuckDBPyConnection, evaluation: Evaluation
) -> dict[tuple[str, str], str]:
    """The registry's stable codes of the subjects with a finding, by kind and row id."""
    codes: dict[tuple[str, str], str] = {}
    kinds: tuple[tuple[Literal["unit", "organisation"], str], ...] = (
        ("unit", "units"),
        ("organisation", "organisations"),
    )
    for kind, table in kinds:
        connection.register("found", evaluation.found(kind))
        query = ("SELECT id::VARCHAR, code FROM", table, "WHERE id IN (SELECT id FROM found)")
        for row_id, code in connection.execute(" ".join(query)).fetchall():
            if code is not None:
                codes[kind, row_id] = code
        connection.unregister("found")
    return codes


def _book(book: Rulebook) -> dict[str, Any]:
    themes: dict[str, int] = {}
    for rule in book.rules:
        themes[rule.theme] = themes.get(rule.theme, 0) + 1
    return {
        "id": book.id,
        "version": book.version,
        "digest": book.digest,
        "titles": {"zh": book.titles.zh, "en": book.titles.en},
        "themes": themes,
    }


def _row_id(text: str) -> RowId:
    return int(text) if text.isdecimal() else text


def graded(rule: Rule, outcome: str) -> str:
    """The outcome as people are told: against a rule that says may or normally it is advice."""
    return "advice" if outcome == "breach" and rule.advisory else outcome


def found_from(rule: Rule, finding: Finding) -> Found:
    """``finding`` with its words in both languages and the digest of all that may change of it."""
    values: dict[str, Any] = {
        "subject_name": finding.subject_name,
        "outcome": graded(rule, finding.outcome),
        "theme": finding.theme,
        "severity": finding.severity,
        "strength": finding.strength,
        "since": finding.since,
        "says_zh": sentence(rule, finding, "zh"),
        "says_en": sentence(rule, finding, "en"),
        "computation_zh": computation(rule, finding, "zh"),
        "computation_en": computation(rule, finding, "en"),
        "evidence": dict(finding.evidence),
        "rows": {table: list(ids) for table, ids in finding.rows.items()},
        "missing": list(finding.missing),
        "basis": [basis_json(basis) for basis in finding.basis],
        "test": finding.computation,
    }
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)
    values["digest"] = hashlib.sha256(text.encode()).hexdigest()
    return Found(
        finding.rule,
        finding.subject_kind,
        _row_id(finding.subject_id),
        _row_id(finding.unit_id),
        values,
    )
