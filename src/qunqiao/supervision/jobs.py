"""Background work of supervision: what check-ups have decided is carried over to tasks."""

import logging

from django_tasks import task

from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict
from qunqiao.kit.jobs import enqueue
from qunqiao.people.queries import system_person
from qunqiao.supervision.actions.clear_task import clear_task
from qunqiao.supervision.actions.reopen_task import reopen_task
from qunqiao.supervision.queries.closing import cleared_tasks, returned_tasks

log = logging.getLogger(__name__)


def follow(action: str) -> None:
    """Called by the trail after an act was written: after a check-up, have tasks closed and reopened.

    Named in ``settings.TRAIL_FOLLOWERS``, because check-ups know no app above them.
    """
    if action == "checkups.checkup.run":
        enqueue("supervision.settle_tasks")


@task()
def settle_tasks() -> None:
    """Close the tasks whose findings are cleared, reopen those whose findings returned.

    In turns, because between two runs a finding may have gone and come back. A second run finds
    nothing; what one failed to do the next does, at the latest at night.
    """
    system, today = system_person(), clock.today()
    moved = True
    while moved:
        moved = False
        for rows, settle in ((cleared_tasks(), clear_task), (returned_tasks(), reopen_task)):
            for one in rows:
                try:
                    settle(actor=system, task=one, on=today)
                    moved = True
                except Conflict:
                    log.info("task %s was settled meanwhile", one.pk)


# Run every night (``kit.daily``).
DAILY = (settle_tasks,)
