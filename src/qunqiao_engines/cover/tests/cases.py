"""Small random tables, the same for the same seed: deep and flat trees, closed bodies, crossing leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from qunqiao_engines.cover import Body, Duty, Part, Responsibility, Tree, Unit, Vacancy

FIRST = date(2026, 1, 1)
KINDS = ("league", "union", "women")
HOLDERS = ("p1", "p2", "p3", "p4")


@dataclass(frozen=True)
class Case:
    tree: Tree
    duties: list[Duty]
    rows: list[Responsibility]
    vacancies: list[Vacancy]
    days: list[date]
    horizon: date


def case(seed: int) -> Case:
    """All dates lie before the last of ``days``, so what runs on that day runs for ever."""
    dice = Random(seed)
    length = dice.randint(3, 14)
    days = [FIRST + timedelta(n) for n in range(length)]
    units = _units(dice)
    bodies = tuple(
        _body(dice, number, units, days) for number in range(dice.randint(0, 2 * len(units)))
    )
    duties = [_duty(dice, f"d{number}", units, days) for number in range(dice.randint(1, 3))]
    rows = [_row(dice, duties, units, days) for _ in range(dice.randint(0, 14))]
    vacancies = [
        Vacancy(dice.choice(HOLDERS), *_span(dice, days)) for _ in range(dice.randint(0, 3))
    ]
    shuffled = dice.sample(units, len(units))
    return Case(Tree(shuffled, bodies), duties, rows, vacancies, days, dice.choice(days))


def _units(dice: Random) -> list[Unit]:
    count = dice.randint(1, 9)
    reach = dice.choice((1, 2, count))
    return [
        Unit(
            f"u{number}",
            f"u{max(0, number - dice.randint(1, reach))}"
            if number and dice.random() < 0.95
            else None,
        )
        for number in range(count)
    ]


def _body(dice: Random, number: int, units: list[Unit], days: list[date]) -> Body:
    opened, closed = _span(dice, days) if dice.random() < 0.4 else (None, None)
    unit, kind = dice.choice(units), dice.choice(KINDS)
    return Body(f"b{number}", unit.id, kind, opened if dice.random() < 0.8 else None, closed)


def _duty(dice: Random, key: str, units: list[Unit], days: list[date]) -> Duty:
    parts = tuple(_part(dice, units) for _ in range(dice.choice((1, 1, 2, 3))))
    if dice.random() < 0.5:
        return Duty(key, (Part(units[0].id), *parts), days[0])
    return Duty(key, parts, *_span(dice, days))


def _row(dice: Random, duties: list[Duty], units: list[Unit], days: list[date]) -> Responsibility:
    role = dice.choice(("lead", "lead", "support"))
    holder, duty = dice.choice(HOLDERS), dice.choice(duties)
    return Responsibility(duty.id, role, holder, _part(dice, units), *_span(dice, days))


def _part(dice: Random, units: list[Unit]) -> Part:
    kinds = frozenset(dice.sample(KINDS, dice.randint(1, 2)))
    return Part(dice.choice(units).id, dice.choice((None, kinds)))


def _span(dice: Random, days: list[date]) -> tuple[date, date | None]:
    begins = dice.choice(days[:-1])
    ends = None if dice.random() < 0.3 else dice.choice([day for day in days if day >= begins])
    return begins, ends
