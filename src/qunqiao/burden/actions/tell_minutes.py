"""Saying, once, how long something took."""

from django.db.models import F

from qunqiao.burden import policy
from qunqiao.burden.errors import BadMinutes, ToldAlready
from qunqiao.burden.models import Asked, Charge
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of, system_person
from qunqiao.trail.recording import action, record


@action("burden.minutes.tell")
def tell_minutes(*, actor: Person, asked: Asked, minutes: int) -> Charge:
    """Add ``minutes`` to the sum of the charge; what one unit said is kept nowhere.

    That a unit has said something is kept, or it would be asked again. The trail tells that there is
    one more answer, not from whom and not how many minutes.

    Raises:
        NotAllowed: the unit is not one ``actor`` acts for.
        BadMinutes: nobody works that long.
        ToldAlready: somebody of the unit was faster.
    """
    require(policy.may_answer(reach_of(actor), asked.unit))
    if not 1 <= minutes <= policy.MOST_MINUTES:
        raise BadMinutes
    charge = Charge.objects.select_for_update(of=("self",)).get(pk=asked.charge_id)
    if not Asked.objects.filter(pk=asked.pk, told=False).update(told=True):
        raise ToldAlready
    charge.told_sum, charge.told_count = F("told_sum") + minutes, F("told_count") + 1
    charge.save(update_fields=["told_sum", "told_count"])
    charge.refresh_from_db()
    record(system_person(), on=charge, unit_id=charge.unit_id, told=charge.told_count)
    return charge
