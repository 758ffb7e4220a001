"""What must hold between the parts of one rule before it may run."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from string import Formatter
from types import MappingProxyType

import duckdb

from .errors import ExpressionError, RulebookError
from .expressions import Expression, parse
from .fact import COLUMN_TYPES, FactType
from .facts import FACTS
from .limits import LIMIT_WORDS
from .model import Rule, Text
from .reasons import because

# One value of each type: enough for a comparison of unlike things to fail.
_SAMPLES: Mapping[FactType, str] = MappingProxyType(
    {
        "integer": "1",
        "boolean": "TRUE",
        "date": "DATE '2026-01-31'",
        "text": "'x'",
        "money": "1.00",
        "rows": "['x']",
    }
)
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_IDENTITY = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, kw_only=True)
class Compiled:
    """The parsed expressions of a rule."""

    applies: Expression
    breach: Expression
    values: Mapping[str, Expression]

    def strict(self, key: str) -> frozenset[str]:
        """The facts whose NULL can make the expression ``key`` (applies, breach) NULL."""
        names = (self.applies if key == "applies" else self.breach).strict
        inner = (self.values[name].strict for name in names if name in self.values)
        return frozenset(name for name in names if name not in self.values).union(*inner)

    @property
    def facts(self) -> frozenset[str]:
        """Every fact any of the expressions names."""
        parts = (self.applies, self.breach, *self.values.values())
        names = frozenset[str]().union(*(part.columns for part in parts))
        return names - frozenset(self.values)


def compile_rule(rule: Rule, *, place: str) -> Compiled:
    """The parsed expressions of ``rule``; refusals name ``place`` and the key."""
    facts = [name for name, fact in FACTS[rule.subject].items() if fact.type != "rows"]
    values = {
        name: _parse(text, f"{place}, values.{name}", facts, rule.parameters)
        for name, text in rule.values.items()
    }
    names = [*facts, *values]
    return Compiled(
        applies=_parse(rule.applies, f"{place}, applies", names, rule.parameters),
        breach=_parse(rule.breach, f"{place}, breach", names, rule.parameters),
        values=values,
    )


def _parse(
    text: str, place: str, names: Collection[str], parameters: Collection[str]
) -> Expression:
    try:
        return parse(text, frozenset(names), frozenset(parameters))
    except ExpressionError as error:
        raise RulebookError(place, error.reason) from error


def check_rule(rule: Rule, *, place: str, scratch: duckdb.DuckDBPyConnection) -> Compiled:
    """The parsed expressions of ``rule``, which can run; ``scratch`` is of :func:`sample_facts`.

    Raises:
        RulebookError: an expression, name, wording or kind in it is wrong.

    """
    if not _IDENTITY.fullmatch(rule.id):
        raise RulebookError(f"{place}, id", because("identity"))
    for name in (*rule.parameters, *rule.values):
        if not _NAME.fullmatch(name) or name in {*FACTS[rule.subject], *LIMIT_WORDS}:
            raise RulebookError(f"{place}, {name}", because("name"))
    if rule.subject == "unit" and rule.organisation_kinds:
        raise RulebookError(f"{place}, organisation_kinds", because("not_for_units"))
    _check_evidence(rule, place)
    heads = {*rule.evidence, *rule.parameters}
    words = {*heads, *rule.values, "as_of", *(LIMIT_WORDS if rule.within else ())}
    wordings = {"says": rule.says, "computes": rule.computes, "doubt": rule.doubt}
    _check_wordings(wordings, place, words)
    _check_wordings({"faults": rule.faults, "topics": rule.topics}, place, heads)
    compiled = compile_rule(rule, place=place)
    _check_binding(rule, place, compiled, scratch)
    return compiled


def _check_evidence(rule: Rule, place: str) -> None:
    facts = FACTS[rule.subject]
    if not any(facts[name].type != "rows" for name in rule.evidence):
        raise RulebookError(f"{place}, evidence", because("no_evidence"))
    if rule.since is not None and (rule.since not in facts or facts[rule.since].type != "date"):
        raise RulebookError(f"{place}, since", because("not_a_date_fact", name=rule.since))
    if rule.within is not None and (
        rule.since is None or not isinstance(rule.parameters.get(rule.within), int)
    ):
        raise RulebookError(f"{place}, within", because("not_a_limit", name=rule.within))
    if rule.doubted not in (rule.values if rule.doubt else (None,)):
        raise RulebookError(f"{place}, doubted", because("no_doubt", name=rule.doubted))
    if any(basis.tiers for basis in rule.basis) and "tier" not in rule.evidence:
        raise RulebookError(f"{place}, basis, tiers", because("tier_unshown"))


def _check_wordings(
    wordings: Mapping[str, Text | None], place: str, known: Collection[str]
) -> None:
    for key, wording in wordings.items():
        for text in (wording.zh, wording.en) if wording else ():
            _check_wording(text, f"{place}, {key}", known)


def _check_wording(text: str, place: str, known: Collection[str]) -> None:
    try:
        pieces = list(Formatter().parse(text))
    except ValueError as error:
        raise RulebookError(place, because("open_brace", detail=error)) from error
    for _, name, form, conversion in pieces:
        if name is None:
            continue
        if form or conversion or name not in known:
            raise RulebookError(place, because("strange_brace", name=f"{{{name}}}"))


@contextmanager
def sample_facts() -> Iterator[duckdb.DuckDBPyConnection]:
    """A private database that knows every fact's type, with one made-up row and no files.

    With it ``head_count = 'many'`` is refused when the rulebook is read, not at midnight.
    """
    with duckdb.connect(":memory:", config={"enable_external_access": "false"}) as scratch:
        for subject, facts in FACTS.items():
            columns = (f'"{name}" {COLUMN_TYPES[fact.type]}' for name, fact in facts.items())
            scratch.execute(f"CREATE TABLE {subject}_facts ({', '.join(columns)})")
            samples = ", ".join(_SAMPLES[fact.type] for fact in facts.values())
            scratch.execute(" ".join(("INSERT INTO", f"{subject}_facts VALUES ({samples})")))
        yield scratch


def _check_binding(
    rule: Rule, place: str, compiled: Compiled, scratch: duckdb.DuckDBPyConnection
) -> None:
    parts = {f"values.{name}": part for name, part in compiled.values.items()}
    for key, part in (parts | {"applies": compiled.applies, "breach": compiled.breach}).items():
        sql = part.sql(compiled.values, rule.parameters, "duckdb")
        try:
            query = ("SELECT", f"typeof({sql})", ",", sql, "FROM", f"{rule.subject}_facts")
            found = str(scratch.execute(" ".join(query)).fetchall()[0][0])
        except duckdb.Error as error:
            first = str(error).splitlines()[0]
            raise RulebookError(f"{place}, {key}", because("misfit", detail=first)) from error
        if key in ("applies", "breach") and found != "BOOLEAN":
            raise RulebookError(f"{place}, {key}", because("not_boolean", found=found))
