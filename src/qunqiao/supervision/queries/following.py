"""Reads of what follows once a task is sent: relays, measures, extensions."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from qunqiao.kit.errors import NotFound
from qunqiao.people.policy import OVERSEERS, STAFF, Reach
from qunqiao.people.queries import under
from qunqiao.registry.queries.days import in_force
from qunqiao.supervision.models import Extension, Measure, Relay, Responsibility, Task
from qunqiao.supervision.policy import ANSWERING
from qunqiao.supervision.queries.lights import light_of
from qunqiao.supervision.queries.tasks import the_responsibility, the_task


def the_relay(reach: Reach, relay_id: int) -> Relay:
    """One relay to one's own units, or of a meeting one oversees; else ``NotFound``."""
    mine = under(reach.paths(STAFF), "unit__path")
    relays = Relay.objects.filter(mine | under(reach.paths(OVERSEERS), "meeting__unit__path"))
    relay = relays.select_related("meeting", "unit").filter(pk=relay_id).first()
    if relay is None:
        raise NotFound
    return relay


def the_measure(reach: Reach, measure_id: int) -> Measure:
    """One measure of a visible responsibility, or ``NotFound``."""
    measure = Measure.objects.select_related("responsibility").filter(pk=measure_id).first()
    if measure is None:
        raise NotFound
    measure.responsibility = the_responsibility(reach, measure.responsibility_id)
    return measure


def the_extension(reach: Reach, extension_id: int) -> Extension:
    """One extension of a visible task, or ``NotFound``."""
    extensions = Extension.objects.select_related("task__unit", "unit", "asked_by")
    extension = extensions.filter(pk=extension_id).first()
    if extension is None:
        raise NotFound
    the_task(reach, extension.task_id)
    return extension


def own_lead(reach: Reach, task: Task) -> Responsibility | None:
    """The lead of this task that one answers for, if any."""
    held = Responsibility.objects.filter(task=task, role=Responsibility.Role.LEAD)
    return held.filter(under(reach.paths(ANSWERING), "unit__path")).select_related("unit").first()


def relays_waiting(reach: Reach) -> QuerySet[Relay]:
    """What one's own units were told and have not passed on, the longest waiting first.

    Of the units at which one's duty lies, not of all below: those have people of their own.
    """
    at = [duty.unit_id for duty in reach.duties if duty.role in ANSWERING]
    waiting = Relay.objects.filter(unit__in=at, passed_on__isnull=True)
    return waiting.select_related("meeting", "unit").order_by("told_on", "pk")


def leads_waiting(reach: Reach, day: date) -> QuerySet[Responsibility]:
    """The leads of sent tasks at one's own units, with all that their lights need; due first."""
    at = [duty.unit_id for duty in reach.duties if duty.role in ANSWERING]
    held = Responsibility.objects.filter(
        running(day), unit__in=at, role=Responsibility.Role.LEAD, task__state=Task.State.SENT
    )
    return with_progress(held).order_by("task__due_on", "pk")


def extensions_waiting(reach: Reach) -> QuerySet[Extension]:
    """Extensions asked for of tasks one oversees; the oldest first."""
    asked = Extension.objects.filter(state=Extension.State.ASKED, task__state=Task.State.SENT)
    own = asked.filter(under(reach.paths(OVERSEERS), "task__unit__path"))
    return own.exclude(asked_by=reach.person).select_related("task", "unit").order_by("asked_on")


def drafts_waiting(reach: Reach) -> QuerySet[Task]:
    """Drafts of the bodies one oversees, not sent yet."""
    drafts = Task.objects.filter(state=Task.State.DRAFT)
    return drafts.filter(under(reach.paths(OVERSEERS), "unit__path")).order_by("due_on", "pk")


def running(day: date) -> Q:
    """Responsibilities held on ``day``."""
    return in_force(day, "began_on", "until")


def with_progress(held: QuerySet[Responsibility]) -> QuerySet[Responsibility]:
    """``held`` with all that a light and a line of progress need; seven queries whatever the number."""
    rows = held.select_related(
        "task__directive__meeting", "task__unit", "task__verifier", "task__finding", "unit", "part",
        "post__organisation",
    )  # fmt: skip
    return rows.prefetch_related(
        "measures__evidence__finding",
        "measures__evidence__organisation",
        "measures__evidence__document",
        "task__extensions",
        "task__verdicts",
    )


def progress_of(reach: Reach, day: date) -> QuerySet[Responsibility]:
    """The leads, on ``day``, of the tasks sent by then: all of what one oversees, else one's own."""
    sent = Q(task__sent_on__isnull=False, task__sent_on__lte=day)
    own = under(reach.paths(OVERSEERS), "task__unit__path")
    mine = under(reach.paths(STAFF), "unit__path")
    held = Responsibility.objects.filter(sent, running(day), own | mine)
    return with_progress(held.filter(role=Responsibility.Role.LEAD))


def in_stage(held: QuerySet[Responsibility], stage: str, day: date) -> QuerySet[Responsibility]:
    """Those of which the task was closed by ``day`` ("closed"), was not ("open"), or all."""
    closed = Q(task__closed_on__isnull=False, task__closed_on__lte=day)
    if stage == "closed":
        return held.filter(closed)
    return held if stage == "all" else held.exclude(closed)


def by_light(held: QuerySet[Responsibility], day: date) -> dict[str, list[int]]:
    """The ids of the leads that show each light on ``day``; reads them all, for a light is no column."""
    found: dict[str, list[int]] = {}
    for lead in held:
        found.setdefault(light_of(lead, day).outcome, []).append(lead.pk)
    return found


def passed_by(meetings: Iterable[int | None], units: Iterable[int]) -> dict[tuple[int, int], Relay]:
    """The relays of these meetings to these units."""
    told = Relay.objects.filter(meeting__in=set(meetings) - {None}, unit__in=set(units))
    return {(one.meeting_id, one.unit_id): one for one in told}
