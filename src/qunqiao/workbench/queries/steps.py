"""What a next step says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that waits: its mark in a word, what, whose it is, what to do, by when, and the door.

    ``advice`` may be empty, and so may ``when``, a phrase, be where no day is known; ``by`` is the day it is due.
    ``stage`` is the outcome and word of how far it has come, beside the mark of how grave it is. ``count`` is
    how many things it stands for; ``record`` leads to what it is about, where the door leads to a deed. ``basis`` is the text it rests on, with the
    article; ``parts`` are the names and addresses of what it stands for, of many the first few.
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
    stage: tuple[str, str] | None = None
    count: int = 1
    record: str = ""
    basis: str = ""
    parts: Sequence[tuple[str, str]] = ()


def answering(days: Sequence[date], today: date) -> tuple[str, str]:
    """Outcome and mark of what is to be answered by these days: how many are late, where not all of them are."""
    late = sum(day < today for day in days)
    if not late:
        return "due", _("待答复")
    if late == len(days):
        return "breach", _("已逾期")
    return "breach", ngettext("%(n)d 件已逾期", "%(n)d 件已逾期", late) % {"n": late}


@dataclass(frozen=True, slots=True)
class Batch:
    """Steps that stand together, under a title that says why they stand there, of ``total`` things."""

    title: str
    steps: tuple[Step, ...]
    total: int

    @property
    def told(self) -> int:
        """How many things the steps stand for."""
        return sum(step.count for step in self.steps)


def batched(*titled: tuple[str, Sequence[Step], int], most: int) -> list[Batch]:
    """At most ``most`` steps of these, each with how many things there are; none without a step."""
    found = []
    for title, steps, total in titled:
        told = tuple(steps[:most])
        most -= len(told)
        if told:
            found.append(Batch(title, told, total))
    return found
