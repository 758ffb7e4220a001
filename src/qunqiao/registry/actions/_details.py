"""Sealed numbers that come with a workbook: kept when it is applied, put back when it is undone."""

from collections.abc import Mapping, Sequence

from qunqiao.people.actions.keep_private import keep_private
from qunqiao.people.models import Person, PrivateDetail
from qunqiao.people.queries.private import batches
from qunqiao.registry.models import FormerDetail, Intake, IntakePart
from qunqiao.registry.queries.comparison.numbers import numbers_written


def keep_details(actor: Person, intake: Intake, parts: Sequence[IntakePart]) -> None:
    """Keep the numbers of the rows that were written, and note what they replaced."""
    for part in parts:
        for kind, numbers in numbers_written(intake, part):
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
