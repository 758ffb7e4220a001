"""How the province's register came to be what it is: the reports that were sent in, oldest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from qunqiao_engines.synth.days import days_after, months_after
from qunqiao_engines.synth.province import Province

Row = dict[str, Any]
Tables = dict[str, list[Row]]
Key = tuple[Any, ...]

KEYS: Final[dict[str, tuple[str, ...]]] = {
    "units": ("code",),
    "organisations": ("code",),
    "terms": ("organisation_code", "number"),
    "people": ("staff_number",),
    "posts": ("code",),
    "appointments": ("post_code", "staff_number", "began_on"),
    "memberships": ("organisation_code", "staff_number", "joined_on"),
    "funds": ("organisation_code", "year"),
    "venues": ("code",),
}
"""The natural key of each table."""

_CENT: Final = Decimal("0.01")
_FIRST, _SECOND = 1, 2
# The term had been renewed, and the register was told of it later.
_RENEWED: Final = {
    "LJ012-GH": _FIRST,
    "LJ013-GH": _FIRST,
    "LJ003-TW": _FIRST,
    "LJ008-TW": _FIRST,
    "LJ016-TW": _FIRST,
    "LJ028-TW": _FIRST,
    "LJ035-TW": _SECOND,
    "LJ047-TW": _SECOND,
    "LJ062-TW": _SECOND,
    "LJ018-FW": _SECOND,
}
# What was not recorded before, by table and key; the record itself may be as old as it says.
_UNRECORDED: Final = (
    ("units", "LJ006", "head_count", _FIRST),
    ("units", "LJ040", "head_count", _FIRST),
    ("units", "LJ044", "head_count", _SECOND),
    ("organisations", "LJ045-GH", "audit_committee", _FIRST),
    ("organisations", "LJ025-GH", "audit_committee", _FIRST),
    ("organisations", "LJ020-GH", "audit_committee", _SECOND),
    ("organisations", "LJ052-GH", "audit_committee", _SECOND),
    ("organisations", "LJ054-GH", "approval_document", _SECOND),
    ("organisations", "LJ054-GH", "approved_on", _SECOND),
)
# Last year's levy in thousandths of payroll, before the difference was paid.
_UNDERPAID: Final = {
    "LJ010-GH": (14, _FIRST),
    "LJ019-GH": (17, _FIRST),
    "LJ016-GH": (15, _FIRST),
    "LJ029-GH": (16, _SECOND),
    "LJ047-GH": (12, _SECOND),
    "LJ013-GH": (18, _SECOND),
    "LJ038-GH": (15, _SECOND),
}
_ROOM_UNTIL_NOW: Final = ("LJ049", "mothers_room", _FIRST)
"""A room that was there and not recorded."""
_ROOMS_FOR_A_SEASON: Final = (
    ("LJ017", "mothers_room", "爱心母婴室", Decimal("12.0")),
    ("LJ041", "activity_room", "职工活动室", Decimal("45.0")),
)
_WITHOUT_PREMISES: Final = "LJ041"


@dataclass(frozen=True)
class Report:
    """What came in up to ``day``: the whole register first, then the rows that are new or changed."""

    day: date
    tables: Tables


@dataclass(frozen=True)
class _Change:
    """One row that report number ``report`` brought: ``before`` it was otherwise, or not there (None)."""

    table: str
    key: Key
    report: int
    before: Row | None


def reports(province: Province) -> tuple[Report, Report, Report]:
    """The register of half a year ago, and the two reports that made it what it is now.

    Guarantees: read one after the other they give the tables of ``province``, and besides only a
    few rooms that were opened and given up in between; nothing that holds on its day is changed.
    Days and persons in the first report may lie ahead of its day: only what has no day of its own
    is told later. The script covers what a register learns late (an election, a sum, a number)
    and what was there for a season.
    """
    now = {name: _by_key(name, rows) for name, rows in province.tables.items()}
    rooms = _rooms(province)
    now["venues"] |= rooms
    changes = [*_changes(province, now), *_coming_and_going(rooms)]
    states = [_state(now, changes, number) for number in (0, _FIRST, _SECOND)]
    days = (*(_month_end(months_after(province.as_of, -back)) for back in (6, 3)), province.as_of)
    whole = {name: list(rows.values()) for name, rows in states[0].items()}
    first, second = (_difference(old, new) for old, new in pairwise(states))
    return Report(days[0], whole), Report(days[1], first), Report(days[2], second)


def _changes(province: Province, now: dict[str, dict[Key, Row]]) -> Iterator[_Change]:
    for code, report in _RENEWED.items():
        yield from _renewal(now, code, report)
    for table, code, field, report in _UNRECORDED:
        yield _Change(table, (code,), report, {field: None})
    for code, (permille, report) in _UNDERPAID.items():
        key = (code, province.as_of.year - 1)
        paid = now["funds"][key]["payroll"] * permille / 1000
        yield _Change("funds", key, report, {"levy": paid.quantize(_CENT)})
    unit, kind, report = _ROOM_UNTIL_NOW
    for key, room in now["venues"].items():
        if (room["unit_code"], room["kind"]) == (unit, kind):
            yield _Change("venues", key, report, None)


def _renewal(now: dict[str, dict[Key, Row]], code: str, report: int) -> Iterator[_Change]:
    """The new term and who was elected came in late; until then the register showed the term before."""
    last, new = sorted(key for key in now["terms"] if key[0] == code)[-2:]
    elected: date = now["terms"][new]["began_on"]
    yield _Change("terms", new, report, None)
    yield _Change("terms", last, report, {"ended_on": None})
    posts = {key[0] for key, post in now["posts"].items() if post["organisation_code"] == code}
    for key, seat in now["appointments"].items():
        if key[0] not in posts:
            continue
        if key[2] >= elected:
            yield _Change("appointments", key, report, None)
        elif seat["ended_on"] == days_after(elected, -1):
            yield _Change("appointments", key, report, {"ended_on": None})


def _rooms(province: Province) -> dict[Key, Row]:
    """Two units had a room over the summer, and have none again."""
    short = {row["code"]: row["short_name"] for row in province.tables["units"]}
    return {
        (f"{unit}-ZD-90",): {
            "code": f"{unit}-ZD-90",
            "unit_code": unit,
            "name": f"{short[unit]}{name}",
            "kind": kind,
            "area": area,
            "shared": True,
            "opened_on": months_after(province.as_of, -5),
            "closed_on": days_after(province.as_of, -30),
        }
        for unit, kind, name, area in _ROOMS_FOR_A_SEASON
    }


def _coming_and_going(rooms: Iterable[Key]) -> Iterator[_Change]:
    for key in rooms:
        yield _Change("venues", key, _SECOND, {"closed_on": None})
        yield _Change("venues", key, _FIRST, None)
    yield _Change("units", (_WITHOUT_PREMISES,), _SECOND, {"premises": True})
    yield _Change("units", (_WITHOUT_PREMISES,), _FIRST, {"premises": False})


def _state(
    now: dict[str, dict[Key, Row]], changes: list[_Change], number: int
) -> dict[str, dict[Key, Row]]:
    """The register after report ``number``: from today's, what came later is undone, the last first."""
    state = {name: dict(rows) for name, rows in now.items()}
    later = [change for change in changes if change.report > number]
    for change in sorted(later, key=lambda one: -one.report):
        rows = state[change.table]
        if change.before is None:
            del rows[change.key]
        else:
            rows[change.key] = rows[change.key] | change.before
    return state


def _difference(old: dict[str, dict[Key, Row]], new: dict[str, dict[Key, Row]]) -> Tables:
    changed = {
        name: [row for key, row in rows.items() if old[name].get(key) != row]
        for name, rows in new.items()
    }
    return {name: rows for name, rows in changed.items() if rows}


def _by_key(table: str, rows: list[Row]) -> dict[Key, Row]:
    return {tuple(row[field] for field in KEYS[table]): row for row in rows}


def _month_end(day: date) -> date:
    return days_after(months_after(day.replace(day=1), 1), -1)
