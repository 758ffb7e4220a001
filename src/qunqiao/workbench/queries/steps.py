"""What a next step says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that waits: its mark in a word, what, whose it is, what to do, by when, and the door.

    ``advice`` may be empty, and so may ``when``, a phrase, be where no day is known; ``by`` is the day it is due.
    """

    outcome: str
    mark: str
    sentence: str
    place: str
    advice: str
    when: str
    href: str
    label: str
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Steps that stand together, under a title that says why they stand there."""

    title: str
    steps: tuple[Step, ...]


def batched(*titled: tuple[str, Sequence[Step]], most: int) -> list[Batch]:
    """At most ``most`` steps of these, in their order; a batch without a step is left out."""
    found = []
    for title, steps in titled:
        told = tuple(steps[:most])
        most -= len(told)
        if told:
            found.append(Batch(title, told))
    return found
