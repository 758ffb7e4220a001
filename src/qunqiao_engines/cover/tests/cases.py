"""Small random tables, the same for the same seed: deep and flat trees, closed bodies, crossing leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from qunqiao_engines.cover import Body, Duty, Part, Responsibility, Tree, Unit, Vacancy
from qunqiao_engines.exact import Draws

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
    draws = Draws(f"cover {seed}")
    length = draws.between(3, 14)
    days = [FIRST + timedelta(n) for n in range(length)]
    units = _units(draws)
    bodies = tuple(
        _body(draws, number, units, days) for number in range(draws.between(0, 2 * len(units)))
    )
    duties = [_duty(draws, f"d{number}", units, days) for number in range(draws.between(1, 3))]
    rows = [_row(draws, duties, units, days) for _ in range(draws.between(0, 14))]
    vacancies = [
        Vacancy(draws.pick(HOLDERS), *_span(draws, days)) for _ in range(draws.between(0, 3))
    ]
    shuffled = draws.shuffled(units)
    return Case(Tree(shuffled, bodies), duties, rows, vacancies, days, draws.pick(days))


def _units(draws: Draws) -> list[Unit]:
    count = draws.between(1, 9)
    reach = draws.pick((1, 2, count))
    return [
        Unit(
            f"u{number}",
            f"u{max(0, number - draws.between(1, reach))}"
            if number and draws.chance(95, 100)
            else None,
        )
        for number in range(count)
    ]


def _body(draws: Draws, number: int, units: list[Unit], days: list[date]) -> Body:
    opened, closed = _span(draws, days) if draws.chance(40, 100) else (None, None)
    unit, kind = draws.pick(units), draws.pick(KINDS)
    return Body(f"b{number}", unit.id, kind, opened if draws.chance(80, 100) else None, closed)


def _duty(draws: Draws, key: str, units: list[Unit], days: list[date]) -> Duty:
    parts = tuple(_part(draws, units) for _ in range(draws.pick((1, 1, 2, 3))))
    if draws.chance(50, 100):
        return Duty(key, (Part(units[0].id), *parts), days[0])
    return Duty(key, parts, *_span(draws, days))


def _row(draws: Draws, duties: list[Duty], units: list[Unit], days: list[date]) -> Responsibility:
    role = draws.pick(("lead", "lead", "support"))
    holder, duty = draws.pick(HOLDERS), draws.pick(duties)
    return Responsibility(duty.id, role, holder, _part(draws, units), *_span(draws, days))


def _part(draws: Draws, units: list[Unit]) -> Part:
    kinds = frozenset(draws.shuffled(KINDS)[: draws.between(1, 2)])
    return Part(draws.pick(units).id, draws.pick((None, kinds)))


def _span(draws: Draws, days: list[date]) -> tuple[date, date | None]:
    begins = draws.pick(days[:-1])
    ends = None if draws.chance(30, 100) else draws.pick([day for day in days if day >= begins])
    return begins, ends
