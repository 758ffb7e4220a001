"""What a report says, as values: every item knows its place, its words as printed, and the cue that made it."""

from dataclasses import dataclass
from typing import Literal

PersonRole = Literal["chair", "speaker", "chair+speaker", "mentioned"]
UnitRole = Literal["statement", "attending"]
ContactKind = Literal["phone", "email", "weibo", "wechat", "url"]
Comparison = Literal["exactly", "at_least", "at_most", "more_than", "less_than", "nearly", "about"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the text: ``text[at:at + len(self.text)] == self.text``."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the report names; ``at`` is where the name stands, at its most telling place.

    ``post`` is as printed, None where the report gives none.
    """

    name: str
    post: str | None
    role: PersonRole
    at: int
    cue: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that made a statement at the meeting, or attended it."""

    name: str
    role: UnitRole
    at: int
    cue: str


@dataclass(frozen=True, slots=True)
class Directive:
    """One demand; ``speaker`` None is the meeting itself.

    ``at`` is where its marker stands, or ``head_at`` where it has none. ``body`` is the whole demand
    from its head on, up to the next item: nested items are not part of it. ``level`` 1 is outermost.
    """

    speaker: str | None
    marker: str | None
    level: int
    head: str
    body: str
    at: int
    head_at: int
    cue: str


@dataclass(frozen=True, slots=True)
class Enumerated:
    """One item of an enumeration that demands nothing: results, agenda, reasons; as a ``Directive``."""

    speaker: str | None
    marker: str
    level: int
    head: str
    body: str
    at: int
    head_at: int
    cue: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One shortcoming that the text says exists."""

    text: str
    at: int
    cue: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One number stated as a fact; ``value`` is 80 for 80%以上, whose unit is % and comparison at_least."""

    text: str
    value: int | float
    unit: str
    comparison: Comparison
    at: int
    cue: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the publisher; ``value`` as printed, without its label."""

    kind: ContactKind
    value: str
    at: int
    cue: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """What kind of meeting the report tells of, where it was, and who came, each as printed."""

    kind: Passage | None
    place: Passage | None
    attendance: Passage | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A report that was read; ``text`` is what all offsets count in."""

    text: str
    title: Passage | None
    published: Passage | None
    source: Passage | None
    author: Passage | None
    editor: Passage | None
    summary: Passage | None
    meeting: Meeting
    people: tuple[Person, ...]
    units: tuple[Unit, ...]
    directives: tuple[Directive, ...]
    other_enumerations: tuple[Enumerated, ...]
    problems: tuple[Problem, ...]
    figures: tuple[Figure, ...]
    contacts: tuple[Contact, ...]
