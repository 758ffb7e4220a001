"""What senders said of headings, as corrections for the reader of workbooks."""

from collections.abc import Iterable

from qunqiao.people.models import Person
from qunqiao.registry.bridge import Correction
from qunqiao.registry.models import HeadingMemory, Intake


def remembered(person: Person) -> list[Correction]:
    """What the person said of earlier workbooks: one correction for each table, for any sheet."""
    by_table: dict[str, dict[str, str]] = {}
    rows = HeadingMemory.objects.filter(person=person).order_by("pk")
    for table, heading, field in rows.values_list("table", "heading", "field"):
        by_table.setdefault(table, {})[heading] = field
    return [Correction("", columns) for columns in by_table.values()]


def corrections_of(intake: Intake) -> list[Correction]:
    """How the headings of an intake are to be read: as remembered, and as said of this very file."""
    said = [Correction(**one) for one in intake.corrections]
    return [*remembered(intake.sent_by), *said]


def by_memory(person: Person, headings: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Which of these (table, heading) the person has said something of before."""
    wanted = set(headings)
    rows = HeadingMemory.objects.filter(person=person).values_list("table", "heading")
    return wanted.intersection(rows)
