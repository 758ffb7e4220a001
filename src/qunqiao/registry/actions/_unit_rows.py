"""Rows about units: added, moved and removed through the tree, so that every path stays right."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qunqiao.people.models import Unit
from qunqiao.registry.queries.comparison import TABLES


@dataclass(slots=True)
class UnitRow:
    """A unit as it shall be, in kept values; ``before`` names the fields that change."""

    values: Mapping[str, Any]
    before: Iterable[str] = field(default_factory=tuple)
    pk: int = 0


def write_units(added: Sequence[UnitRow], changed: Sequence[UnitRow]) -> None:
    """Add units under their parents, change the others in place, and move those with a new parent.

    Each new unit's row learns its id.
    """
    if not added and not changed:
        return
    # Lock the whole tree's order by its root rows: two moves must not cross.
    list(Unit.objects.select_for_update().filter(depth=1))
    _add(added)
    _change(changed)
    _move([row for row in changed if "parent_code" in row.before])


def remove_units(ids: Iterable[int]) -> None:
    """Take units out of the tree; none may have a unit below that stays."""
    Unit.objects.filter(pk__in=list(ids)).delete()


def _add(rows: Sequence[UnitRow]) -> None:
    """From the top down: a parent of the same sheet is written before its children."""
    new = {row.values["code"] for row in rows}
    below: dict[str | None, list[UnitRow]] = {}
    for row in rows:
        below.setdefault(row.values["parent_code"], []).append(row)
    outside = [code for code in below if code not in new]
    units = _units(code for code in outside if code is not None)
    ahead = deque(outside)
    while ahead:
        code = ahead.popleft()
        for row in below.get(code, ()):
            fields = _fields(row, row.values)
            unit = Unit.add_root(**fields) if code is None else units[code].add_child(**fields)
            row.pk = unit.pk
            units[unit.code] = unit
            ahead.append(unit.code)


def _change(rows: Iterable[UnitRow]) -> None:
    units = _units(row.values["code"] for row in rows)
    for row in rows:
        fields = _fields(row, row.before)
        unit = units[row.values["code"]]
        for name, value in fields.items():
            setattr(unit, name, value)
        if fields:
            unit.save(update_fields=list(fields))


def _move(rows: Sequence[UnitRow]) -> None:
    """A unit waits while its new parent is still below it; the judged tree has no circle, so all come by."""
    ahead = deque((row.values["code"], row.values["parent_code"]) for row in rows)
    while ahead:
        code, parent = ahead.popleft()
        # Each move rewrites the paths of a subtree: what was read before is stale.
        units = _units(one for one in (code, parent) if one is not None)
        if parent is None:
            units[code].move(Unit.get_last_root_node(), pos="last-sibling")
        elif units[parent].path.startswith(units[code].path):
            ahead.append((code, parent))
        else:
            units[code].move(units[parent], pos="last-child")


def _units(codes: Iterable[str]) -> dict[str, Unit]:
    found: dict[str, Unit] = Unit.objects.in_bulk(list(codes), field_name="code")
    return found


def _fields(row: UnitRow, names: Iterable[str]) -> dict[str, Any]:
    table = TABLES["units"]
    values = {name: row.values[name] for name in names if name != "parent_code"}
    return {name: table.blank(name) if value is None else value for name, value in values.items()}
