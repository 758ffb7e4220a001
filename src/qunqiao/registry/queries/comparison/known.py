"""What the registry holds of the records a workbook speaks of, fetched in batches."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

from qunqiao.people.models import Unit
from qunqiao.registry.bridge import Row, Value
from qunqiao.registry.queries.comparison.tables import TABLES, Table

# Databases limit how many values one statement may carry (SQLite: 999 in old builds).
BATCH = 900
Key: TypeAlias = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """One record of the registry in the fields of its sheet, and the path of its unit."""

    pk: int
    values: Mapping[str, Value]
    path: str | None


Records: TypeAlias = dict[str, dict[Key, Known]]


def known_records(rows: Iterable[Row]) -> Records:
    """The records these rows are about or point to, by table and natural key.

    All units are read, because the tree must be whole to be judged. Cost: one query per table and
    900 codes.
    """
    wanted: dict[str, set[Value]] = {name: set() for name in TABLES}
    for row in rows:
        table = TABLES[row.table]
        wanted[row.table].add(row.values[table.batch])
        for field, target in table.references.items():
            wanted[target].add(row.values[field])
    records: Records = {"units": _units()}
    for name, values in wanted.items():
        if name != "units":
            records[name] = _records(TABLES[name], values - {None})
    return records


def codes_to_ids(table: Table, codes: Iterable[Value]) -> dict[Value, int]:
    """The ids of the records with these codes; the table must have a key of one field."""
    (field,) = table.key
    found: dict[Value, int] = {}
    for chunk in _chunks(codes):
        rows = table.records.filter(**{f"{field}__in": chunk})
        found.update(rows.values_list(field, "pk"))
    return found


def _chunks(values: Iterable[Value]) -> Iterator[list[Value]]:
    ahead = iter(values)
    while chunk := list(islice(ahead, BATCH)):
        yield chunk


def _records(table: Table, values: Iterable[Value]) -> dict[Key, Known]:
    found: dict[Key, Known] = {}
    columns = [table.lookup(field) for field in table.fields]
    for chunk in _chunks(values):
        rows = table.records.filter(**{f"{table.lookup(table.batch)}__in": chunk})
        for pk, path, *cells in rows.values_list("pk", table.place, *columns):
            known = Known(pk, _filled(table, cells), path)
            found[tuple(known.values[name] for name in table.key)] = known
    return found


def _filled(table: Table, cells: Iterable[Any]) -> dict[str, Value]:
    """An empty text of the database is a field nobody filled in."""
    return {
        field: None if cell == "" else cell for field, cell in zip(table.fields, cells, strict=True)
    }


def _units() -> dict[Key, Known]:
    table = TABLES["units"]
    own = [field for field in table.fields if field != "parent_code"]
    rows = list(Unit.objects.values_list("pk", "path", *own))
    place = own.index("code") + 2
    codes = {row[1]: row[place] for row in rows}
    found: dict[Key, Known] = {}
    for pk, path, *cells in rows:
        values = {name: None if cell == "" else cell for name, cell in zip(own, cells, strict=True)}
        values["parent_code"] = codes.get(path[: -Unit.steplen])
        found[(values["code"],)] = Known(pk, values, path)
    return found
