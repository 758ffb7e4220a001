"""From the fields of a sheet to the columns of the database, whole columns at a time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qunqiao.kit.sets import among
from qunqiao.kit.text import pinyin_key
from qunqiao.registry.queries.comparison import TABLES, Table

# Columns that follow from a field of the sheet, kept up with it: table, field -> column, how.
_DERIVED: Mapping[tuple[str, str], Mapping[str, Callable[[str], str]]] = {
    ("people", "name"): {"pinyin": lambda name: pinyin_key(name)[:160]},
}


@dataclass(slots=True)
class Columns:
    """Values of one table as the database takes them; codes of other tables become ids.

    Kept JSON values need no other change: dates and amounts are texts both databases read.
    """

    table: Table
    ids: dict[str, dict[str, int]] = field(default_factory=dict)

    def named(self, name: str) -> list[str]:
        """The columns behind a field: its own, then those derived from it."""
        own = f"{self.table.relation(name)}_id" if name in self.table.references else name
        return [own, *_DERIVED.get((self.table.name, name), ())]

    def valued(self, name: str, values: Sequence[Any]) -> list[list[Any]]:
        """The values of those columns, one list for each."""
        derived = _DERIVED.get((self.table.name, name), {})
        return [self._own(name, values), *([make(v) for v in values] for make in derived.values())]

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
