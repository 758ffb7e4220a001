"""Taking back an order of rectification that was sent by mistake."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision.errors import NothingToWithdraw
from qunqiao.supervision.models import RectificationLetter, Responsibility, Task
from qunqiao.supervision.policy import closing
from qunqiao.supervision.queries.closing import doers_of, leading_units
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Which tasks of a letter are taken back, by their ids, and why; the unit reads the reason."""

    tasks: Sequence[int]
    reason: str


@action("supervision.rectification.withdraw")
def withdraw_rectification(
    *, actor: Person, letter: RectificationLetter, withdrawal: Withdrawal, on: date
) -> list[Task]:
    """These tasks of the letter are withdrawn: nobody has to carry them out, their findings stand.

    All or nothing. Nothing is deleted: the letter stays word for word, and so does what was planned,
    shown or asked; who led stops leading on this day, so that a figure of an earlier day stays as it
    was. A finding that still stands can be ordered again. What was charged for the order stays in the
    ledger, because it was asked of the unit.

    Raises:
        NotAllowed: ``actor`` does not oversee the sender, or has a part in carrying it out.
        NothingToWithdraw: none was chosen, or one of them is closed, withdrawn, or of another letter.
    """
    wanted = sorted(set(withdrawal.tasks))
    rows = Task.objects.select_for_update(of=("self",)).filter(letter=letter, pk__in=wanted)
    tasks = list(rows.order_by("pk"))
    every = list(letter.tasks.all())
    leading, doers = leading_units(*every), doers_of(*every)
    require(closing.may_withdraw(reach_of(actor), letter, leading, doers))
    if not tasks or len(tasks) != len(wanted) or any(one.is_over for one in tasks):
        raise NothingToWithdraw
    for task in tasks:
        task.state, task.withdrawn_on = Task.State.WITHDRAWN, on
        task.withdrawn_by, task.withdrawn_reason = actor, withdrawal.reason
        task.save(update_fields=["state", "withdrawn_on", "withdrawn_by", "withdrawn_reason"])
        held = Responsibility.objects.filter(Q(until=None) | Q(until__gt=on), task=task)
        held.filter(began_on__lte=on).update(until=on)
        after = {"reason": withdrawal.reason, "finding": task.finding_id}
        before = {"state": Task.State.SENT}
        record(actor, on=task, unit_id=task.place_id, before=before, state=task.state, **after)
    record(actor, on=letter, unit_id=letter.unit_id, tasks=wanted, reason=withdrawal.reason)
    return tasks
