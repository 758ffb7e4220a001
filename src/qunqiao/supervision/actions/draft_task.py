"""Drafting a task of a directive."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.errors import EndsBeforeItBegins, NoField
from qunqiao.supervision.models import Directive, FieldPart, Task
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class Plan:
    """What a task is to be: its words, days and field, and the body that verifies it."""

    what: str
    began_on: date
    due_on: date
    parts: Sequence[Unit]
    verifier: Unit
    kinds: Sequence[str] = ()


@action("supervision.task.draft")
def draft_task(*, actor: Person, directive: Directive, plan: Plan) -> Task:
    """A draft: nobody but the supervising body sees it until it is sent.

    Raises:
        NotAllowed: the directive, or a part of the field, is not ``actor``'s to oversee.
        NoField: the plan covers nothing.
        EndsBeforeItBegins: it is due before it begins.
    """
    reach = reach_of(actor)
    require(policy.may_supervise(reach, directive.unit))
    require(all(policy.may_supervise(reach, unit) for unit in plan.parts))
    if not plan.parts:
        raise NoField
    if plan.due_on < plan.began_on:
        raise EndsBeforeItBegins
    task = Task.objects.create(
        directive=directive,
        unit=directive.unit,
        what=plan.what,
        began_on=plan.began_on,
        due_on=plan.due_on,
        verifier=plan.verifier,
        kinds=list(plan.kinds),
        drafted_by=actor,
    )
    parts = [unit.pk for unit in plan.parts]
    FieldPart.objects.bulk_create(FieldPart(task=task, unit_id=pk) for pk in parts)
    record(actor, on=task, unit_id=task.unit_id, what=plan.what, due_on=plan.due_on, parts=parts)
    return task
