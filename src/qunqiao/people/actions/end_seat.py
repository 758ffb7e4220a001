"""Taking a duty back."""

from datetime import date

from django.db.models import Q

from qunqiao.kit.errors import require
from qunqiao.people import policy
from qunqiao.people.errors import LastSupervisor, SeatEnded
from qunqiao.people.models import Person, Seat
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("people.seat.end")
def end_seat(*, actor: Person, seat: Seat, on: date) -> Seat:
    """End the duty on a day; what was done under it stays on the trail.

    Raises:
        NotAllowed: ``actor`` could not have granted it.
        SeatEnded: it has ended already.
        LastSupervisor: nobody would be left who can grant duties; the platform would be locked.

    """
    require(policy.may_grant_seat(reach_of(actor), seat.role, seat.unit))
    seat = Seat.objects.select_for_update().get(pk=seat.pk)
    if seat.ended_on is not None:
        raise SeatEnded
    if seat.role == Seat.Role.SUPERVISOR and not _another_supervises(seat, on):
        raise LastSupervisor
    seat.ended_on = max(on, seat.began_on)
    seat.save(update_fields=["ended_on"])
    record(actor, on=seat, unit_id=seat.unit_id, before={"ended_on": None}, ended_on=seat.ended_on)
    return seat


def _another_supervises(seat: Seat, on: date) -> bool:
    """Whether somebody else supervises this unit, from here or from above."""
    others = Seat.objects.exclude(person=seat.person).filter(role=seat.role, began_on__lte=on)
    others = others.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))
    others = others.filter(person__left_on__isnull=True, person__account__is_active=True)
    return any(
        seat.unit.path.startswith(path) for path in others.values_list("unit__path", flat=True)
    )
