"""Closing a unit while keeping its history."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people import policy
from qunqiao.people.errors import AlreadyClosed, ClosesBeforeItOpened, StillHasUnits
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("people.unit.close")
def close_unit(*, actor: Person, unit: Unit, on: date) -> Unit:
    """Close ``unit`` on a day; nothing about it is removed, and any earlier day still shows it.

    Raises:
        NotAllowed: ``actor`` does not supervise it.
        AlreadyClosed: somebody was faster.
        StillHasUnits: units below are open; closing them silently would lose their people.
        ClosesBeforeItOpened: the day does not fit.

    """
    require(policy.may_change_tree(reach_of(actor), unit))
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if unit.closed_on is not None:
        raise AlreadyClosed
    if unit.get_descendants().filter(closed_on__isnull=True).exists():
        raise StillHasUnits
    if unit.opened_on is not None and on < unit.opened_on:
        raise ClosesBeforeItOpened
    unit.closed_on = on
    unit.save(update_fields=["closed_on"])
    record(actor, on=unit, unit_id=unit.pk, before={"closed_on": None}, closed_on=on)
    return unit
