"""The nine tables of a snapshot: their columns, their types, and the registry rows they come from."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from django.db.models import QuerySet

from qunqiao.checkups.bridge.person_keys import PersonKeys
from qunqiao.people.models import Person, Unit
from qunqiao.registry.models import Appointment, Fund, Membership, Organisation, Post, Term, Venue
from qunqiao_engines.rulebook import TABLES as ENGINE_TABLES

Row = tuple[Any, ...]
_CHUNK = 20_000
# One Arrow type for each kind of value the engine's tables have; money is exact.
_TYPES = {
    "id": pa.int64(),
    "text": pa.string(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
    "integer": pa.int32(),
    "money": pa.decimal128(16, 2),
    "number": pa.decimal128(10, 2),
}
# Columns of the snapshot that the registry names otherwise.
_SOURCES = {
    "id": "pk",
    "key": "pk",
    "parent_id": "path",
    "person_key": "person_id",
    "birth_year": "birth_date",
}


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the snapshot and the registry rows it is filled from."""

    name: str
    rows: Callable[[], QuerySet[Any]]

    @property
    def columns(self) -> list[str]:
        """The columns in the order in which they are written."""
        return [*ENGINE_TABLES[self.name]]

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema written into the file, never inferred from the rows."""
        kinds = ENGINE_TABLES[self.name].items()
        return pa.schema([(name, _TYPES[kind]) for name, kind in kinds])

    @property
    def sources(self) -> list[str]:
        """The registry's field for each column."""
        return [_SOURCES.get(name, name) for name in self.columns]


def _all(model: Any) -> Callable[[], QuerySet[Any]]:
    return lambda: model.objects.order_by("pk")


def _of_organisations(model: Any, *order: str) -> Callable[[], QuerySet[Any]]:
    return lambda: model.objects.order_by("organisation_id", *order, "pk")


def counted_people() -> QuerySet[Person]:
    """Human beings, each once: a merged record is counted as the one it was merged into."""
    return Person.objects.filter(is_system=False, merged_into__isnull=True)


TABLES: tuple[Table, ...] = (
    Table("units", lambda: Unit.objects.order_by("path")),
    Table("organisations", _all(Organisation)),
    Table("terms", _of_organisations(Term, "began_on", "number")),
    Table("posts", _of_organisations(Post)),
    Table("appointments", _all(Appointment)),
    Table("people", lambda: counted_people().order_by("unit_id", "pk")),
    Table("memberships", _of_organisations(Membership)),
    Table("funds", _of_organisations(Fund)),
    Table("venues", _all(Venue)),
)


def number_persons() -> PersonKeys:
    """Numbers for the persons of one snapshot."""
    persons = counted_people().order_by("unit_id", "pk").values_list("pk", "unit_id")
    return PersonKeys(persons.iterator(_CHUNK))


def batches(table: Table, keys: PersonKeys, size: int) -> Iterator[pa.RecordBatch]:
    """The table's rows as Arrow batches of at most ``size``, in the order that the engine reads best.

    Held in memory: a batch, and the people of one unit or the members of one organisation.
    """
    fields = [*table.sources, "pk"] if table.name == "units" else table.sources
    rows = table.rows().values_list(*fields).iterator(size)
    chunk: list[Row] = []
    for row in _shaped(table, rows, keys):
        chunk.append(row)
        if len(chunk) == size:
            yield _batch(table, chunk, keys)
            chunk = []
    if chunk:
        yield _batch(table, chunk, keys)


def _shaped(table: Table, rows: Iterator[Row], keys: PersonKeys) -> Iterator[Row]:
    place = table.columns.index
    if table.name == "units":
        return _with_parents(rows)
    if table.name == "people":
        return keys.sorted(rows, place("unit_id"), place("key"))
    if table.name == "memberships":
        return keys.sorted(rows, place("organisation_id"), place("person_key"))
    return rows


def _batch(table: Table, chunk: list[Row], keys: PersonKeys) -> pa.RecordBatch:
    schema = table.schema
    columns = [
        pa.array(_keyed(name, values, keys), type=kind)
        for name, kind, values in zip(
            schema.names, schema.types, zip(*chunk, strict=True), strict=True
        )
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _keyed(name: str, values: tuple[Any, ...], keys: PersonKeys) -> list[Any]:
    if name in ("person_key", "key"):
        return [keys.of(value) for value in values]
    return cells(name, values)


def cells(name: str, values: Iterable[Any]) -> list[Any]:
    """A column of the registry as the rules read it; who a person is stays as it was."""
    if name == "birth_year":
        return [None if value is None else value.year for value in values]
    # An empty text was never filled in: that is unknown, not "none".
    return [None if value == "" else value for value in values]


def _with_parents(rows: Iterator[Row]) -> Iterator[Row]:
    """Rows in tree order, each ending in its id, with the path replaced by the parent's id."""
    place = TABLES[0].sources.index("path")
    above: list[tuple[str, int]] = []
    for *cells, own in rows:
        path: str = cells[place]
        while above and not path.startswith(above[-1][0]):
            above.pop()
        cells[place] = above[-1][1] if above else None
        above.append((path, own))
        yield tuple(cells)
