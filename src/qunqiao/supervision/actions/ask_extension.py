"""Asking for more time."""

from dataclasses import dataclass
from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.errors import AskedAlready, NotALead, NotLater
from qunqiao.supervision.models import Extension, Responsibility, Task
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class Wish:
    """Until when, and why."""

    until: date
    reason: str


@action("supervision.extension.ask")
def ask_extension(*, actor: Person, lead: Responsibility, wish: Wish, on: date) -> Extension:
    """A request of the body that leads; until it is answered the task stays due as it was.

    Raises:
        NotAllowed: the lead is not of ``actor``'s unit, or the task was not sent.
        NotALead: it is one of support.
        NotLater: the day is not later than the task is due.
        AskedAlready: a request of this body waits.
    """
    task = Task.objects.select_for_update(of=("self",)).get(pk=lead.task_id)
    require(policy.may_ask_extension(reach_of(actor), task, lead.unit))
    if lead.role != Responsibility.Role.LEAD:
        raise NotALead
    if wish.until <= task.due_on:
        raise NotLater
    waiting = Extension.objects.filter(task=task, unit=lead.unit, state=Extension.State.ASKED)
    if waiting.exists():
        raise AskedAlready
    asked = Extension.objects.create(
        task=task,
        unit=lead.unit,
        until=wish.until,
        reason=wish.reason,
        asked_by=actor,
        asked_on=on,
        due_before=task.due_on,
    )
    record(actor, on=asked, unit_id=lead.unit_id, until=wish.until, basis=wish.reason)
    return asked
