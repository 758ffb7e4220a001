"""The parts of an intake written in bulk, tables in the order they depend on each other."""

from collections.abc import Sequence
from typing import Any

from qunqiao.registry.actions._columns import Columns
from qunqiao.registry.actions._storing import change, indexes_afterwards, insert
from qunqiao.registry.actions._unit_rows import UnitRow, write_units
from qunqiao.registry.bridge import ORDER
from qunqiao.registry.models import Intake, IntakePart, IntakeSpan, Verdict
from qunqiao.registry.queries.comparison import TABLES, Kept, Table, kept, runs


def write_parts(intake: Intake, parts: Sequence[IntakePart]) -> None:
    """Add and change records as the rows say; each part learns the ids of its new records.

    What is changed is written before what is added: a post must be vacated before it is filled.
    """
    for name in ORDER:
        of_table = [part for part in parts if intake.sheets[part.place]["table"] == name]
        _write_table(TABLES[name], of_table)
        _keep_spans(intake, name, of_table)
    grown = [part for part in parts if part.add]
    IntakePart.objects.bulk_update(grown, ["added"], batch_size=100)


def _write_table(table: Table, parts: Sequence[IntakePart]) -> None:
    if table.name == "units":
        _write_units(parts)
        return
    changes = Changes(table)
    for part in parts:
        if part.change:
            changes.note(_opened(part, table))
    changes.write()
    columns = Columns(table)
    grown = [part for part in parts if part.add]
    with indexes_afterwards(table.model, sum(part.add for part in grown)):
        for part in grown:
            part.added = runs(_add(columns, _opened(part, table)))


def _opened(part: IntakePart, table: Table) -> Kept:
    return kept(bytes(part.content), table.name)


def _add(columns: Columns, found: Kept) -> list[int]:
    chosen = found.having(Verdict.ADD)
    return insert(columns.table.model, columns.of_part(found, chosen), len(chosen))


class Changes:
    """Changes of one table, gathered by the fields they touch and written in an order that is sound.

    What closes a record comes first and what opens one last: one at a time may be open.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.groups: dict[tuple[int, tuple[str, ...]], list[tuple[Any, ...]]] = {}

    def note(self, found: Kept) -> None:
        """The changes of one part."""
        for index, before in found.before.items():
            self.set(found.ids[index], {name: found.column(name)[index] for name in before})

    def set(self, pk: int | None, values: dict[str, Any]) -> None:
        """Fields of one record and their new values; sealed numbers are no columns of it."""
        values = {name: value for name, value in values.items() if name in self.table.at}
        if not values:
            return
        group = self.groups.setdefault((self._turn(values), tuple(values)), [])
        group.append((*values.values(), pk))

    def write(self) -> None:
        """Write them all."""
        columns = Columns(self.table)
        for (_turn, fields), rows in sorted(self.groups.items()):
            *values, ids = zip(*rows, strict=True)
            given: dict[str, list[Any]] = {}
            for name, several in zip(fields, values, strict=True):
                given |= columns.of(name, several)
            change(self.table.model, list(given), zip(*given.values(), ids, strict=True))

    def _turn(self, values: dict[str, Any]) -> int:
        if self.table.until not in values:
            return 1
        return 2 if values[self.table.until] is None else 0


def _write_units(parts: Sequence[IntakePart]) -> None:
    table, rows, added = TABLES["units"], [], []
    for part in parts:
        found = _opened(part, table)
        for index, verdict in enumerate(found.verdicts):
            row = UnitRow({name: found.column(name)[index] for name in table.fields})
            if verdict == "a":
                added.append((part, row))
            elif verdict == "c":
                row.before = found.before[index]
                rows.append(row)
    write_units([row for _, row in added], rows)
    for part in parts:
        part.added = runs([row.pk for one, row in added if one is part])


def _keep_spans(intake: Intake, table: str, parts: Sequence[IntakePart]) -> None:
    """What the history of a record is found by."""
    added = [tuple(run) for part in parts for run in part.added]
    changed: list[int] = []
    for part in parts:
        if part.change:
            found = _opened(part, TABLES[table])
            changed += [pk for index in found.before if (pk := found.ids[index]) is not None]
    spans = [(Verdict.ADD, run) for run in _joined(added)]
    spans += [(Verdict.CHANGE, (first, many)) for first, many in runs(sorted(changed))]
    IntakeSpan.objects.bulk_create(
        [
            IntakeSpan(
                intake=intake,
                table=table,
                verdict=verdict,
                first_id=first,
                last_id=first + many - 1,
            )
            for verdict, (first, many) in spans
        ],
        batch_size=1000,
    )


def _joined(several: Sequence[Any]) -> list[tuple[int, int]]:
    """Runs that follow each other as one."""
    found: list[tuple[int, int]] = []
    for first, many in sorted(several):
        if found and sum(found[-1]) == first:
            found[-1] = (found[-1][0], found[-1][1] + many)
        else:
            found.append((first, many))
    return found
