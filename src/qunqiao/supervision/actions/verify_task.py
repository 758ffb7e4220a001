"""Finding a task done, or not done yet, as its verifier."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision.errors import DataDecides, DataStillShows, NobodyLed, NotSent
from qunqiao.supervision.models import Task, Verdict
from qunqiao.supervision.policy import closing
from qunqiao.supervision.queries.closing import (
    bearing_findings,
    doers_of,
    last_evidence,
    leading_units,
)
from qunqiao.trail.recording import action, record


@action("supervision.task.verify")
def verify_task(*, actor: Person, task: Task, done: bool, reason: str, on: date) -> Verdict:
    """Close it (``done``), or send it back; either with what was looked at and found.

    Raises:
        NotAllowed: ``actor`` does not verify it, or had a part in doing it.
        NobodyLed: no unit has led it, so that anybody might be its doer.
        NotSent: it is a draft or closed.
        DataDecides: it is of a finding; the check-up closes it.
        DataStillShows: a finding that bears on it stands.
    """
    row = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    leading = leading_units(row)
    require(closing.may_verify(reach_of(actor), row, leading, doers_of(row)))
    if not leading:
        raise NobodyLed
    if row.state != Task.State.SENT:
        raise NotSent
    if row.finding_id is not None:
        raise DataDecides
    if done and bearing_findings(row).exists():
        raise DataStillShows
    outcome = Verdict.Outcome.VERIFIED if done else Verdict.Outcome.SENT_BACK
    verdict = Verdict.objects.create(
        task=row,
        outcome=outcome,
        reason=reason,
        given_by=actor,
        given_on=on,
        evidence_to=last_evidence(row),
    )
    if done:
        row.state, row.closed_on, row.closed_by = Task.State.CLOSED, on, actor
        row.save(update_fields=["state", "closed_on", "closed_by"])
    after = {"state": row.state, "outcome": outcome, "reason": reason}
    unit_id = row.place_id or row.unit_id
    record(actor, on=row, unit_id=unit_id, before={"state": task.State.SENT}, **after)
    return verdict
