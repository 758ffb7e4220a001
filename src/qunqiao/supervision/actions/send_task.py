"""Sending a task to those who answer for it."""

from datetime import date

from qunqiao.burden.actions.charge import Burden, charge
from qunqiao.burden.models import Charge
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.errors import ReasonNeeded, SentAlready
from qunqiao.supervision.models import Relay, Task
from qunqiao.supervision.queries.costs import asked_by, called_by
from qunqiao.supervision.queries.map import map_of
from qunqiao.trail.recording import action, record


@action("supervision.task.send")
def send_task(
    *, actor: Person, task: Task, reason: str, on: date, minutes: int | None = None
) -> Task:
    """From now on those whom it touches see it; they are told of its meeting, each once.

    Its cost stands in the burden ledger: ``minutes`` for each unit, the house's figure if None.

    Raises:
        NotAllowed: the task is not ``actor``'s to oversee.
        SentAlready: somebody was faster.
        ReasonNeeded: somewhere nobody or several lead it, and no reason is given.
    """
    require(policy.may_supervise(reach_of(actor), task.unit))
    row = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if row.state != Task.State.DRAFT:
        raise SentAlready
    gaps = map_of([row]).gaps
    if gaps and not reason.strip():
        raise ReasonNeeded
    row.state, row.sent_on, row.sent_reason = Task.State.SENT, on, reason if gaps else ""
    row.save(update_fields=["state", "sent_on", "sent_reason"])
    told = _tell(row, on)
    cost = Burden(
        row.unit,
        Charge.Kind.TASK,
        row.what,
        asked_by(row),
        about=row,
        minutes=minutes,
        basis=called_by(row),
    )
    charge(actor=actor, burden=cost, on=on)
    found = {"gaps": len(gaps), "sent_reason": row.sent_reason}
    record(actor, on=row, unit_id=row.unit_id, before={"state": "draft"}, told=told, **found)
    return row


def _tell(task: Task, on: date) -> int:
    """Tell the units of the field and of those who answer, but not the sender; a relay is asked once."""
    meeting = task.directive.meeting
    if meeting is None:
        return 0
    units = {*task.parts.values_list("unit", flat=True)}
    units |= {*task.responsibilities.values_list("unit", flat=True)}
    known = {*Relay.objects.filter(meeting=meeting).values_list("unit", flat=True)}
    new = sorted(units - known - {task.unit_id})
    Relay.objects.bulk_create(Relay(meeting=meeting, unit_id=pk, told_on=on) for pk in new)
    return len(new)
