"""Correcting a task that nobody has answered yet."""

from dataclasses import dataclass

from qunqiao.kit.errors import require
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.errors import Answered, DoerVerifies, NotAChange
from qunqiao.supervision.models import Task
from qunqiao.supervision.queries.closing import leading_units
from qunqiao.supervision.queries.correcting import task_is_answered
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class Change:
    """What the task should have said, who should have verified it, and why it did not."""

    what: str
    verifier: Unit
    reason: str


@action("supervision.task.correct")
def correct_task(*, actor: Person, task: Task, change: Change) -> Task:
    """Other words or another verifier, with the reason; what was sent before stays on the trail.

    Of a rectification nothing is corrected: its words are the finding's, its verifier the sender.

    Raises:
        NotAllowed: the task or the new verifier is not ``actor``'s to oversee.
        Answered: somebody has planned, shown, asked or verified something, or it is a rectification.
        DoerVerifies: the verifier would be a unit that leads it, or one below.
        NotAChange: nothing would change.
    """
    reach = reach_of(actor)
    require(policy.may_supervise(reach, task.unit))
    row = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if row.rectifies or row.is_over or task_is_answered(row):
        raise Answered
    before = {"what": row.what, "verifier": row.verifier_id}
    after = {"what": change.what, "verifier": change.verifier.pk}
    if before == after:
        raise NotAChange
    if change.verifier.pk != row.verifier_id:
        require(policy.may_supervise(reach, change.verifier))
    if any(change.verifier.path.startswith(unit.path) for unit in leading_units(row)):
        raise DoerVerifies
    row.what, row.verifier = change.what, change.verifier
    row.save(update_fields=["what", "verifier"])
    record(actor, on=row, unit_id=row.unit_id, before=before, reason=change.reason, **after)
    return row
