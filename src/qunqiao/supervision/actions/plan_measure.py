"""Planning what a lead will do."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.errors import NotALead, NotSent
from qunqiao.supervision.models import Measure, Responsibility, Task
from qunqiao.trail.recording import action, record


@action("supervision.measure.plan")
def plan_measure(
    *, actor: Person, responsibility: Responsibility, what: str, by_on: date, on: date
) -> Measure:
    """One more measure of this lead.

    Raises:
        NotAllowed: the responsibility is not of ``actor``'s unit.
        NotALead: it is one of support.
        NotSent: the task was not sent.
    """
    require(policy.may_answer(reach_of(actor), responsibility))
    if responsibility.role != Responsibility.Role.LEAD:
        raise NotALead
    if responsibility.task.state != Task.State.SENT:
        raise NotSent
    measure = Measure.objects.create(
        responsibility=responsibility, what=what, by_on=by_on, planned_by=actor, planned_on=on
    )
    record(actor, on=measure, unit_id=responsibility.unit_id, what=what, by_on=by_on)
    return measure
