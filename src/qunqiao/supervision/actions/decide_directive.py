"""A decision of a meeting that demands something."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.models import AgendaPoint, Directive
from qunqiao.trail.recording import action, record


@action("supervision.directive.decide")
def decide_directive(*, actor: Person, point: AgendaPoint, head: str, on: date) -> Directive:
    """A directive decided under this point, given on the day of its meeting.

    Raises:
        NotAllowed: the meeting is none of ``actor``'s.
    """
    meeting = point.meeting
    require(policy.may_supervise(reach_of(actor), meeting.unit))
    directive = Directive.objects.create(
        unit=meeting.unit,
        meeting=meeting,
        agenda_point=point,
        head=head,
        given_on=meeting.held_on,
    )
    record(actor, on=directive, unit_id=meeting.unit_id, head=head, decided_on=on)
    return directive
