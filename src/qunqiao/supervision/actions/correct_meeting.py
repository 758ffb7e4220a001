"""Correcting a meeting that no unit has passed on yet."""

from dataclasses import dataclass

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.errors import Answered, NotAChange
from qunqiao.supervision.models import Meeting
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class Change:
    """The title, place and host as they should have been, and why they were not."""

    title: str
    place: str
    host: str
    reason: str


@action("supervision.meeting.correct")
def correct_meeting(*, actor: Person, meeting: Meeting, change: Change) -> Meeting:
    """Another title, place or host, with the reason; what stood there before stays on the trail.

    Raises:
        NotAllowed: the meeting is none of ``actor``'s.
        Answered: a unit has passed it on.
        NotAChange: nothing would change.
    """
    require(policy.may_supervise(reach_of(actor), meeting.unit))
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if row.relays.filter(passed_on__isnull=False).exists():
        raise Answered
    before = {"title": row.title, "place": row.place, "host": row.host}
    after = {"title": change.title, "place": change.place, "host": change.host}
    if before == after:
        raise NotAChange
    row.title, row.place, row.host = change.title, change.place, change.host
    row.save(update_fields=["title", "place", "host"])
    record(actor, on=row, unit_id=row.unit_id, before=before, reason=change.reason, **after)
    return row
