"""Venues: the rooms a unit keeps for its mass organisations, more of them where more people work."""

from datetime import date
from decimal import Decimal
from typing import Final

from qunqiao_engines.exact import Draws
from qunqiao_engines.synth import troubles
from qunqiao_engines.synth.days import day_between, days_after
from qunqiao_engines.synth.values import Unit

# Kind, name, staff from which a unit usually has one, square metres at least and at most.
_ROOMS: Final = (
    ("activity_room", "职工活动室", 0, 24, 90),
    ("office", "群团办公室", 50, 15, 40),
    ("staff_home", "职工之家", 80, 60, 320),
    ("reading_room", "职工书屋", 100, 30, 140),
    ("gym", "职工健身房", 140, 80, 420),
    ("mothers_room", "爱心母婴室", 110, 8, 20),
    ("other", "青年之家", 250, 40, 120),
)


def venue_rows(units: dict[str, Unit], draws: Draws, as_of: date) -> list[dict[str, object]]:
    """The sheet of venues; none where premises are lacking or not recorded."""
    without = troubles.PREMISES_NONE | troubles.PREMISES_UNKNOWN
    return [
        row
        for code, unit in units.items()
        if code not in without
        for row in _rows_of(unit, draws.fork(code), as_of)
    ]


def _rows_of(unit: Unit, draws: Draws, as_of: date) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for kind, name, staff_from, least, most in _ROOMS:
        if unit.plan.head_count < staff_from or (staff_from and draws.chance(1, 9)):
            continue
        opened = day_between(draws, max(unit.opened_on, date(2004, 1, 1)), days_after(as_of, -400))
        # Small units share a room; some old rooms have given way to others.
        closed = unit.closed_on
        if staff_from and closed is None and draws.chance(1, 14):
            closed = day_between(draws, days_after(opened, 300), days_after(as_of, -40))
        if closed is not None and closed <= opened:
            continue
        rows.append(
            {
                "code": f"{unit.plan.code}-ZD-{len(rows) + 1:02d}",
                "unit_code": unit.plan.code,
                "name": f"{unit.plan.short_name or unit.plan.name}{name}",
                "kind": kind,
                "area": Decimal(draws.between(least * 2, most * 2)) / 2
                if draws.chance(15, 16)
                else None,
                "shared": draws.chance(4, 5) if unit.plan.head_count < 40 else draws.chance(1, 9),
                "opened_on": opened if draws.chance(11, 12) else None,
                "closed_on": closed,
            }
        )
    return rows
