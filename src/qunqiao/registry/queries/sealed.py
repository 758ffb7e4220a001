"""What the registry keeps sealed: numbers that workbooks replaced, and the workbooks themselves."""

from django.db.models import QuerySet

from qunqiao.kit.sealing import Unsealable
from qunqiao.people.models import PrivateDetail
from qunqiao.people.queries.private import opens
from qunqiao.registry.bridge.files import file_of
from qunqiao.registry.models import FormerDetail, Intake


def sealed_former_details() -> QuerySet[FormerDetail]:
    """The replaced numbers; where there was none before, nothing is sealed."""
    return FormerDetail.objects.filter(cipher__isnull=False)


def former_detail_opens(former: FormerDetail) -> bool:
    """Whether a replaced number opens with the keys as they are."""
    return opens(as_kept(former))


def as_kept(former: FormerDetail) -> PrivateDetail:
    """The row that was replaced, as it was; not to be saved."""
    return PrivateDetail(
        person_id=former.person_id,
        kind=former.kind,
        cipher=former.cipher,
        blind_index=former.blind_index,
        key_number=former.key_number or 0,
    )


def sealed_intakes() -> QuerySet[Intake]:
    """The intakes whose file is kept sealed."""
    return Intake.objects.filter(key_number__gt=0).exclude(content=b"")


def file_opens(intake: Intake) -> bool:
    """Whether the file opens with the keys as they are."""
    try:
        file_of(intake)
    except Unsealable:
        return False
    return True
