"""Saying what the columns of a workbook are."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions._intakes import enter, locked
from qunqiao.registry.errors import HeadingsSettled
from qunqiao.registry.models import HeadingMemory, Intake, IntakePart
from qunqiao.registry.policy.intake import may_apply_intake
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of one table: where it stands, which table it is, and its columns.

    ``columns`` maps a heading to its field, or to "" where the column shall be left aside; it holds
    only what differs from how the heading was taken.
    """

    title: str
    header_row: int
    table: str
    columns: Mapping[str, str]


@action("registry.intake.correct")
def correct_headings(*, actor: Person, intake: Intake, said: Sequence[Said]) -> Intake:
    """Have ``intake`` read again with these corrections, and remember them for ``actor``'s next workbooks.

    Raises:
        NotAllowed: ``actor`` did not send it, or has no such duty any more.
        HeadingsSettled: it is being read or written, or that is done.
    """
    require(may_apply_intake(reach_of(actor), intake))
    intake = locked(intake)
    if intake.state != Intake.State.READY:
        raise HeadingsSettled
    earlier = {(one["title"], one["header_row"]): one for one in intake.corrections}
    for one in said:
        kept = earlier.get((one.title, one.header_row), {})
        # Of another table, what was said of its columns before means nothing.
        columns = kept.get("columns", {}) if kept.get("table") in (None, one.table) else {}
        earlier[one.title, one.header_row] = {
            **asdict(one),
            "columns": {**columns, **one.columns},
        }
        _remember(actor, one)
    intake.corrections = list(earlier.values())
    IntakePart.objects.filter(intake=intake).delete()
    enter(intake, Intake.State.READING, "corrections")
    # The headings are the sender's own words; the fields they stand for say enough.
    fields = {one.table: sorted(set(one.columns.values())) for one in said}
    record(actor, on=intake, unit_id=actor.unit_id, fields=fields)
    return intake


def _remember(actor: Person, said: Said) -> None:
    for heading, field in said.columns.items():
        HeadingMemory.objects.update_or_create(
            person=actor, table=said.table, heading=heading, defaults={"field": field}
        )
