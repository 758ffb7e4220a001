"""What a next step says."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that waits: its mark in a word, what, where, what to do, since when, and the door.

    ``advice`` may be empty, and so may ``since`` be where no day is known.
    """

    outcome: str
    mark: str
    sentence: str
    place: str
    advice: str
    since: date | None
    href: str
    label: str
