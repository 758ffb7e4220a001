"""A province that answers for its duties as provinces do: mostly well, with gaps and crossings; by a seed.

Each duty is cut into parts of the tree. A part has leads one after another, for all kinds or for some;
one in fifty begins late, one in fifty too early. Every fifth responsibility is support.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from qunqiao_engines.cover import Body, Duty, Part, Responsibility, Tree, Unit, Vacancy

KINDS = ("trade_union", "youth_league", "womens_committee", "other")
SHARES = (None, frozenset(KINDS[:1]), frozenset(KINDS[1:]))
FIRST, LAST = date(2022, 1, 1), date(2027, 1, 1)
DAYS = (LAST - FIRST).days


@dataclass(frozen=True)
class Size:
    bodies: int
    duties: int
    responsibilities: int


@dataclass(frozen=True)
class World:
    tree: Tree
    duties: list[Duty]
    responsibilities: list[Responsibility]
    vacancies: list[Vacancy]


def world(size: Size, seed: str = "bench") -> World:
    """The same tables for the same size and seed."""
    dice = Random(seed)
    units = _units(dice, max(4, size.bodies * 2 // 5))
    bodies = [_body(dice, number, units) for number in range(size.bodies)]
    duties = [
        Duty(f"duty {number}", (Part(units[0].id),), FIRST, None) for number in range(size.duties)
    ]
    holders = max(10, size.responsibilities // 40)
    children: dict[str | None, list[str]] = {}
    for unit in units:
        children.setdefault(unit.parent, []).append(unit.id)
    rows: list[Responsibility] = []
    each = size.responsibilities // size.duties
    for duty in duties:
        rows += _responsibilities(dice, duty, children, each, holders)
    vacancies = [_vacancy(dice, holders) for _ in range(holders // 10)]
    dice.shuffle(rows)
    return World(Tree(units, bodies), duties, rows, vacancies)


def _units(dice: Random, count: int) -> list[Unit]:
    """Six levels or so: a unit's parent is one of the first tenth before it, mostly."""
    return [
        Unit(f"unit {number}", f"unit {int(number * dice.uniform(0.05, 0.15))}" if number else None)
        for number in range(count)
    ]


def _body(dice: Random, number: int, units: list[Unit]) -> Body:
    opened = FIRST + timedelta(dice.randrange(DAYS)) if dice.random() < 0.05 else None
    closed = None
    if dice.random() < 0.03:
        closed = (opened or FIRST) + timedelta(1 + dice.randrange(DAYS))
    kind = KINDS[number % 4] if dice.random() < 0.7 else KINDS[0]
    return Body(f"body {number}", dice.choice(units).id, kind, opened, closed)


def _parts(
    dice: Random, children: dict[str | None, list[str]], count: int
) -> list[tuple[str, frozenset[str] | None]]:
    """Some ``count`` units of which none lies below another: the tree, opened from the top."""
    parts = [unit for unit in children[None] for unit in children.get(unit, ())]
    while len(parts) < count:
        place = dice.randrange(len(parts))
        below = children.get(parts[place])
        if below:
            parts[place] = below[0]
            parts += below[1:]
        elif dice.random() < 0.01:
            break
    return [
        (part, share) for part in parts for share in (SHARES[:1] if dice.random() < 0.7 else SHARES[1:])
    ]


def _responsibilities(
    dice: Random, duty: Duty, children: dict[str | None, list[str]], count: int, holders: int
) -> list[Responsibility]:
    """Leads for all parts, and support over parts of them until there are ``count``."""
    parts = _parts(dice, children, count // 7)
    rows = [row for unit, share in parts for row in _terms(dice, duty, Part(unit, share), holders)]
    while len(rows) < count:
        unit, share = dice.choice(parts)
        below = dice.choice(children.get(unit, [unit]))
        begins = FIRST + timedelta(dice.randrange(DAYS))
        holder = f"post {dice.randrange(holders)}"
        rows.append(Responsibility(duty.id, "support", holder, Part(below, share), begins))
    return rows[:count]


def _terms(dice: Random, duty: Duty, part: Part, holders: int) -> list[Responsibility]:
    """Leads one after another until the end, and support now and then."""
    rows: list[Responsibility] = []
    begins = 0
    while begins < DAYS:
        ends = begins + dice.randint(300, 800)
        until = None if ends >= DAYS else FIRST + timedelta(ends)
        since = FIRST + timedelta(begins)
        rows.append(
            Responsibility(duty.id, "lead", f"post {dice.randrange(holders)}", part, since, until)
        )
        if dice.random() < 0.25:
            rows.append(
                Responsibility(
                    duty.id, "support", f"post {dice.randrange(holders)}", part, since, until
                )
            )
        slip = dice.random()
        begins = ends + (30 if slip < 0.02 else -30 if slip > 0.98 else 0)
    return rows


def _vacancy(dice: Random, holders: int) -> Vacancy:
    begins = FIRST + timedelta(dice.randrange(DAYS))
    return Vacancy(f"post {dice.randrange(holders)}", begins, begins + timedelta(90))
