"""The rectification that is due next."""

from datetime import date

from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.supervision.models import Task
from qunqiao.supervision.queries.reaching import visible_tasks
from qunqiao.supervision.queries.tasks import due_by


def next_rectification(reach: Reach, focus: Unit | None, day: date) -> Task | None:
    """The rectification at ``focus`` and below that is due first from ``day`` on within 30 days; one query."""
    tasks = visible_tasks(reach).filter(due_by("soon", day), finding__isnull=False)
    if focus is not None:
        tasks = tasks.filter(place__path__startswith=focus.path)
    return tasks.order_by("due_on", "pk").first()
