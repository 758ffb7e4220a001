"""From the fields of a sheet to the columns of the database, whole columns at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qunqiao.kit.sets import among
from qunqiao.registry.queries.comparison import TABLES, Kept, Table
from qunqiao.registry.queries.comparison.derived import derived


@dataclass(slots=True)
class Columns:
    """Values of one table as the database takes them; codes of other tables become ids.

    Kept JSON values need no other change: dates and amounts are texts both databases read.
    """

    table: Table
    ids: dict[str, dict[str, int]] = field(default_factory=dict)

    def of(self, name: str, values: Sequence[Any]) -> dict[str, list[Any]]:
        """The columns behind a field with their values: its own, then those that follow from it."""
        own = f"{self.table.relation(name)}_id" if name in self.table.references else name
        return {own: self._own(name, values), **derived(self.table.name, name, values)}

    def of_part(self, found: Kept, chosen: Sequence[int]) -> dict[str, list[Any]]:
        """All columns of some rows of a part; what follows from a field was made with the preview."""
        given: dict[str, list[Any]] = {}
        for name in self.table.fields:
            own = f"{self.table.relation(name)}_id" if name in self.table.references else name
            given[own] = self._own(name, _at(found.column(name), chosen))
        return given | {name: _at(column, chosen) for name, column in found.derived.items()}

    def _own(self, name: str, values: Sequence[Any]) -> list[Any]:
        target = self.table.references.get(name)
        if target is not None:
            ids = self._ids(target, values)
            return [ids[value] for value in values]
        blank = self.table.blank(name)
        if blank is None:
            return list(values)
        return [blank if value is None else value for value in values]

    def _ids(self, target: str, codes: Iterable[str]) -> Mapping[str, int]:
        known = self.ids.setdefault(target, {})
        new = {code for code in codes if code not in known}
        if new:
            table = TABLES[target]
            (key,) = table.key
            rows = table.records.filter(**{f"{key}__in": among(new)})
            known.update(rows.values_list(key, "pk"))
        return known


def _at(column: list[Any], chosen: Sequence[int]) -> list[Any]:
    return column if len(chosen) == len(column) else [column[index] for index in chosen]
