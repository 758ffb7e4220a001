"""What the facts a finding speaks of are called."""

from qunqiao_engines.rulebook import FACTS


def fact_label(subject_kind: str, name: str, language: str) -> str:
    """The fact's label in the reader's language; its name where the dictionary no longer has it."""
    fact = FACTS.get(subject_kind, {}).get(name)  # type: ignore[call-overload]  # stored kinds are plain texts
    if fact is None:
        return name
    return str(fact.label["en" if language.startswith("en") else "zh"])
