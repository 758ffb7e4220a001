"""Showing that a measure was carried out."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.errors import NotSent
from qunqiao.supervision.models import Evidence, Measure, Task
from qunqiao.supervision.queries.evidence import Shown
from qunqiao.trail.recording import action, record


@action("supervision.evidence.show")
def show_evidence(
    *, actor: Person, measure: Measure, shown: Shown, says: str, on: date
) -> Evidence:
    """A record others can open beside the measure; whether it is enough, the verifier says.

    Raises:
        NotAllowed: the measure is not of ``actor``'s unit.
        NotSent: the task was not sent, or is closed.
    """
    responsibility = measure.responsibility
    require(policy.may_answer(reach_of(actor), responsibility))
    if responsibility.task.state != Task.State.SENT:
        raise NotSent
    evidence = Evidence.objects.create(
        measure=measure,
        organisation=shown.organisation,
        finding=shown.finding,
        document=shown.document,
        says=says,
        given_by=actor,
        given_on=on,
    )
    record(
        actor,
        on=evidence,
        unit_id=responsibility.unit_id,
        says=says,
        finding=evidence.finding_id,
        organisation=evidence.organisation_id,
        document=evidence.document_id,
    )
    return evidence
