"""Ending a responsibility."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.models import Responsibility, Task
from qunqiao.trail.recording import action, record


@action("supervision.responsibility.end")
def end_responsibility(*, actor: Person, responsibility: Responsibility, on: date) -> None:
    """From ``on`` on it is no longer held; of a draft it is taken out, nobody was told of it.

    Raises:
        NotAllowed: the task is not ``actor``'s to oversee.
    """
    task = responsibility.task
    require(policy.may_supervise(reach_of(actor), task.unit))
    row = Responsibility.objects.select_for_update().get(pk=responsibility.pk)
    before = {"role": row.role, "part": row.part_id, "until": row.until}
    record(actor, on=row, unit_id=row.unit_id, before=before, until=on)
    if task.state == Task.State.DRAFT:
        row.delete()
        return
    row.until = max(on, row.began_on)
    row.save(update_fields=["until"])
