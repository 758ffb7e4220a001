"""Giving somebody the lead of a task, or support."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.registry.models import Post
from qunqiao.supervision import policy
from qunqiao.supervision.errors import DoerVerifies, EndsBeforeItBegins, OutsideField, TaskIsOver
from qunqiao.supervision.models import Responsibility, Task
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class Charge:
    """Who answers for what: a body, told by its ``unit``, or its ``post``, over a branch of the tree.

    ``alone`` leaves out the units below ``part``; ``until`` is the first day it no longer holds.
    """

    role: str
    part: Unit
    unit: Unit
    began_on: date
    post: Post | None = None
    until: date | None = None
    alone: bool = False
    kinds: Sequence[str] = ()


@action("supervision.responsibility.give")
def give_responsibility(*, actor: Person, task: Task, charge: Charge) -> Responsibility:
    """One more responsibility for the task, of a draft or of one that was sent.

    Vacuum and overlap are not refused here: the map shows them, and sending asks for a reason.

    Raises:
        NotAllowed: the task is not ``actor``'s to oversee.
        OutsideField: the branch has nothing in common with the task's field.
        DoerVerifies: the lead would be given to the body that verifies.
        EndsBeforeItBegins: the days are the wrong way round.
        TaskIsOver: it was closed or withdrawn.
    """
    require(policy.may_supervise(reach_of(actor), task.unit))
    if Task.objects.select_for_update(of=("self",)).get(pk=task.pk).is_over:
        raise TaskIsOver
    paths = list(task.parts.values_list("unit__path", flat=True))
    if task.place is not None:
        paths.append(task.place.path)
    if not any(_meet(path, charge.part.path) for path in paths):
        raise OutsideField
    if charge.role == Responsibility.Role.LEAD and charge.unit.pk == task.verifier_id:
        raise DoerVerifies
    if charge.until is not None and charge.until < charge.began_on:
        raise EndsBeforeItBegins
    given = Responsibility.objects.create(
        task=task,
        role=charge.role,
        part=charge.part,
        alone=charge.alone,
        kinds=list(charge.kinds),
        unit=charge.unit,
        post=charge.post,
        began_on=charge.began_on,
        until=charge.until,
    )
    holder = {"holder": charge.unit.pk, "post": charge.post.pk if charge.post else None}
    record(actor, on=given, unit_id=charge.unit.pk, role=charge.role, part=charge.part.pk, **holder)
    return given


def _meet(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
