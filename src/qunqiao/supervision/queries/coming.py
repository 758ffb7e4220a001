"""The rectifications that are due next."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Subquery

from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.supervision.models import Task
from qunqiao.supervision.queries.reaching import visible_tasks
from qunqiao.supervision.queries.tasks import due_by


@dataclass(frozen=True, slots=True)
class Coming:
    """The rectification that is due first of those that are due soon, and the day of the one that is last."""

    task: Task
    last_on: date


def next_rectification(reach: Reach, focus: Unit | None, day: date) -> Coming | None:
    """Of the rectifications at ``focus`` and below those due from ``day`` on within 30 days; one query."""
    tasks = visible_tasks(reach).filter(due_by("soon", day), finding__isnull=False)
    if focus is not None:
        tasks = tasks.filter(place__path__startswith=focus.path)
    last = Subquery(tasks.order_by("-due_on").values("due_on")[:1])
    first = tasks.annotate(last_on=last).order_by("due_on", "pk").first()
    return Coming(first, first.last_on) if first is not None else None
