"""Entering in the ledger what something costs those who are asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Model

from qunqiao.burden import policy
from qunqiao.burden.models import Asked, Charge
from qunqiao.kit.errors import require
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Burden:
    """What is asked in whose name: ``recipients`` counts, by unit id, how many are asked there.

    ``people`` are recipients of whom nobody said at which unit they are: those who sat in a meeting.

    ``minutes`` is what one recipient needs; None takes the house's figure for the kind.
    ``basis`` and ``article`` name the law it rests on; left empty it is the house's own wish.
    """

    unit: Unit
    kind: str
    what: str
    recipients: Mapping[int, int]
    about: Model
    people: int = 0
    minutes: int | None = None
    basis: str = ""
    article: str = ""


@action("burden.charge.enter")
def charge(*, actor: Person, burden: Burden, on: date) -> Charge:
    """The entry, made in the transaction of the action that does the asking.

    The same record is charged once for each kind; asked again, its entry stays as it is.

    Raises:
        NotAllowed: ``actor`` may not ask in the name of this body.
    """
    require(policy.may_charge(reach_of(actor), burden.unit))
    row, made = Charge.objects.get_or_create(
        about_kind=burden.about._meta.label_lower,  # noqa: SLF001 - Django's documented model API
        about_id=str(burden.about.pk),
        kind=burden.kind,
        defaults={
            "unit": burden.unit,
            "what": burden.what[:_LONGEST],
            "minutes": burden.minutes or policy.MINUTES[burden.kind],
            "recipients": sum(burden.recipients.values()) + burden.people,
            "basis": burden.basis,
            "article": burden.article,
            "on": on,
        },
    )
    if made:
        Asked.objects.bulk_create(
            Asked(charge=row, unit_id=unit, count=count)
            for unit, count in sorted(burden.recipients.items())
        )
    told = {"kind": row.kind, "minutes": row.minutes, "recipients": row.recipients}
    record(actor, on=row, unit_id=burden.unit.pk, charged=told)
    return row
