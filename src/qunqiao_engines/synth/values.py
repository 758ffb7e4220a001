"""What the parts of the province hand to each other while it is being built."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class UnitPlan:
    """A unit as written in the plan of the tree; ``women`` is a share in percent."""

    code: str
    name: str
    short_name: str
    parent: str | None
    kind: str
    region: str
    head_count: int
    women: int


@dataclass(frozen=True)
class Unit:
    """A planned unit and the days it was open; both days are known here even where rows hide them."""

    plan: UnitPlan
    opened_on: date
    closed_on: date | None


@dataclass(frozen=True)
class Person:
    """An invented person. ``came_from`` is the unit left for this one on ``hired_on``.

    ``league_until`` is the day Youth League membership ends or ended; None
    means never a League member.
    """

    staff_number: str
    name: str
    sex: str | None
    birth_date: date | None
    unit_code: str
    hired_on: date
    left_on: date | None
    in_union: bool
    league_until: date | None
    came_from: str | None = None


@dataclass(frozen=True)
class Organisation:
    """A mass organisation that exists; ``serves`` are the units whose people belong to it."""

    code: str
    name: str
    unit_code: str
    kind: str
    tier: str
    serves: tuple[str, ...]
    closed_on: date | None


@dataclass(frozen=True)
class Term:
    """A term of office. The term running now has no ``ended_on``."""

    organisation_code: str
    number: int
    began_on: date
    years: int
    ended_on: date | None = None
    extended_until: date | None = None
    extension_document: str | None = None


@dataclass(frozen=True)
class History:
    """When an organisation was founded, its term now, the one before, and one more if that is short.

    Holders are known for the current and the previous term; of ``earlier`` the
    register kept only that it was.
    """

    founded_on: date
    current: Term
    previous: Term | None = None
    earlier: Term | None = None


@dataclass(frozen=True)
class Member:
    """One person's time in one organisation."""

    organisation_code: str
    person: Person
    joined_on: date
    left_on: date | None

    def is_in(self, day: date) -> bool:
        """Whether the membership covers ``day``."""
        return self.joined_on <= day and (self.left_on is None or day <= self.left_on)


@dataclass(frozen=True)
class Post:
    """A post of an organisation; without a current appointment it is a vacancy."""

    code: str
    organisation_code: str
    body: str
    title: str
    full_time: bool
    opened_on: date
    closed_on: date | None = None


@dataclass(frozen=True)
class Appointment:
    """One holder of one post, from the first day to the last, both included."""

    post_code: str
    person: Person
    began_on: date
    ended_on: date | None


@dataclass(frozen=True)
class Planted:
    """A problem put into the tables on purpose: its id, the code it is about, and words for it."""

    problem: str
    subject: str
    note: str


@dataclass(frozen=True)
class Player:
    """A person of the demonstration: what they do, who they are, where they stand."""

    role: str
    staff_number: str
    name: str
    unit_code: str
    organisation_code: str | None
