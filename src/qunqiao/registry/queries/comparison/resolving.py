"""What rows may point to: records on record and within reach, or rows of the same workbook accepted before."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.sets import among
from qunqiao.people.models import Unit
from qunqiao.registry.bridge import Value
from qunqiao.registry.errors import both
from qunqiao.registry.policy.intake import Scope
from qunqiao.registry.queries.comparison.matching import Key, all_units
from qunqiao.registry.queries.comparison.rows import Known, Rows
from qunqiao.registry.queries.comparison.tables import TABLES

ROW_REFUSED = _("它指的是本次上传的第 %(number)d 行，那一行没有被收下")
TARGETS = frozenset(target for table in TABLES.values() for target in table.references.values())


@dataclass(slots=True)
class Ground:
    """The registry as the sender may see it, growing by each row that is accepted.

    What a row may point to only ever grows while a workbook is judged: a reference that holds now
    holds later too, so a batch whose references all hold need not wait for the rest of the file.
    """

    scope: Scope
    units: dict[Key, Known] = field(default_factory=all_units)
    sees_all: bool = False
    paths: dict[str, dict[Value, str | None]] = field(default_factory=dict)
    added: dict[str, set[Value]] = field(default_factory=dict)
    refused: dict[str, dict[Value, int]] = field(default_factory=dict)
    # What the accepted rows of this workbook are called: (name, code), for rows that point by name.
    named: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    _covered: dict[str | None, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        covered = all(self.covers(unit.path) for unit in self.units.values())
        self.sees_all = self.scope.everything or covered
        self.paths = {name: {} for name in TABLES}
        self.paths["units"] = {code: unit.path for (code,), unit in self.units.items()}

    def covers(self, path: str | None) -> bool:
        """Whether the sender may change what belongs to the unit at ``path``."""
        known = self._covered.get(path)
        if known is None:
            known = self._covered[path] = self.scope.covers(path)
        return known

    def lacking(self, rows: Rows, name: str) -> set[Value]:
        """The codes in a column of references that lead to nothing the sender's rows may point to.

        Looks each code up once; one query for those not met before.
        """
        target = rows.table.references[name]
        codes = set(rows.values[name])
        codes.discard(None)
        self._learn(target, codes)
        return {code for code in codes if not self.holds(target, code)}

    def holds(self, target: str, code: Value) -> bool:
        """Whether a row may point to ``code``, which must have been looked up."""
        if code in self.added.get(target, ()):
            return True
        paths = self.paths[target]
        return code in paths and self.covers(paths[code])

    def refuse_reference(self, rows: Rows, index: int, name: str, target: str) -> None:
        """Refuse a row whose ``name`` points to nothing it may point to.

        Whoever cannot see the whole registry is not told whether the record exists elsewhere.
        """
        number = self.refused.get(target, {}).get(rows.values[name][index])
        if number is not None:
            rows.refuse(index, name, "conflict", reason=both(ROW_REFUSED, number=number))
        else:
            rows.refuse(index, name, "unknown_reference" if self.sees_all else "forbidden_unit")

    def note(self, rows: Rows) -> None:
        """Remember what became of the rows, for the rows that point to them."""
        if rows.table.name not in TARGETS:
            return
        codes = rows.values[rows.table.key[0]]
        new = [index for index in rows.standing() if rows.known[index] is None]
        self.added.setdefault(rows.table.name, set()).update(codes[index] for index in new)
        self._note_names(rows, new)
        self.note_refused(rows)

    def _note_names(self, rows: Rows, new: Iterable[int]) -> None:
        names = rows.values.get("name")
        if names is None or rows.table.name == "people":
            return
        noted = self.named.setdefault(rows.table.name, [])
        codes = rows.values[rows.table.key[0]]
        noted += [(str(names[index]), str(codes[index])) for index in new]

    def note_refused(self, rows: Rows) -> None:
        """Remember the rows refused so far."""
        codes = rows.values[rows.table.key[0]]
        refused = self.refused.setdefault(rows.table.name, {})
        for index in (*rows.spoilt, *rows.found):
            refused[codes[index]] = rows.numbers[index]

    def _learn(self, target: str, codes: Iterable[Value]) -> None:
        known, added = self.paths[target], self.added.get(target, set())
        if target == "units":
            return
        new = [code for code in codes if code not in known and code not in added]
        if new:
            table = TABLES[target]
            (field_,) = table.key
            found = table.records.filter(**{f"{field_}__in": among(new)})
            known.update(found.values_list(field_, table.place))


def path_of_unit(code: str) -> str | None:
    """The path of the unit with this code, if there is one."""
    unit = Unit.objects.filter(code=code).only("path").first()
    return None if unit is None else str(unit.path)
