"""What this engine refuses, each with the sentence a person reads."""


class RulebookError(ValueError):
    """A rulebook that cannot be used; ``place`` says where, ``reason`` says why and what to do."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class TablesError(ValueError):
    """Registry tables that do not have the agreed columns; the message is one sentence."""


class ExpressionError(ValueError):
    """What one expression does that a rule may not do; the caller adds the place."""
