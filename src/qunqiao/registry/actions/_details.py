"""Sealed numbers that come with a workbook: kept when it is applied, put back when it is undone."""

from collections.abc import Iterator, Mapping, Sequence

from qunqiao.people.actions.keep_private import keep_private
from qunqiao.people.models import Person, PrivateDetail
from qunqiao.people.queries.private import batches
from qunqiao.registry.models import FormerDetail, Intake, IntakePart, Verdict
from qunqiao.registry.queries.comparison import kept, listed
from qunqiao.registry.queries.comparison.private import FIELDS, opened


def keep_details(actor: Person, intake: Intake, parts: Sequence[IntakePart]) -> None:
    """Keep the numbers of the rows that were written, and note what they replaced."""
    for part in parts:
        table = intake.sheets[part.place]["table"]
        if table not in FIELDS:
            continue
        for kind, numbers in _written(part, table):
            _note_former(intake, kind, numbers)
            keep_private(actor=actor, kind=kind, numbers=numbers)


def put_back_details(intake: Intake) -> None:
    """Put every number back as it was before ``intake``."""
    for former in FormerDetail.objects.filter(intake=intake).iterator(2000):
        details = PrivateDetail.objects.filter(person_id=former.person_id, kind=former.kind)
        if former.cipher is None:
            details.delete()
        else:
            details.update(
                cipher=former.cipher,
                blind_index=former.blind_index,
                key_number=former.key_number,
            )
    FormerDetail.objects.filter(intake=intake).delete()


def _written(part: IntakePart, table: str) -> Iterator[tuple[str, dict[int, str]]]:
    """By kind, the numbers to keep by person id: of new records, and of those that differ."""
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


def _note_former(intake: Intake, kind: str, numbers: Mapping[int, str]) -> None:
    held: dict[int, PrivateDetail] = {}
    for asked in batches(numbers):
        rows = PrivateDetail.objects.filter(kind=kind, person_id__in=asked)
        held |= {detail.person_id: detail for detail in rows}
    FormerDetail.objects.bulk_create(
        [_former(intake, pk, kind, held.get(pk)) for pk in numbers], batch_size=1000
    )


def _former(intake: Intake, pk: int, kind: str, held: PrivateDetail | None) -> FormerDetail:
    if held is None:
        return FormerDetail(intake=intake, person_id=pk, kind=kind)
    return FormerDetail(
        intake=intake,
        person_id=pk,
        kind=kind,
        cipher=held.cipher,
        blind_index=held.blind_index,
        key_number=held.key_number,
    )
