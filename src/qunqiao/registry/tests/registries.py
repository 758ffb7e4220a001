"""Small registries by chance and edits of them, as tables of a workbook; valid by the way they are made."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from qunqiao.registry.bridge import LAYOUTS

Row = dict[str, Any]
Tables = dict[str, list[Row]]
_FIRST = date(2000, 1, 1)


def a_registry(chance: Random) -> Tables:
    """A few rows of every table; each refers only to rows that are there."""
    tables: Tables = {name: [] for name in LAYOUTS}
    for name, most in (("units", 5), ("organisations", 3), ("people", 6), ("posts", 4)):
        for _ in range(chance.randint(1, most)):
            _add(tables, name, chance)
    for name in ("terms", "appointments", "memberships", "funds", "venues"):
        for _ in range(chance.randint(0, 4)):
            _add(tables, name, chance)
    _close_all_but_one(tables)
    return tables


def edited(tables: Mapping[str, list[Row]], chance: Random) -> Tables:
    """The tables with some fields changed or emptied and some rows added; keys stay, no row goes."""
    new: Tables = {name: [dict(row) for row in rows] for name, rows in tables.items()}
    for name, rows in new.items():
        for row in rows:
            if chance.random() < 0.4:
                _edit(new, name, row, chance)
        for _ in range(chance.choice((0, 0, 1, 2))):
            _add(new, name, chance)
    _close_all_but_one(new)
    for rows in new.values():
        chance.shuffle(rows)
    return new


# Numbers that are kept sealed are no part of an export.
SEALED = ("id_number", "phone")


def _add(tables: Tables, name: str, chance: Random) -> None:
    row = _row(tables, name, chance)
    key = LAYOUTS[name].key
    if all(any(row[part] != other[part] for part in key) for other in tables[name]):
        tables[name].append(row)


def _edit(tables: Tables, name: str, row: Row, chance: Random) -> None:
    fresh = _row(tables, name, chance)
    old_birth = row.get("birth_date")
    for field in LAYOUTS[name].columns:
        changes = field.field not in LAYOUTS[name].key and chance.random() < 0.5
        changes = changes and field.form not in SEALED
        # Moving a unit is drawn apart, because not every place is open to it.
        if changes and field.field != "parent_code":
            row[field.field] = fresh[field.field]
    if name == "people" and row["name"] == fresh["name"] and fresh["birth_date"] is not None:
        # A number under another name and another birth date is doubtful, not an edit.
        row["birth_date"] = old_birth
    if name == "units":
        row["parent_code"] = chance.choice([row["parent_code"], *_places_for(tables, row)])
    for begin, end in LAYOUTS[name].spans:
        if row[begin] and row[end] and row[end] < row[begin]:
            row[end] = None


def _places_for(tables: Tables, unit: Row) -> list[str | None]:
    below, grown = {unit["code"]}, True
    while grown:
        inside = {row["code"] for row in tables["units"] if row["parent_code"] in below}
        grown = not inside <= below
        below |= inside
    return [None, *(row["code"] for row in tables["units"] if row["code"] not in below)]


def _close_all_but_one(tables: Tables) -> None:
    """One open record of a slot: of several, the first stays open."""
    for name, slot, begin, until in (
        ("appointments", ("post_code",), "began_on", "ended_on"),
        ("memberships", ("organisation_code", "staff_number"), "joined_on", "left_on"),
    ):
        seen = set()
        for row in tables[name]:
            place = tuple(row[field] for field in slot)
            if row[until] is None and place in seen:
                row[until] = row[begin] + timedelta(days=30)
            elif row[until] is None:
                seen.add(place)


def _row(tables: Tables, name: str, chance: Random) -> Row:
    values = {
        column.field: _value(tables, column, chance, name)
        for column in LAYOUTS[name].columns
        if column.form not in SEALED
    }
    for begin, end in LAYOUTS[name].spans:
        if values[begin] and values[end] and values[end] < values[begin]:
            values[begin], values[end] = values[end], values[begin]
    if name == "units":
        values["parent_code"] = chance.choice([None, *_codes(tables, "units", "code")])
        values["closed_on"] = None
    return values


_SOURCES = {
    "unit_code": ("units", "code"),
    "organisation_code": ("organisations", "code"),
    "post_code": ("posts", "code"),
}


def _value(tables: Tables, column: Any, chance: Random, table: str) -> Any:
    if column.field in _SOURCES:
        return chance.choice(_codes(tables, *_SOURCES[column.field]))
    if column.field == "staff_number" and table != "people":
        return chance.choice(_codes(tables, "people", "staff_number"))
    needed = column.required or column.field in LAYOUTS[table].key
    if not needed and chance.random() < 0.3:
        return None
    return _KINDS[column.kind](column, chance)


def _codes(tables: Tables, table: str, field: str) -> list[str]:
    return [row[field] for row in tables[table]]


def _text(column: Any, chance: Random) -> str:
    if column.digits:
        return "".join(chance.choice("123456789") for _ in range(column.digits))
    if column.form == "code":
        return f"{column.field[0].upper()}{chance.randint(100, 999)}"
    if column.form == "uscc":
        return f"9{chance.randint(10**16, 10**17 - 1)}"
    return "".join(chance.choice("江河湖海春夏秋冬甲乙丙丁") for _ in range(chance.randint(2, 4)))


def _whole(column: Any, chance: Random) -> int:
    low = column.minimum or 0
    return chance.randint(low, min(column.maximum or low + 500, low + 500))


_KINDS: Mapping[str, Callable[[Any, Random], Any]] = {
    "text": _text,
    "int": _whole,
    "decimal": lambda _column, chance: Decimal(chance.randint(0, 10**7)) / 100,
    "date": lambda _column, chance: _FIRST + timedelta(days=chance.randint(0, 9000)),
    "bool": lambda _column, chance: chance.random() < 0.5,
    "choice": lambda column, chance: chance.choice(list(column.choices)),
}
