"""Taking an exemplar over."""

from datetime import date

from django.db import IntegrityError, transaction

from qunqiao.exemplars import policy
from qunqiao.exemplars.errors import AdoptedAlready, NotPublished, OwnPractice
from qunqiao.exemplars.models import Adoption, Exemplar
from qunqiao.kit.errors import require
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("exemplars.adoption.begin")
def begin_adoption(
    *, actor: Person, exemplar: Exemplar, unit: Unit, plan: str, on: date
) -> Adoption:
    """``unit`` takes it over from today on; what it changes there is measured by itself.

    Raises:
        NotAllowed: ``actor`` does not act for the unit.
        NotPublished: there is nothing to take over.
        OwnPractice: it is the unit's own.
        AdoptedAlready: it has been taken over.
    """
    require(policy.may_adopt(reach_of(actor), unit))
    row = Exemplar.objects.select_for_update(of=("self",)).get(pk=exemplar.pk)
    if row.state != Exemplar.State.PUBLISHED:
        raise NotPublished
    if row.unit_id == unit.pk:
        raise OwnPractice
    try:
        with transaction.atomic():
            made = Adoption.objects.create(
                exemplar=row, unit=unit, plan=plan, began_on=on, begun_by=actor
            )
    except IntegrityError as error:
        raise AdoptedAlready from error
    record(actor, on=made, unit_id=unit.pk, exemplar=row.pk, plan=plan)
    return made
