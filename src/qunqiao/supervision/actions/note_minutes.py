"""The minutes of one point of an agenda."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.models import AgendaPoint
from qunqiao.trail.recording import action, record


@action("supervision.minutes.note")
def note_minutes(*, actor: Person, point: AgendaPoint, minutes: str, on: date) -> AgendaPoint:
    """Write down what was said and decided under the point; the trail keeps what stood there.

    Raises:
        NotAllowed: the meeting is none of ``actor``'s.
    """
    require(policy.may_supervise(reach_of(actor), point.meeting.unit))
    row = AgendaPoint.objects.select_for_update().get(pk=point.pk)
    before, row.minutes = row.minutes, minutes
    row.save(update_fields=["minutes"])
    unit_id = point.meeting.unit_id
    record(actor, on=row, unit_id=unit_id, before={"minutes": before}, minutes=minutes, noted_on=on)
    return row
