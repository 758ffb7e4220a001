"""From the text of a rulebook to checked rules."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import duckdb

from . import model
from .checks import Compiled, check_rule, sample_facts
from .codes import CODES
from .errors import RulebookError
from .facts import FACTS
from .fields import Fields
from .model import Basis, Parameter, Rule, Rulebook, Text
from .reasons import because


def load(text: str, *, source: str) -> Rulebook:
    """The rulebook written in ``text`` (TOML), every rule checked and able to run.

    ``source`` is the file's name, for the sentences of refusals. Nothing is read from disk and
    no table is needed: each expression is bound against the dictionary of facts.

    Raises:
        RulebookError: naming the source, the rule and the key, and what is wrong there.

    """
    try:
        document = tomllib.loads(text)
    # Brackets in brackets without end, and a number of five thousand digits, are no TOMLDecodeError.
    except (ValueError, RecursionError) as error:
        raise RulebookError(source, because("not_toml", detail=error)) from error
    top = Fields(source, document)
    head = Fields(f"{source}, rulebook", top.need("rulebook"))
    entries = top.need("rules")
    top.close()
    name = head.text("id")
    titles, version = head.wording("titles"), head.text("version")
    country = head.text("country", "CN")
    head.close()
    if not isinstance(entries, list):
        raise RulebookError(f"{source}, rules", because("not_rules"))
    with sample_facts() as scratch:
        rules = tuple(_rule(source, name, entry, scratch) for entry in entries)
    _refuse_twins(source, rules)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Rulebook(
        id=name,
        titles=titles,
        version=version,
        digest=digest,
        source=source,
        rules=rules,
        country=country,
    )


def _refuse_twins(source: str, rules: tuple[Rule, ...]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise RulebookError(f"{source}, rule {rule.id}", because("twice"))
        seen.add(rule.id)


def _rule(source: str, rulebook: str, entry: object, scratch: duckdb.DuckDBPyConnection) -> Rule:
    fields = Fields(f"{source}, a rule", entry)
    name = fields.text("id")
    fields.place = f"{source}, rule {name}"
    subject = fields.choice("subject", model.SUBJECTS)
    rule = Rule(
        id=name,
        rulebook=rulebook,
        titles=fields.wording("titles"),
        subject=subject,
        jurisdiction=fields.text("jurisdiction"),
        regions=fields.names("regions"),
        except_regions=fields.names("except_regions"),
        organisation_kinds=fields.names("organisation_kinds", [*CODES["organisation_kind"]]),
        unit_kinds=fields.names("unit_kinds", [*CODES["unit_kind"]]),
        in_force_from=fields.day("in_force_from"),
        in_force_to=fields.day("in_force_to"),
        strength=fields.choice("strength", model.STRENGTHS),
        severity=fields.choice("severity", model.SEVERITIES),
        theme=fields.choice("theme", model.THEMES),
        parameters=_parameters(fields),
        values=_values(fields),
        applies=fields.text("applies", "TRUE"),
        breach=fields.text("breach"),
        says=fields.wording("says"),
        computes=fields.wording("computes") if fields.given("computes") else None,
        evidence=fields.names("evidence", [*FACTS[subject]]),
        since=fields.text("since", "") or None,
        basis=_bases(fields),
        advice=fields.wording("advice"),
        next_step=fields.text("next_step"),
        faults=fields.wording("faults") if fields.given("faults") else None,
        topics=fields.wording("topics") if fields.given("topics") else None,
        within=fields.text("within", "") or None,
        doubted=fields.text("doubted", "") or None,
        doubt=fields.wording("doubt") if fields.given("doubt") else None,
    )
    fields.close()
    compiled = check_rule(rule, place=fields.place, scratch=scratch)
    return replace(rule, waits_for=_rooms(rule, compiled))


def _rooms(rule: Rule, compiled: Compiled) -> tuple[Text, ...]:
    facts = (FACTS[rule.subject][name] for name in sorted({*compiled.facts, *rule.evidence}))
    return tuple(dict.fromkeys(fact.room for fact in facts if fact.room is not None))


def _parameters(fields: Fields) -> Mapping[str, Parameter]:
    parameters: dict[str, Parameter] = {}
    for name, value in _table(fields, "parameters").items():
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise fields.refuse(f"parameters.{name}", because("not_a_value"))
        parameters[name] = value
    return MappingProxyType(parameters)


def _values(fields: Fields) -> Mapping[str, str]:
    values: dict[str, str] = {}
    for name, value in _table(fields, "values").items():
        if not isinstance(value, str):
            raise fields.refuse(f"values.{name}", because("not_an_expression"))
        values[name] = value
    return MappingProxyType(values)


def _table(fields: Fields, key: str) -> Mapping[str, object]:
    value = fields.maybe(key)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise fields.refuse(key, because("not_names"))
    return value


def _bases(fields: Fields) -> tuple[Basis, ...]:
    entries = fields.need("basis")
    if not isinstance(entries, list) or not entries:
        raise fields.refuse("basis", because("no_basis"))
    return tuple(_basis(f"{fields.place}, basis", entry) for entry in entries)


def _note(fields: Fields) -> Text | None:
    """A wording in both languages, or one text that stands for both."""
    if not fields.given("note"):
        return None
    if fields.holds_text("note"):
        text = fields.text("note")
        return Text(zh=text, en=text)
    return fields.wording("note")


def _basis(place: str, entry: object) -> Basis:
    fields = Fields(place, entry)
    basis = Basis(
        instrument=fields.text("instrument"),
        kind=fields.choice("kind", model.SOURCE_KINDS) if fields.given("kind") else None,
        region=fields.text("region", ""),
        article=fields.text("article", ""),
        date=fields.day("date"),
        quote=fields.text("quote", ""),
        confidence=fields.choice("confidence", model.CONFIDENCES),
        note=_note(fields),
        texts_file=fields.text("texts_file", "") or None,
        tiers=fields.names("tiers", [*CODES["tier"]]),
        carries=fields.wording("carries") if fields.given("carries") else None,
    )
    fields.close()
    if basis.kind == "local" and not basis.region:
        raise fields.refuse("region", because("no_place"))
    if basis.confidence == "V" and not basis.quote:
        raise fields.refuse("quote", because("no_quote"))
    # Words nobody has seen must not look like a quotation.
    if basis.confidence in ("M", "house") and basis.quote:
        raise fields.refuse("quote", because("quote_unread", confidence=basis.confidence))
    return basis
