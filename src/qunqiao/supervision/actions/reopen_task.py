"""Reopening a task whose finding has returned."""

from datetime import date, timedelta

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision.errors import NotReturned
from qunqiao.supervision.models import Task, Verdict
from qunqiao.supervision.policy import closing
from qunqiao.supervision.policy.rectifying import DAYS_AGAIN
from qunqiao.trail.recording import action, record


@action("supervision.task.reopen")
def reopen_task(*, actor: Person, task: Task, on: date) -> Task:
    """The task open again, now of the stretch in which its finding returned, with time to mend it anew.

    Raises:
        NotAllowed: ``actor`` is not the system person.
        NotReturned: it stands, or its finding has not returned, or has another task.
    """
    require(closing.may_clear(reach_of(actor)))
    row = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    returned = getattr(row.finding, "later", None)
    if row.state != Task.State.CLOSED or returned is None or returned.tasks.exists():
        raise NotReturned
    before = {"state": row.state, "finding": row.finding_id, "due_on": row.due_on}
    Verdict.objects.create(
        task=row,
        outcome=Verdict.Outcome.REOPENED,
        checkup=returned.first_checkup,
        given_by=actor,
        given_on=on,
        due_before=row.due_on,
    )
    row.state, row.finding = Task.State.SENT, returned
    row.closed_on = row.closed_by = row.closed_checkup = None
    row.due_on = max(row.due_on, on + timedelta(days=DAYS_AGAIN))
    row.save()
    after = {"state": row.state, "finding": returned.pk, "due_on": row.due_on}
    checkup = returned.first_checkup.number
    record(actor, on=row, unit_id=row.place_id, before=before, checkup=checkup, **after)
    return row
