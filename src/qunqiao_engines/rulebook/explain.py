"""Findings in words: the sentence an officer reads, and the sum that shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from .codes import CODES
from .fact import Fact
from .facts import FACTS
from .model import Language, Plain, Rule, Text
from .results import Finding

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_AFTER_DAY = re.compile("日 (?=[\u4e00-\u9fff])")
_NOT_RECORDED = {"zh": "未登记", "en": "not recorded"}


def sentence(rule: Rule, finding: Finding, language: Language) -> str:
    """What is wrong with the subject, in one sentence; for an unknown, what is missing."""
    if finding.outcome == "unknown":
        return _unknown(rule, finding, language)
    words = _words(rule, finding, language)
    said = _fill(rule.says, words, language)
    if rule.doubt is None or finding.values.get(rule.doubted or "") != 1:
        return said
    # Two whole sentences, one after the other.
    return ("" if language == "zh" else " ").join((said, _fill(rule.doubt, words, language)))


def heading(rule: Rule, outcome: str, values: Mapping[str, Plain], language: Language) -> str:
    """What a finding of ``rule`` is called: the fault, or of an unknown what cannot be judged.

    ``values`` are its evidence and the parameters in force; one that lacks what the wording names (an
    older finding's) is called as the rule is.
    """
    wording = rule.topics if outcome == "unknown" else rule.faults
    words = {name: str(value) for name, value in values.items()}
    facts = FACTS[rule.subject]
    words |= {n: write(facts[n], value, language) for n, value in values.items() if n in facts}
    try:
        head = wording[language].format_map(words) if wording else rule.titles[language]
    except KeyError:
        head = rule.titles[language]
    if outcome != "unknown":
        return head
    return f"{head}：资料不全，判断不了" if language == "zh" else f"{head}: cannot be judged yet"


def computation(rule: Rule, finding: Finding, language: Language) -> str:
    """The test that was made, with this subject's values in it, readable without SQL.

    A rule without its own wording gives its evidence, item by item.
    """
    words = _words(rule, finding, language)
    if rule.computes is not None and finding.outcome == "breach":
        return _fill(rule.computes, words, language)
    facts = FACTS[rule.subject]
    items = [_item(facts[name], words[name], language) for name in finding.evidence]
    return ("；" if language == "zh" else "; ").join(items)


def write(fact: Fact, value: Plain, language: Language) -> str:
    """One value of a fact as a person writes it: dates, money, codes, yes and no (有, 无) in words."""
    if value is None:
        return _NOT_RECORDED[language]
    if fact.type == "date":
        return write_day(date.fromisoformat(str(value)), language)
    if fact.type == "money":
        return f"{Decimal(str(value)):,.2f}"
    if fact.type == "boolean":
        zh = ("无", "有") if fact.label.zh.startswith("有无") else ("否", "是")
        return {"zh": zh, "en": ("no", "yes")}[language][bool(value)]
    if fact.codes is not None and value in CODES[fact.codes]:
        return CODES[fact.codes][str(value)][language]
    return str(value)


def write_day(day: date, language: Language) -> str:
    """2026 年 3 月 12 日, or 12 March 2026."""
    if language == "zh":
        return f"{day.year} 年 {day.month} 月 {day.day} 日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def missing(rule: Rule, finding: Finding, language: Language) -> list[str]:
    """What is not recorded, in words an officer can act on; each thing once."""
    facts = [FACTS[rule.subject][name] for name in finding.missing]
    return list(dict.fromkeys((fact.lacks or fact.label)[language] for fact in facts))


def _unknown(rule: Rule, finding: Finding, language: Language) -> str:
    lacking, words = missing(rule, finding, language), _words(rule, finding, language)
    if language == "zh":
        about = _fill(rule.topics, words, "zh") if rule.topics else f"“{rule.titles.zh}”这一条"
        return f"没有填“{'、'.join(lacking) or '所需数据'}”，判断不了{about}。"
    gap = ", ".join(lacking) or "the data needed"
    about = _fill(rule.topics, words, "en") if rule.topics else rule.titles.en
    return f"Not on record: {gap}. So this cannot be judged: {about}."


def _words(rule: Rule, finding: Finding, language: Language) -> Mapping[str, str]:
    facts = FACTS[rule.subject]
    words = {name: _value(value) for name, value in finding.values.items()}
    words |= {name: write(facts[name], value, language) for name, value in finding.evidence.items()}
    for name in ("as_of", "deadline"):
        if name in finding.values:
            words[name] = write_day(date.fromisoformat(str(finding.values[name])), language)
    return words


def _fill(wording: Text, words: Mapping[str, str], language: Language) -> str:
    text = wording[language].format_map(words)
    # A date ends in 日, which is set against the next word without a space.
    return _AFTER_DAY.sub("日", text) if language == "zh" else text


def _value(value: Plain) -> str:
    # Derived money comes as exact text with more places than a person writes.
    if isinstance(value, str) and "." in value and value.replace(".", "").lstrip("-").isdigit():
        return f"{Decimal(value):,.2f}"
    return str(value)


def _item(fact: Fact, value: str, language: Language) -> str:
    unit = fact.unit[language] if fact.unit is not None else ""
    if value == _NOT_RECORDED[language]:
        unit = ""
    if language == "zh":
        return f"{fact.label.zh}：{value} {unit}".rstrip()
    return f"{fact.label.en}: {value} {unit}".rstrip()
