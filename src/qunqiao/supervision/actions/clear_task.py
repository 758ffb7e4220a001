"""Closing a task of a finding, because a check-up no longer shows the finding."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision.errors import DataStillShows, SentAlready
from qunqiao.supervision.models import Task, Verdict
from qunqiao.supervision.policy import closing
from qunqiao.trail.recording import action, record


@action("supervision.task.clear")
def clear_task(*, actor: Person, task: Task, on: date) -> Task:
    """The task closed by the check-up that cleared its finding, which is the evidence.

    Raises:
        NotAllowed: ``actor`` is not the system person.
        SentAlready: it is closed.
        DataStillShows: it has no finding, or the finding stands.
    """
    require(closing.may_clear(reach_of(actor)))
    row = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if row.state == Task.State.CLOSED:
        raise SentAlready
    checkup = row.finding.cleared_checkup if row.finding else None
    if checkup is None:
        raise DataStillShows
    row.state, row.closed_on = Task.State.CLOSED, on
    row.closed_by, row.closed_checkup = actor, checkup
    row.save(update_fields=["state", "closed_on", "closed_by", "closed_checkup"])
    Verdict.objects.create(
        task=row, outcome=Verdict.Outcome.CLEARED, checkup=checkup, given_by=actor, given_on=on
    )
    kept = {"closed_on": on, "checkup": checkup.pk, "finding": row.finding_id}
    record(actor, on=row, unit_id=row.place_id, before={"state": "sent"}, state=row.state, **kept)
    return row
