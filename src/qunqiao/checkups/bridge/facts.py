"""The facts a finding speaks of, in the reader's words."""

from collections.abc import Mapping
from typing import Any

from qunqiao_engines.rulebook import FACTS, Fact, write


def missing_label(subject_kind: str, name: str, language: str) -> str:
    """What is not recorded when the fact is missing; its name where the dictionary lost it."""
    fact = _fact(subject_kind, name)
    if fact is None:
        return name
    return str((fact.lacks or fact.label)[_spoken(language)])


def evidence_in_words(
    subject_kind: str, evidence: Mapping[str, Any], language: str
) -> list[tuple[str, str]]:
    """Each value a finding rests on: what it is called, and the value with its unit."""
    spoken = _spoken(language)
    words = []
    for name, value in evidence.items():
        fact = _fact(subject_kind, name)
        if fact is None:
            words.append((name, str(value)))
            continue
        unit = fact.unit[spoken] if fact.unit is not None and value is not None else ""
        # None stays empty: pages have one way to say that something was not filled in.
        said = "" if value is None else write(fact, value, spoken)  # type: ignore[arg-type]  # "zh" or "en"
        words.append((fact.label[spoken], f"{said} {unit}".strip()))
    return words


def _fact(subject_kind: str, name: str) -> Fact | None:
    for kind, facts in FACTS.items():
        if kind == subject_kind:
            return facts.get(name)
    return None


def _spoken(language: str) -> str:
    return "en" if language.startswith("en") else "zh"
