"""Taking a duty back."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people import policy
from qunqiao.people.errors import SeatEnded
from qunqiao.people.models import Person, Seat
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("people.seat.end")
def end_seat(*, actor: Person, seat: Seat, on: date) -> Seat:
    """End the duty on a day; what was done under it stays on the trail.

    Raises:
        NotAllowed: ``actor`` could not have granted it.
        SeatEnded: it has ended already.
    """
    require(policy.may_grant_seat(reach_of(actor), seat.role, seat.unit))
    seat = Seat.objects.select_for_update().get(pk=seat.pk)
    if seat.ended_on is not None:
        raise SeatEnded
    seat.ended_on = max(on, seat.began_on)
    seat.save(update_fields=["ended_on"])
    record(actor, on=seat, unit_id=seat.unit_id, before={"ended_on": None}, ended_on=seat.ended_on)
    return seat
