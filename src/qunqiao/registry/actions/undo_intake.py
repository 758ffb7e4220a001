"""Taking an applied workbook back as a whole."""

from typing import Any

from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions._details import put_back_details
from qunqiao.registry.actions._intakes import counts_by_table, enter, locked
from qunqiao.registry.actions._storing import lock_registry, remove
from qunqiao.registry.actions._unit_rows import UnitRow, remove_units, write_units
from qunqiao.registry.actions._writing import Changes
from qunqiao.registry.bridge import ORDER
from qunqiao.registry.errors import NotUndoable, RecordsMovedOn
from qunqiao.registry.models import FormerName, Intake, IntakePart
from qunqiao.registry.policy.intake import may_undo_intake
from qunqiao.registry.queries.comparison import TABLES, Table
from qunqiao.registry.queries.comparison.numbers import renumbered_since
from qunqiao.registry.queries.comparison.undoing import Part, obstacles, parts_of
from qunqiao.trail.recording import action, record


@action("registry.intake.undo")
def undo_intake(*, actor: Person, intake: Intake) -> Intake:
    """Remove every record ``intake`` added and put back every field it changed, all or nothing.

    Afterwards the registry is as if it had not been written, but for what others wrote since. Its file
    and rows are erased, as with an intake that was given up; the trail and the records' history say
    what happened. The same file can be sent again.

    Raises:
        NotAllowed: ``actor`` neither sent it and has the duty still, nor supervises the sender's unit.
        NotUndoable: it was not applied, or before rows were kept in parts.
        RecordsMovedOn: a record is no more as the intake left it, or another rests on it.
    """
    require(may_undo_intake(reach_of(actor), intake))
    intake = locked(intake)
    if intake.state != Intake.State.APPLIED or not intake.parts.exists():
        raise NotUndoable
    lock_registry()
    renumbered = renumbered_since(intake)
    # Before anything is looked for that rests on new persons: their numbers came with them.
    put_back_details(intake)
    if (found := obstacles(intake, renumbered)).number:
        raise RecordsMovedOn(found.records, found.number)
    FormerName.objects.filter(intake=intake).delete()
    # What points to a record goes, or points elsewhere again, before the record itself goes.
    for name in reversed(ORDER):
        _take_back(intake, TABLES[name])
    IntakePart.objects.filter(intake=intake).delete()
    intake.content = b""
    intake.undone_at = clock.now()
    enter(intake, Intake.State.UNDONE, "content", "undone_at")
    record(actor, on=intake, unit_id=actor.unit_id, tables=counts_by_table(intake))
    return intake


def _take_back(intake: Intake, table: Table) -> None:
    if table.name == "units":
        _take_back_units(intake)
        return
    changes = Changes(table)
    for part in parts_of(intake, table.name):
        remove(table.model, part.added)
        for index, before in part.found.before.items():
            changes.set(part.found.ids[index], before)
    changes.write()


def _take_back_units(intake: Intake) -> None:
    """Units are moved back before the units they were moved to can go."""
    parts = list(parts_of(intake, "units"))
    write_units([], [row for part in parts for row in _unit_rows(part)])
    remove_units([pk for part in parts for pk in part.added])


def _unit_rows(part: Part) -> list[UnitRow]:
    codes = part.found.column("code")
    rows = []
    for index, before in part.found.before.items():
        values: dict[str, Any] = {"code": codes[index], **before}
        rows.append(UnitRow(values, tuple(before)))
    return rows
