"""What this engine refuses; each error carries what a bridge needs for its own words."""

from __future__ import annotations

from datetime import date


class CoverError(ValueError):
    """Tables that contradict themselves; the message is one sentence, nothing was computed."""


class UnknownUnitError(CoverError):
    """``whose`` (a body, a duty, a unit, ...) names a ``unit`` that is no node of the tree."""

    def __init__(self, whose: str, unit: str) -> None:
        self.whose = whose
        self.unit = unit
        super().__init__(f"{whose} names the unit {unit!r}, which is not in the tree; add it first")


class CircleError(CoverError):
    """The parents of ``unit`` lead back to it, so it hangs below no root."""

    def __init__(self, unit: str) -> None:
        self.unit = unit
        super().__init__(f"the parents of the unit {unit!r} run in a circle; correct one of them")


class TwiceError(CoverError):
    """Two units or two duties have the same ``id``."""

    def __init__(self, what: str, key: str) -> None:
        self.what = what
        self.id = key
        super().__init__(f"there are two {what} {key!r}; an id stands for one only")


class UnknownDutyError(CoverError):
    """``holder`` has a responsibility for a ``duty`` that is not among the duties."""

    def __init__(self, holder: str, duty: str) -> None:
        self.holder = holder
        self.duty = duty
        super().__init__(
            f"{holder!r} is responsible for the duty {duty!r}, which is not among the duties"
        )


class UnknownRoleError(CoverError):
    """A role that is neither lead nor support."""

    def __init__(self, holder: str, role: str) -> None:
        self.holder = holder
        self.role = role
        super().__init__(f"{holder!r} has the role {role!r}; there are lead and support")


class BackwardDaysError(CoverError):
    """The days of ``whose`` end before they begin."""

    def __init__(self, whose: str, begins: date, ends: date) -> None:
        self.whose = whose
        self.begins = begins
        self.ends = ends
        super().__init__(f"{whose} ends on {ends}, before it begins on {begins}; swap the two days")
