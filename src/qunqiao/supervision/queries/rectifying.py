"""Reads of rectification: which findings can be sent as tasks, and the letters that were."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from qunqiao.checkups.models import Finding, Life, Outcome
from qunqiao.kit import clock
from qunqiao.kit.errors import NotFound
from qunqiao.kit.jinja import day as written
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, STAFF, Reach
from qunqiao.people.queries import under
from qunqiao.registry.queries.days import in_force
from qunqiao.supervision.models import RectificationLetter, Responsibility, Task
from qunqiao.supervision.queries.reaching import visible_tasks
from qunqiao.supervision.queries.tasks import DUES, due_by


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A finding of which no task can be made now, and why."""

    finding: Finding
    why: str
    task: Task | None = None


@dataclass(frozen=True, slots=True)
class Sorted:
    """The chosen findings: those to be sent, by unit in tree order, and those left out."""

    ready: Sequence[Finding]
    left: Sequence[LeftOut]

    def by_unit(self) -> list[tuple[Unit, list[Finding]]]:
        """The ones to be sent, unit by unit."""
        rows = sorted(self.ready, key=lambda one: (one.unit.path, one.urgency, one.pk))
        return [(unit, list(those)) for unit, those in groupby(rows, key=lambda one: one.unit)]


def sorted_out(findings: Iterable[Finding], sender: Unit, on: date) -> Sorted:
    """Which of the findings ``sender`` can make tasks of on ``on``; one query."""
    findings = list(findings)
    tasks = {task.finding_id: task for task in open_tasks_of(findings)}
    left = []
    ready = []
    for finding in findings:
        task = tasks.get(finding.pk)
        why = _("已经有整改任务") if task else _against(finding, sender, on)
        if why:
            left.append(LeftOut(finding, why, task))
        else:
            ready.append(finding)
    return Sorted(ready, left)


def _against(finding: Finding, sender: Unit, on: date) -> str:
    """Why ``sender`` can make no task of it; "" if nothing is against it."""
    return _place_against(finding, sender) or why_not(finding, on)


def why_not(finding: Finding, on: date) -> str:
    """Why nobody can order anything of it on ``on``; "" if somebody can."""
    life = finding.life(on)
    if life == Life.CLEARED:
        return _("已经销号")
    if life == Life.WAIVED:
        return _("已豁免到 %(day)s") % {"day": written(finding.waived_until)}
    if finding.settled:
        return _("按现在的资料已不成立，等下一次体检销号")
    # Nobody is ordered to put right what may be right.
    if finding.outcome == Outcome.UNKNOWN:
        return _("缺资料，还判断不了；补齐判明以后才能下达整改")
    return ""


def _place_against(finding: Finding, sender: Unit) -> str:
    """Why ``sender`` cannot order anything of this unit."""
    if finding.unit_id == sender.pk:
        return _("是督办单位自己的问题，要由上级督办")
    if not finding.unit.path.startswith(sender.path):
        return _("不在督办单位的范围内")
    return _("单位已撤销") if finding.unit.closed_on is not None else ""


def open_tasks_of(findings: Iterable[Finding]) -> QuerySet[Task]:
    """The tasks that stand of these findings."""
    standing = Task.objects.exclude(state__in=Task.OVER)
    return standing.filter(finding__in=[one.pk for one in findings])


def findings_under_way() -> QuerySet[Task, int | None]:
    """The ids of the findings of which a task stands, as part of another query.

    Named in ``settings.FINDINGS_ORDERED``.
    """
    standing = Task.objects.exclude(state__in=Task.OVER).filter(finding__isnull=False)
    return standing.order_by().values_list("finding_id", flat=True)


def with_running_task(findings: QuerySet[Finding]) -> QuerySet[Finding]:
    """The findings, each with ``task_due``: the day by which the task that runs of it is due, if one does.

    Named in ``settings.FINDINGS_BESIDE``, because lists of findings know no app above them.
    """
    running = Task.objects.filter(finding=OuterRef("pk"), state=Task.State.SENT)
    return findings.annotate(task_due=Subquery(running.values("due_on")[:1]))


def ordered_when(reach: Reach, finding: Finding) -> list[tuple[date | None, str, str, str]]:
    """When tasks of a finding were ordered and taken back, as its time line tells it; one query.

    Named in ``settings.FINDING_MOMENTS``, because a finding knows no app above it.
    """
    tasks = visible_tasks(reach).filter(finding=finding, sent_on__isnull=False)
    told: list[tuple[date | None, str, str, str]] = []
    for task in tasks.order_by("pk"):
        href = reverse("supervision:task", args=[task.pk])
        words = {"unit": task.unit.name, "day": written(task.due_on)}
        about = _("%(unit)s下达，请于 %(day)s 前办结") % words
        told.append((task.sent_on, _("下达整改任务"), about, href))
        if task.withdrawn_on is not None:
            told.append((task.withdrawn_on, _("撤回整改任务"), task.withdrawn_reason, href))
    return told


def rectifications_due(reach: Reach, focus: Unit | None, day: date) -> dict[str, int]:
    """How many rectifications at ``focus`` and below are late, and due soon, by ``DUES``; one query."""
    tasks = visible_tasks(reach).filter(finding__isnull=False)
    if focus is not None:
        tasks = tasks.filter(place__path__startswith=focus.path)
    counts = {name: Count("pk", filter=due_by(name, day)) for name, _label in DUES}
    return tasks.aggregate(**counts)


def visible_rectification_letters(reach: Reach) -> QuerySet[RectificationLetter]:
    """The letters of the bodies one oversees, and those to one's own units.

    Each with ``task_count``, ``closed_count`` and ``withdrawn_count``.
    """
    own = under(reach.paths(OVERSEERS), "sender__path")
    letters = RectificationLetter.objects.filter(own | under(reach.paths(STAFF), "unit__path"))
    closed, withdrawn = (Count("tasks", filter=Q(tasks__state=one)) for one in Task.OVER)
    letters = letters.select_related("unit", "sender", "sent_by")
    return letters.annotate(
        task_count=Count("tasks"), closed_count=closed, withdrawn_count=withdrawn
    )


def the_rectification_letter(reach: Reach, letter_id: int) -> RectificationLetter:
    """One visible letter, or ``NotFound``."""
    letter = visible_rectification_letters(reach).filter(pk=letter_id).first()
    if letter is None:
        raise NotFound
    return letter


def tasks_of_letter(letter: RectificationLetter) -> QuerySet[Task]:
    """The tasks a letter ordered."""
    return letter.tasks.select_related("finding", "withdrawn_by").order_by("due_on", "pk")


def tasks_of_finding(reach: Reach, finding: Finding) -> list[Task]:
    """The visible tasks of a finding, its latest first, each with ``leads``, those who lead it today."""
    leading = Responsibility.objects.filter(
        in_force(clock.today(), "began_on", "until"), role=Responsibility.Role.LEAD
    )
    leads = Prefetch("responsibilities", leading.select_related("unit"), to_attr="leads")
    tasks = (
        visible_tasks(reach)
        .filter(finding=finding)
        .select_related("finding", "withdrawn_by", "letter__sent_by")
    )
    return list(tasks.prefetch_related(leads).order_by("-pk"))
