"""The private numbers an applied intake wrote, and whose were changed again since."""

from collections.abc import Iterator

from qunqiao.people.queries.marks import no_longer_kept
from qunqiao.registry.models import Intake, IntakePart, Verdict
from qunqiao.registry.queries.comparison.packing import kept, listed
from qunqiao.registry.queries.comparison.private import FIELDS, opened


def numbers_written(intake: Intake, part: IntakePart) -> Iterator[tuple[str, dict[int, str]]]:
    """By kind, the numbers a part keeps by person id: of new records, and of those that differ."""
    table = intake.sheets[part.place]["table"]
    if table not in FIELDS:
        return
    found = kept(bytes(part.content), table)
    if not found.private:
        return
    ids: dict[int, int | None] = {}
    ids.update(zip(found.having(Verdict.ADD), listed(part.added), strict=True))
    for index, before in found.before.items():
        ids[index] = found.ids[index] if set(before) & set(FIELDS[table]) else None
    for kind, given in opened(found.private).items():
        numbers = {
            pk: number
            for index, number in given.items()
            if (pk := ids.get(index)) is not None
            and (index not in found.before or kind in found.before[index])
        }
        if numbers:
            yield kind, numbers


def renumbered_since(intake: Intake) -> set[int]:
    """The persons who have another number today than ``intake`` wrote, or none."""
    changed: set[int] = set()
    for part in IntakePart.objects.filter(intake=intake).order_by("number").iterator(1):
        for kind, numbers in numbers_written(intake, part):
            changed |= no_longer_kept(kind, numbers)
    return changed
