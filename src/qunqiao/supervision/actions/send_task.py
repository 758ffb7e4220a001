"""Sending a task to those who answer for it."""

from dataclasses import replace
from datetime import date

from qunqiao.burden.actions.charge import Burden, charge
from qunqiao.burden.models import Charge
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.errors import ReasonNeeded, SentAlready
from qunqiao.supervision.models import Relay, Task
from qunqiao.supervision.queries.costs import asked_by, called_by, newly_told
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
    _charge(actor, row, told, minutes)
    found = {"gaps": len(gaps), "sent_reason": row.sent_reason}
    record(actor, on=row, unit_id=row.unit_id, before={"state": "draft"}, told=len(told), **found)
    return row


def _tell(task: Task, on: date) -> list[int]:
    """Tell the units of the field and of those who answer, but not the sender; a relay is asked once."""
    meeting, new = called_by(task), newly_told(task)
    Relay.objects.bulk_create(Relay(meeting=meeting, unit_id=pk, told_on=on) for pk in new)
    return new


def _charge(actor: Person, task: Task, told: list[int], minutes: int | None) -> None:
    """What it costs those who do it, and those who pass its meeting on for the first time."""
    on, meeting = task.sent_on or task.began_on, called_by(task)
    basis = meeting.title if meeting else ""
    doing = Burden(task.unit, Charge.Kind.TASK, task.what, asked_by(task), task, minutes=minutes)
    charge(actor=actor, burden=replace(doing, basis=basis), on=on)
    if told:
        reading = Burden(task.unit, Charge.Kind.READING, basis, dict.fromkeys(told, 1), task)
        charge(actor=actor, burden=reading, on=on)
