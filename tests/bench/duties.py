"""A province that answers for its duties as provinces do: mostly well, with gaps and crossings; by a seed.

Each duty is cut into parts of the tree. A part has leads one after another, for all kinds or for some;
one in fifty begins a month late, one in fifty a month early. Four in ten rows are support.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from random import Random

from qunqiao_engines.cover import Body, Duty, Part, Responsibility, Tree, Unit, Vacancy

KINDS = ("trade_union", "youth_league", "womens_committee", "other")
SHARES = (None, frozenset(KINDS[:1]), frozenset(KINDS[1:]))
FIRST, LAST = date(2022, 1, 1), date(2027, 1, 1)
DAYS = (LAST - FIRST).days
CALENDAR = [FIRST + timedelta(number) for number in range(DAYS)]


@dataclass(frozen=True)
class Size:
    """How large a province to make."""

    bodies: int
    duties: int
    responsibilities: int


@dataclass
class Columns:
    """Responsibilities as a table keeps them; a row exists while somebody looks at it."""

    duty: Sequence[str] = field(default_factory=list)
    role: Sequence[str] = field(default_factory=list)
    holder: Sequence[str] = field(default_factory=list)
    part: Sequence[Part] = field(default_factory=list)
    begins: Sequence[date] = field(default_factory=list)
    ends: Sequence[date | None] = field(default_factory=list)

    def add(self, duty: str, role: str, holder: str, part: Part, days: tuple[int, int]) -> None:
        """One more row; ``days`` count from FIRST, and an end behind the last day is open."""
        self.duty.append(duty)
        self.role.append(role)
        self.holder.append(holder)
        self.part.append(part)
        self.begins.append(CALENDAR[days[0]])
        self.ends.append(CALENDAR[days[1]] if days[1] < DAYS else None)

    def __iter__(self) -> Iterator[Responsibility]:
        return map(
            Responsibility, self.duty, self.role, self.holder, self.part, self.begins, self.ends
        )

    def sealed(self) -> "Columns":
        """The same in tuples, which the collection of garbage passes by as it does a database's memory."""
        return Columns(*(tuple(getattr(self, column.name)) for column in fields(self)))

    def __len__(self) -> int:
        return len(self.duty)


@dataclass(frozen=True)
class World:
    """What ``cover`` takes."""

    tree: Tree
    duties: list[Duty]
    responsibilities: Columns
    vacancies: list[Vacancy]


def world(size: Size, seed: str = "bench") -> World:
    """The same tables for the same size and seed."""
    dice = Random(seed)
    units = _units(dice, max(4, size.bodies * 2 // 5))
    bodies = [_body(dice, number, units) for number in range(size.bodies)]
    root = Part(units[0].id)
    duties = [Duty(f"duty {number}", (root,), FIRST) for number in range(size.duties)]
    posts = [f"post {number}" for number in range(max(10, size.responsibilities // 40))]
    children: dict[str | None, list[str]] = {}
    for unit in units:
        children.setdefault(unit.parent, []).append(unit.id)
    rows = Columns()
    for number, duty in enumerate(duties, start=1):
        goal = size.responsibilities * number // size.duties
        _fill(dice, rows, duty.id, (children, posts), goal)
    vacancies = [_vacancy(dice, posts) for _ in range(len(posts) // 10)]
    return World(Tree(units, bodies), duties, rows.sealed(), vacancies)


def _units(dice: Random, count: int) -> list[Unit]:
    """About five levels: a unit hangs below one that came in the first tenth before it."""
    return [
        Unit(f"unit {number}", f"unit {int(number * dice.uniform(0.05, 0.15))}" if number else None)
        for number in range(count)
    ]


def _body(dice: Random, number: int, units: list[Unit]) -> Body:
    opened = dice.choice(CALENDAR) if dice.random() < 0.05 else None
    closed = None
    if dice.random() < 0.03:
        closed = (opened or FIRST) + timedelta(1 + dice.randrange(DAYS))
    kind = KINDS[number % 4] if dice.random() < 0.7 else KINDS[0]
    return Body(f"body {number}", dice.choice(units).id, kind, opened, closed)


def _parts(dice: Random, children: dict[str | None, list[str]], count: int) -> list[Part]:
    """Some ``count`` units of which none lies below another: the tree, opened from the top."""
    units = [unit for unit in children[None] for unit in children.get(unit, ())]
    for _try in range(count * 20):
        place = dice.randrange(len(units))
        below = children.get(units[place])
        if below and len(units) < count:
            units[place] = below[0]
            units += below[1:]
    shares = [SHARES[:1] if dice.random() < 0.7 else SHARES[1:] for _unit in units]
    return [Part(unit, share) for unit, kinds in zip(units, shares, strict=True) for share in kinds]


def _fill(
    dice: Random,
    rows: Columns,
    duty: str,
    place: tuple[dict[str | None, list[str]], list[str]],
    goal: int,
) -> None:
    """Leads for all parts, then support below them until there are ``goal`` rows."""
    children, posts = place
    parts = _parts(dice, children, (goal - len(rows)) // 7)
    for part in parts:
        _terms(dice, rows, duty, part, posts)
    while len(rows) < goal:
        part = dice.choice(parts)
        below = Part(dice.choice(children.get(part.unit, [part.unit])), part.kinds)
        rows.add(duty, "support", dice.choice(posts), below, (dice.randrange(DAYS), DAYS))


def _terms(dice: Random, rows: Columns, duty: str, part: Part, posts: list[str]) -> None:
    """Leads one after another until the end, and support now and then."""
    begins = 0
    while begins < DAYS:
        ends = begins + dice.randint(300, 800)
        rows.add(duty, "lead", dice.choice(posts), part, (begins, ends))
        if dice.random() < 0.25:
            rows.add(duty, "support", dice.choice(posts), part, (begins, ends))
        slip = dice.random()
        begins = ends + (30 if slip < 0.02 else -30 if slip > 0.98 else 0)


def _vacancy(dice: Random, posts: list[str]) -> Vacancy:
    begins = dice.choice(CALENDAR)
    return Vacancy(dice.choice(posts), begins, begins + timedelta(90))
