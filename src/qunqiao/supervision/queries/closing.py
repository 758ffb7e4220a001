"""Reads for closing tasks: what check-ups have decided, who did the work, what waits to be verified."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from qunqiao.checkups.models import Finding, Outcome
from qunqiao.checkups.queries.life import standing
from qunqiao.kit import clock
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.supervision.models import (
    Evidence,
    Measure,
    RectificationLetter,
    Responsibility,
    Task,
    Verdict,
)
from qunqiao.supervision.policy import ANSWERING
from qunqiao.supervision.policy.closing import may_verify, may_withdraw


def cleared_tasks() -> QuerySet[Task]:
    """Tasks that stand although a check-up has cleared their finding."""
    cleared = Task.objects.filter(finding__state=Finding.State.CLEARED)
    return cleared.exclude(state__in=Task.OVER).order_by("pk")


def returned_tasks() -> QuerySet[Task]:
    """Closed tasks whose finding has returned, and of which no new task was made meanwhile."""
    anew = Task.objects.filter(finding=OuterRef("finding__later"))
    returned = Task.objects.filter(state=Task.State.CLOSED, finding__later__isnull=False)
    return returned.exclude(Exists(anew)).order_by("pk")


def leading_units(*tasks: Task) -> list[Unit]:
    """The units that lead the tasks or have led them; one query."""
    held = Responsibility.objects.filter(task__in=tasks, role=Responsibility.Role.LEAD)
    return [one.unit for one in held.select_related("unit")]


def doers_of(*tasks: Task) -> set[int]:
    """The ids of the persons who planned a measure of the tasks or gave evidence for them; two queries."""
    planned = Measure.objects.filter(responsibility__task__in=tasks)
    given = Evidence.objects.filter(measure__responsibility__task__in=tasks)
    return {
        *planned.values_list("planned_by", flat=True),
        *given.values_list("given_by", flat=True),
    }


def can_verify(reach: Reach, task: Task) -> bool:
    """Whether this reader may close the task or send it back: open, by people, and by them."""
    by_people = task.state == Task.State.SENT and task.finding_id is None
    leading = leading_units(task) if by_people else []
    return bool(leading) and may_verify(reach, task, leading, doers_of(task))


def can_withdraw(reach: Reach, letter: RectificationLetter, tasks: Sequence[Task]) -> bool:
    """Whether this reader may take back what the letter orders, and any of its ``tasks`` stands."""
    standing = any(one.state == Task.State.SENT for one in tasks)
    leading = leading_units(*tasks) if standing else []
    return standing and may_withdraw(reach, letter, leading, doers_of(*tasks))


def bearing_findings(task: Task) -> QuerySet[Finding]:
    """The findings that stand and bear on what a unit said of itself; none for other tasks."""
    if task.answer is None or task.place is None:
        return Finding.objects.none()
    return findings_on(task.answer.concern.rules).filter(unit=task.place)


def findings_on(rules: list[str]) -> QuerySet[Finding]:
    """The breaches that stand today under these rules, the most urgent first; advice contradicts nobody."""
    return Finding.objects.filter(standing(clock.today()), outcome=Outcome.BREACH, rule__in=rules)


def last_evidence(task: Task) -> int:
    """The id of the evidence given last for the task, 0 if there is none."""
    given = Evidence.objects.filter(measure__responsibility__task=task).order_by("-pk")
    return given.values_list("pk", flat=True).first() or 0


def verdicts_of(task: Task) -> QuerySet[Verdict]:
    """What was found of the task, the first first."""
    return task.verdicts.select_related("given_by", "checkup").order_by("pk")


def verifying_waits(reach: Reach) -> QuerySet[Task]:
    """Tasks of which every planned measure has evidence and which the reader's units verify; due first.

    Of the units at which a duty lies, and not of what the reader had a part in doing; what was sent
    back waits for new evidence, not for them.
    """
    at = [duty.unit_id for duty in reach.duties if duty.role in ANSWERING]
    sent = Task.objects.filter(state=Task.State.SENT, finding=None, verifier__in=at)
    measures = Measure.objects.filter(responsibility__task=OuterRef("pk"))
    bare = measures.filter(evidence__isnull=True)
    newer = Evidence.objects.filter(
        measure__responsibility__task=OuterRef("task"), pk__gt=OuterRef("evidence_to")
    )
    waiting = Verdict.objects.filter(task=OuterRef("pk"), outcome=Verdict.Outcome.SENT_BACK)
    above = {path for duty in reach.duties for path in Unit.paths_down_to(duty.path)}
    led = Responsibility.objects.filter(
        task=OuterRef("pk"), role=Responsibility.Role.LEAD, unit__path__in=sorted(above)
    )
    own = measures.filter(Q(planned_by=reach.person) | Q(evidence__given_by=reach.person))
    answered = sent.filter(Exists(measures)).exclude(Exists(bare))
    answered = answered.exclude(Exists(led)).exclude(Exists(own))
    return answered.exclude(Exists(waiting.exclude(Exists(newer)))).order_by("due_on", "pk")
