"""Whether what an intake wrote can be taken back: each record as it was left, and nothing resting on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet

from qunqiao.kit.sets import among_ids
from qunqiao.registry import bridge
from qunqiao.registry.models import Intake, IntakePart, Verdict
from qunqiao.registry.queries.comparison.matching import all_units
from qunqiao.registry.queries.comparison.packing import Kept, kept, listed
from qunqiao.registry.queries.comparison.tables import TABLES, Table

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an applied intake, opened: its rows, and the ids its new records got."""

    found: Kept
    added: list[int]

    @property
    def table(self) -> Table:
        """The table of its rows."""
        return TABLES[self.found.table]

    def written(self) -> Iterator[tuple[int, int, Iterable[str]]]:
        """(id, index, fields written) of each record it added or changed."""
        for pk, index in zip(self.added, self.found.having(Verdict.ADD), strict=True):
            yield pk, index, self.table.fields
        for index, before in self.found.before.items():
            changed = self.found.ids[index]
            if changed is not None:
                yield changed, index, [name for name in before if name in self.table.at]


@dataclass(slots=True)
class Obstacles:
    """What keeps an intake from being taken back: how many records, and the first few by name."""

    number: int = 0
    records: list[str] = field(default_factory=list)

    def note(self, table: Table, key: Sequence[Any], pk: int) -> None:
        """One record more."""
        self.number += 1
        if len(self.records) < SHOWN:
            named = " / ".join(str(part) for part in key if part is not None) or str(pk)
            self.records.append(f"{bridge.table_title(table.name, bridge.language())} {named}")


def parts_of(intake: Intake, table: str = "") -> Iterator[Part]:
    """The parts of an applied intake, one in memory at a time; all or those of one table."""
    for part in IntakePart.objects.filter(intake=intake).order_by("number").iterator(1):
        name = intake.sheets[part.place]["table"]
        if not table or name == table:
            yield Part(kept(bytes(part.content), name), listed(part.added))


def obstacles(intake: Intake, renumbered: Set[int] = frozenset()) -> Obstacles:
    """The records that have moved on since, or that others rest on.

    A record the intake added must be exactly as added, of a record it changed those fields, and
    whatever else in the database points to a record it added must itself be taken back. ``renumbered``
    are the persons with another private number than it wrote (``numbers.renumbered_since``).
    """
    found = Obstacles()
    going: dict[str, set[int]] = {name: set() for name in TABLES}
    turning: dict[str, set[int]] = {name: set() for name in TABLES}
    for part in parts_of(intake):
        _note_moved(part, found, renumbered if part.table.name == "people" else frozenset())
        going[part.table.name].update(part.added)
        turning[part.table.name].update(_turning(part))
    for name, ids in going.items():
        if ids:
            _note_resting(TABLES[name], going, turning, found)
    return found


def _note_moved(part: Part, found: Obstacles, renumbered: Set[int]) -> None:
    now = _as_they_are(part.table, [pk for pk, _, _ in part.written()])
    columns = {name: part.found.column(name) for name in part.table.fields}
    for pk, index, fields in part.written():
        record = now.get(pk)
        moved = record is None or pk in renumbered
        if moved or any((record or {})[name] != columns[name][index] for name in fields):
            found.note(part.table, [columns[name][index] for name in part.table.key], pk)


def _turning(part: Part) -> Iterator[int]:
    """The changed records that point elsewhere once they are put back."""
    references = {*part.table.references, "parent_code"}
    for index, before in part.found.before.items():
        pk = part.found.ids[index]
        if pk is not None and not references.isdisjoint(before):
            yield pk


def _as_they_are(table: Table, ids: Sequence[int]) -> dict[int, Mapping[str, Any]]:
    """The records now, in kept values."""
    if table.name == "units":
        wanted = set(ids)
        units = [known for known in all_units().values() if known.pk in wanted]
        return {
            known.pk: bridge.to_json(dict(zip(table.fields, known.values, strict=True)))
            for known in units
        }
    rows = table.records.filter(pk__in=among_ids(ids))
    found: dict[int, Mapping[str, Any]] = {}
    for pk, *cells in rows.values_list("pk", *map(table.lookup, table.fields)):
        values = [None if cell == "" else cell for cell in cells]
        found[pk] = bridge.to_json(dict(zip(table.fields, values, strict=True)))
    return found


def _note_resting(
    table: Table,
    going: Mapping[str, set[int]],
    turning: Mapping[str, set[int]],
    found: Obstacles,
) -> None:
    """The added records of a table that something which stays points to."""
    ids = going[table.name]
    resting: set[int] = set()
    for relation in table.model._meta.related_objects:  # noqa: SLF001 - Django's documented model API
        model = relation.related_model
        leaving = _leaving(model, going, turning)
        resting |= {
            target
            for pk, target in _pointing(model, relation.field.attname, ids)
            if target in ids and pk not in leaving
        }
    if table.name == "units":
        resting |= _above_others(ids, turning["units"])
    named = _as_they_are(table, sorted(resting)[:SHOWN])
    for pk in sorted(resting):
        record = named.get(pk, {})
        found.note(table, [record.get(name) for name in table.key], pk)


def _pointing(model: type[Model], column: str, ids: set[int]) -> Iterable[tuple[int, int]]:
    """(id, id pointed to); new ids lie close together, so a range of them is asked for."""
    every: QuerySet[Model] = QuerySet(model)
    rows = every.filter(**{f"{column}__gte": min(ids), f"{column}__lte": max(ids)})
    return rows.order_by().values_list("pk", column).iterator(2000)


def _leaving(
    model: type[Model], going: Mapping[str, set[int]], turning: Mapping[str, set[int]]
) -> set[int]:
    for name, table in TABLES.items():
        if table.model is model:
            return going[name] | turning[name]
    return set()


def _above_others(ids: set[int], turning: set[int]) -> set[int]:
    """New units that have units below which stay where they are."""
    units = all_units()
    place = TABLES["units"].at["parent_code"]
    found: set[int] = set()
    for known in units.values():
        above = units.get((known.values[place],))
        if above is not None and above.pk in ids and known.pk not in ids | turning:
            found.add(above.pk)
    return found
