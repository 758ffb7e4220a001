"""The tree of units: invented bodies of the province of Lanjiang, three deep."""

from datetime import date

from qunqiao_engines.exact import Draws
from qunqiao_engines.synth import troubles, uscc
from qunqiao_engines.synth.days import day_between
from qunqiao_engines.synth.tree_plan import CLOSED, MERGED_INTO, PLAN, YOUNG_UNITS
from qunqiao_engines.synth.values import Unit, UnitPlan

__all__ = ["CLOSED", "MERGED_INTO", "grow", "unit_rows"]

_OPENED = {
    "organ": (date(1984, 1, 1), date(2004, 12, 31)),
    "institution": (date(1979, 1, 1), date(2011, 12, 31)),
    "enterprise": (date(1992, 1, 1), date(2012, 12, 31)),
    "social": (date(1994, 1, 1), date(2013, 12, 31)),
}


def grow(draws: Draws, as_of: date) -> dict[str, Unit]:
    """Every unit by code, parents before children; children never opened before their parents."""
    units: dict[str, Unit] = {}
    for plan in PLAN:
        first, last = _OPENED[plan.kind]
        if plan.code in YOUNG_UNITS:
            first, last = date(as_of.year - 4, 1, 4), date(as_of.year - 4, 9, 30)
        opened = day_between(draws.fork(plan.code), first, last)
        if plan.parent is not None:
            opened = max(opened, units[plan.parent].opened_on)
        closed = date(as_of.year - 2, 3, 31) if plan.code == CLOSED else None
        units[plan.code] = Unit(plan, opened, closed)
    return units


def unit_rows(units: dict[str, Unit], draws: Draws) -> list[dict[str, object]]:
    """The sheet of units; about one opening day in eight was never recorded."""
    return [_row(unit, draws.fork(unit.plan.code)) for unit in units.values()]


def _row(unit: Unit, draws: Draws) -> dict[str, object]:
    plan = unit.plan
    known = unit.closed_on is not None or plan.code in YOUNG_UNITS or draws.chance(7, 8)
    return {
        "code": plan.code,
        "uscc": _credit_code(plan),
        "name": plan.name,
        "short_name": plan.short_name or None,
        "parent_code": plan.parent,
        "kind": plan.kind,
        "region": plan.region,
        "head_count": None if plan.code in troubles.HEAD_COUNT_MISSING else plan.head_count,
        "premises": _premises(unit),
        "opened_on": unit.opened_on if known else None,
        "closed_on": unit.closed_on,
    }


def _credit_code(plan: UnitPlan) -> str | None:
    if plan.code in troubles.CREDIT_CODE_MISSING:
        return None
    code = uscc.credit_code(plan.kind, int(plan.code.removeprefix("LJ")))
    return uscc.broken(code) if plan.code in troubles.CREDIT_CODE_BROKEN else code


def _premises(unit: Unit) -> bool | None:
    if unit.plan.code in troubles.PREMISES_UNKNOWN or unit.closed_on is not None:
        return None
    return unit.plan.code not in troubles.PREMISES_NONE
