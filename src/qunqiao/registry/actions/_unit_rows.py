"""Rows about units: added and moved through the tree, so that every path stays right."""

from collections import deque
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from qunqiao.people.models import Unit
from qunqiao.registry.bridge import Value
from qunqiao.registry.models import IntakeRow
from qunqiao.registry.queries.comparison import TABLES, Judged
from qunqiao.registry.queries.comparison.known import codes_to_ids

Pair: TypeAlias = tuple[IntakeRow, Judged]


def write_units(pairs: Iterable[Pair]) -> None:
    """Add units under their parents, change the others in place, and move those with a new parent."""
    several = [pair for pair in pairs if pair[1].verdict in ("add", "change")]
    if not several:
        return
    # Lock the whole tree's order by its root rows: two moves must not cross.
    list(Unit.objects.select_for_update().filter(depth=1))
    _add([pair for pair in several if pair[1].verdict == "add"])
    changes = [judged for _, judged in several if judged.verdict == "change"]
    _change(changes)
    _move([judged for judged in changes if "parent_code" in judged.before])


def _add(pairs: Sequence[Pair]) -> None:
    """From the top down: a parent of the same sheet is written before its children."""
    new = {judged.row.values["code"] for _, judged in pairs}
    below: dict[Value, list[Pair]] = {}
    for pair in pairs:
        below.setdefault(pair[1].row.values["parent_code"], []).append(pair)
    outside = [code for code in below if code not in new]
    units = _units(code for code in outside if code is not None)
    ahead = deque(outside)
    while ahead:
        code = ahead.popleft()
        for row, judged in below.get(code, ()):
            fields = _fields(judged, judged.row.values)
            unit = Unit.add_root(**fields) if code is None else units[code].add_child(**fields)
            row.record_id = unit.pk
            units[unit.code] = unit
            ahead.append(unit.code)


def _change(changes: Iterable[Judged]) -> None:
    units = _units(judged.row.values["code"] for judged in changes)
    for judged in changes:
        fields = _fields(judged, judged.before)
        unit = units[judged.row.values["code"]]
        for name, value in fields.items():
            setattr(unit, name, value)
        if fields:
            unit.save(update_fields=list(fields))


def _move(moves: Sequence[Judged]) -> None:
    """A unit waits while its new parent is still below it; the judged tree has no circle, so all come by."""
    ahead = deque((one.row.values["code"], one.row.values["parent_code"]) for one in moves)
    while ahead:
        code, parent = ahead.popleft()
        # Each move rewrites the paths of a subtree: what was read before is stale.
        units = _units((code, parent))
        if units[parent].path.startswith(units[code].path):
            ahead.append((code, parent))
        else:
            units[code].move(units[parent], pos="last-child")


def _units(codes: Iterable[Value]) -> dict[Value, Unit]:
    ids = codes_to_ids(TABLES["units"], codes)
    units = Unit.objects.in_bulk(ids.values())
    return {code: units[pk] for code, pk in ids.items()}


def _fields(judged: Judged, names: Iterable[str]) -> dict[str, Any]:
    table = judged.table
    values = {name: judged.row.values[name] for name in names if name != "parent_code"}
    return {name: table.blank(name) if value is None else value for name, value in values.items()}
