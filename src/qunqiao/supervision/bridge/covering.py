"""The door to the engine of responsibility: who answers for what as rows in, what is wrong out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from qunqiao.people.models import Unit
from qunqiao_engines import cover as engine
from qunqiao_engines.cover import Overload, Vacancy

__all__ = [
    "UNIT_KIND",
    "Answered",
    "Answering",
    "Gap",
    "Ground",
    "Overload",
    "Place",
    "Stander",
    "Vacancy",
    "lay",
]

Wrong = Literal["vacuum", "vacant", "overlap", "orphaned"]
UNIT_KIND = "unit"


@dataclass(frozen=True, slots=True)
class Place:
    """A unit in the tree, and the days between which it exists."""

    pk: int
    path: str
    opened: date | None = None
    closed: date | None = None


@dataclass(frozen=True, slots=True)
class Stander:
    """An organisation at a unit."""

    pk: int
    unit: int
    kind: str
    opened: date | None = None
    closed: date | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What must be answered for: over branches of the tree, for kinds (all if none), between days."""

    key: str
    units: Sequence[int]
    kinds: Sequence[str]
    begins: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers: ``holder`` leads or supports over a branch, or over the unit ``alone``.

    With ``organisation`` it is that organisation only.
    """

    key: str
    role: Literal["lead", "support"]
    holder: str
    unit: int
    begins: date
    ends: date | None
    alone: bool = False
    kinds: Sequence[str] = ()
    organisation: int | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Where, for which kinds, and when something is wrong, in the largest pieces that are all alike.

    ``alone`` is the unit without those below it; ``organisation`` is set where it is only that one.
    ``holders`` explain it; ``bodies`` is how many it touches.
    """

    wrong: Wrong
    key: str
    unit: int
    alone: bool
    organisation: int | None
    kinds: tuple[str, ...]
    begins: date
    ends: date | None
    holders: tuple[str, ...]
    bodies: int


@dataclass(frozen=True, slots=True)
class Ground:
    """The tree: units in the order of their paths, organisations at them.

    With ``apart`` each organisation stands at a place of its own, so that one alone can be led.
    """

    places: Sequence[Place]
    standers: Sequence[Stander]
    apart: bool = False


def lay(
    ground: Ground,
    asked: Sequence[Answered],
    answers: Iterable[Answering],
    empty: Iterable[Vacancy] = (),
    *,
    horizon: date,
    most: int | None = None,
) -> tuple[list[Gap], tuple[Overload, ...]]:
    """What is wrong with the answers to what is asked, in the order of ``asked`` and of the tree."""
    coverage = engine.cover(
        _tree(ground),
        [_duty(one) for one in asked],
        [_responsibility(one) for one in answers],
        empty,
        horizon=horizon,
        overload=most,
    )
    at = {stander.pk: stander.unit for stander in ground.standers}
    gaps = [
        *(_gap("vacant" if one.holders else "vacuum", one, at) for one in coverage.vacuum),
        *(_gap("overlap", one, at) for one in coverage.overlap),
        *(_gap("orphaned", one, at) for one in coverage.orphaned),
    ]
    return gaps, coverage.overload


def _tree(ground: Ground) -> engine.Tree:
    """Under each unit a leaf for itself: there its bodies stand, so that it can be led alone."""
    units: list[engine.Unit] = []
    bodies: list[engine.Body] = []
    known: dict[str, str] = {}
    for place in ground.places:
        above = [known[path] for path in Unit.paths_down_to(place.path)[:-1] if path in known]
        known[place.path] = str(place.pk)
        units.append(engine.Unit(str(place.pk), above[-1] if above else None))
        units.append(engine.Unit(_own(place.pk), str(place.pk)))
        bodies.append(
            engine.Body(f"u{place.pk}", _own(place.pk), UNIT_KIND, place.opened, place.closed)
        )
    for one in ground.standers:
        where = _own(one.unit)
        if ground.apart:
            where = _org(one.pk)
            units.append(engine.Unit(where, _own(one.unit)))
        bodies.append(engine.Body(f"o{one.pk}", where, one.kind, one.opened, one.closed))
    return engine.Tree(units, bodies)


def _duty(one: Answered) -> engine.Duty:
    kinds = frozenset(one.kinds) or None
    parts = tuple(engine.Part(str(unit), kinds) for unit in one.units)
    return engine.Duty(one.key, parts, one.begins, one.ends)


def _responsibility(one: Answering) -> engine.Responsibility:
    where = _own(one.unit) if one.alone else str(one.unit)
    if one.organisation is not None:
        where = _org(one.organisation)
    part = engine.Part(where, frozenset(one.kinds) or None)
    return engine.Responsibility(one.key, one.role, one.holder, part, one.begins, one.ends)


def _gap(wrong: Wrong, piece: engine.Piece, at: dict[int, int]) -> Gap:
    name = piece.unit
    organisation = int(name.removeprefix(_ORG)) if name.startswith(_ORG) else None
    unit = at[organisation] if organisation is not None else int(name.removesuffix(_OWN))
    return Gap(
        wrong,
        piece.duty,
        unit,
        name.endswith(_OWN) or not piece.below,
        organisation,
        piece.kinds,
        piece.begins,
        piece.ends,
        piece.holders,
        piece.bodies,
    )


_OWN, _ORG = ".own", "org."


def _own(pk: int) -> str:
    return f"{pk}{_OWN}"


def _org(pk: int) -> str:
    return f"{_ORG}{pk}"
