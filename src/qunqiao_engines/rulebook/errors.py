"""What this engine refuses, each with the sentence a person reads."""

from __future__ import annotations

from .model import Language, Text


class RulebookError(ValueError):
    """A rulebook that cannot be used; ``place`` says where, ``reason`` says why and what to do."""

    def __init__(self, place: str, reason: Text | str) -> None:
        self.place = place
        self.reason = Text(zh=reason, en=reason) if isinstance(reason, str) else reason
        super().__init__(f"{place}: {self.reason.en}")

    def sentence(self, language: Language) -> str:
        """Place and reason in ``language``; names of files, rules and keys stay as written."""
        if language == "en":
            return str(self)
        place = self.place.replace(", a rule", "，某条规则").replace(", basis", "，出处")
        place = place.replace(", rule ", "，规则 ").replace(", ", "，")
        place = place.replace("rule ", "规则 ", 1) if place.startswith("rule ") else place
        return f"{place}：{self.reason.zh}"


class TablesError(ValueError):
    """Registry tables that do not have the agreed columns; the message is one sentence."""


class ExpressionError(ValueError):
    """What one expression does that a rule may not do; the caller adds the place."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason
