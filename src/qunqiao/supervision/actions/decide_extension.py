"""Answering a request for more time."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.errors import NotWaiting, TaskIsOver
from qunqiao.supervision.models import Extension, Task
from qunqiao.trail.recording import action, record


@action("supervision.extension.decide")
def decide_extension(
    *, actor: Person, extension: Extension, granted: bool, answer: str, on: date
) -> Extension:
    """Grant it, and the task is due later, for all who lead it; or decline it. Either with a reason.

    Raises:
        NotAllowed: the task is not ``actor``'s to oversee, or ``actor`` asked.
        NotWaiting: it has its answer.
        TaskIsOver: the task was closed or withdrawn meanwhile.
    """
    require(policy.may_decide_extension(reach_of(actor), extension))
    task = Task.objects.select_for_update(of=("self",)).get(pk=extension.task_id)
    row = Extension.objects.select_for_update(of=("self",)).get(pk=extension.pk)
    if row.state != Extension.State.ASKED:
        raise NotWaiting
    if task.is_over:
        raise TaskIsOver
    row.state = Extension.State.GRANTED if granted else Extension.State.DECLINED
    row.answer, row.decided_by, row.decided_on, row.due_before = answer, actor, on, task.due_on
    row.save(update_fields=["state", "answer", "decided_by", "decided_on", "due_before"])
    before = task.due_on
    if granted:
        task.due_on = max(task.due_on, row.until)
        task.save(update_fields=["due_on"])
    after = {"state": row.state, "answer": answer, "due_on": str(task.due_on)}
    record(actor, on=row, unit_id=row.unit_id, before={"due_on": before}, **after)
    return row
