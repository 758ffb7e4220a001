"""What goes into the engine, and what comes out.

Spans of days are half-open: ``begins`` belongs to them, ``ends`` no longer does; ``None`` leaves
that side open. Ids are the caller's own and stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Role = Literal["lead", "support"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A node of the tree; without ``parent`` a root. Units may come in any order."""

    id: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """Something that duties concern: an organisation of some kind, standing at a unit."""

    id: str
    unit: str
    kind: str
    opened: date | None = None
    closed: date | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    """Units and the bodies that stand at them; results follow the order of ``units``."""

    units: Sequence[Unit]
    bodies: Sequence[Body]


@dataclass(frozen=True, slots=True)
class Part:
    """A unit with all below it, for ``kinds`` of bodies; None means every kind."""

    unit: str
    kinds: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """What must be answered for over ``field`` (parts may overlap) from day to day."""

    id: str
    field: tuple[Part, ...]
    begins: date
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Responsibility:
    """``holder`` (a body or a post) leads or supports ``duty`` over ``part``, for some days.

    What lies outside the duty's field or days is no fault and has no effect.
    """

    duty: str
    role: Role
    holder: str
    part: Part
    begins: date
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Days on which nobody fills the post ``holder``: what it leads or supports does not count."""

    holder: str
    begins: date
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One of the largest pieces of tree and time over which the same is wrong with a duty.

    It is ``unit`` with all below it or, where ``below`` is false, the unit alone; for ``kinds``;
    from ``begins`` to ``ends`` (None: as long as the duty lasts, and that is open). ``holders``,
    in order, explain it: of a vacuum the vacant posts that would lead (empty: nobody at all), of
    an overlap those who lead, of orphaned support those who support.

    ``bodies`` are open on at least one of the days; ``body_days`` counts the days each of them is
    open within the piece, before the horizon. ``begins`` and ``ends`` are those of the first and last
    open body where the piece begins earlier or ends later.
    """

    duty: str
    unit: str
    below: bool
    kinds: tuple[str, ...]
    begins: date
    ends: date | None
    holders: tuple[str, ...]
    bodies: int
    body_days: int


@dataclass(frozen=True, slots=True)
class Overload:
    """Days on end on which ``holder`` leads more duties at once than the limit.

    ``most`` is the greatest number on one of these days; ``duties`` are all led on any of them.
    """

    holder: str
    begins: date
    ends: date | None
    most: int
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is wrong, each list in the order of duties, tree, days and kinds.

    The pieces of one list and duty never share a body and a day, and together they are all of it.
    """

    vacuum: tuple[Piece, ...]
    overlap: tuple[Piece, ...]
    orphaned: tuple[Piece, ...]
    overload: tuple[Overload, ...]
