"""Which record of the registry each row speaks of: matched by natural key, fetched batch by batch."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from qunqiao.kit.sets import among
from qunqiao.people.models import Unit
from qunqiao.registry.bridge import Value
from qunqiao.registry.queries.comparison.rows import Known, Rows
from qunqiao.registry.queries.comparison.tables import TABLES, Table

Key: TypeAlias = tuple[Value, ...]
Records: TypeAlias = Mapping[Key, Known]


def records_of(table: Table, codes: Iterable[Value]) -> Records:
    """The records whose batch field holds one of ``codes``, by natural key; one query."""
    wanted = {code for code in codes if code is not None}
    if not wanted:
        return {}
    columns = [table.lookup(field) for field in table.fields]
    rows = table.records.filter(**{f"{table.lookup(table.batch)}__in": among(wanted)})
    key = [table.at[field] for field in table.key]
    found: dict[Key, Known] = {}
    for pk, path, *cells in rows.values_list("pk", table.place, *columns):
        # An empty text of the database is a field nobody filled in.
        values = tuple([None if cell == "" else cell for cell in cells])
        found[tuple([values[place] for place in key])] = Known(pk, path, values)
    return found


def match(rows: Rows, records: Records) -> None:
    """Set ``rows.known``; a row with a refused cell is not compared."""
    keys = zip(*(rows.values[field] for field in rows.table.key), strict=True)
    known: list[Any] = [records.get(key) for key in keys] if records else [None] * len(rows)
    for index in rows.spoilt:
        known[index] = None
    rows.known = known


def all_units() -> dict[Key, Known]:
    """Every unit, because the tree must be whole to be judged; one query."""
    table = TABLES["units"]
    own = [field for field in table.fields if field != "parent_code"]
    found = list(Unit.objects.values_list("pk", "path", *own))
    place = own.index("code") + 2
    codes = {row[1]: row[place] for row in found}
    units: dict[Key, Known] = {}
    for pk, path, *cells in found:
        values = {name: None if cell == "" else cell for name, cell in zip(own, cells, strict=True)}
        values["parent_code"] = codes.get(path[: -Unit.steplen])
        units[(values["code"],)] = Known(pk, path, tuple(values[name] for name in table.fields))
    return units
