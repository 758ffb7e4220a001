"""Giving a person a duty at a unit."""

from datetime import date

from django.db.models import Q

from qunqiao.kit.errors import require
from qunqiao.people import policy
from qunqiao.people.errors import PersonLeft, SeatHeld, UnitClosed
from qunqiao.people.models import Person, Seat, Unit
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("people.seat.grant")
def grant_seat(*, actor: Person, person: Person, role: str, unit: Unit, began_on: date) -> Seat:
    """Give ``person`` the duty ``role`` over ``unit`` and all below it, from a day on.

    The system person may grant any seat: that is how the first supervisor comes to be.

    Raises:
        NotAllowed: ``actor`` may not grant this role there.
        PersonLeft: the person no longer works here.
        UnitClosed: the unit is no more on that day.
        SeatHeld: the person has it already.

    """
    require(actor.is_system or policy.may_grant_seat(reach_of(actor), role, unit))
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.left_on is not None:
        raise PersonLeft
    if not unit.open_on(began_on):
        raise UnitClosed
    held = Seat.objects.filter(person=person, role=role, unit=unit)
    if held.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=began_on)).exists():
        raise SeatHeld
    seat = Seat.objects.create(person=person, role=role, unit=unit, began_on=began_on)
    record(actor, on=seat, unit_id=unit.pk, person=person, role=role, began_on=began_on)
    return seat
