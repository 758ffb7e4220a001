"""What a unit or an organisation was called before, and on a day."""

from dataclasses import dataclass
from datetime import date

from qunqiao.people.models import Unit
from qunqiao.registry.models import FormerName, Organisation


@dataclass(frozen=True, slots=True)
class Names:
    """``then`` is the name in use on the day, ``former`` those that were out of use by then, oldest first."""

    then: str
    former: list[FormerName]


def names_on(record: Unit | Organisation, day: date) -> Names:
    """The record's names as they were on ``day``; one query.

    A name counts until the day a workbook brought the next one: when a name changed outside of the
    platform nobody has said.
    """
    owner = {"unit": record} if isinstance(record, Unit) else {"organisation": record}
    names = list(FormerName.objects.filter(**owner).order_by("until", "pk"))
    later = [name for name in names if name.until > day]
    return Names(
        then=later[0].name if later else record.name,
        former=[name for name in names if name.until <= day],
    )
