"""What the trail refuses; these are programming faults, never a person's."""


class Unrecorded(Exception):
    """An action ended without recording anything; its transaction is rolled back."""

    def __init__(self, name: str) -> None:
        super().__init__(f"action {name} recorded nothing")


class AppendOnly(Exception):
    """Somebody tried to change or remove an entry through the model."""


class OutsideAction(Exception):
    """``record`` was called outside of an action, where no transaction guards it."""
