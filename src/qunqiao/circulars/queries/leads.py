"""The leads of tasks and the relays of a meeting, as they stood on a day.

Whether a task counts as rectification, and when it was closed, is asked here and nowhere else.
"""

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual, LessThan

from qunqiao.circulars.queries.scope import Scope
from qunqiao.people.queries import under
from qunqiao.supervision.models import (
    Directive,
    Extension,
    Measure,
    Relay,
    Responsibility,
    Task,
    Verdict,
)
from qunqiao.supervision.queries.following import running

Rows = QuerySet[Responsibility]


def leads(scope: Scope) -> Rows:
    """Leads, on the day, of the tasks sent by then."""
    held = Responsibility.objects.filter(
        running(scope.day),
        under([scope.unit.path], "unit__path"),
        role=Responsibility.Role.LEAD,
        task__sent_on__lte=scope.day,
    )
    if scope.meeting_id:
        held = held.filter(task__directive__meeting=scope.meeting_id)
    if scope.directive_id:
        held = held.filter(task__directive=scope.directive_id)
    return held.select_related("task", "unit", "part", "post__organisation")


def closed(scope: Scope) -> Rows:
    """Leads of tasks that were found done."""
    return leads(scope).filter(_closed(scope))


def open_(scope: Scope) -> Rows:
    """Leads of tasks not found done, with time left."""
    return leads(scope).exclude(_closed(scope)).filter(GreaterThanOrEqual(_due(scope), scope.day))


def overdue(scope: Scope) -> Rows:
    """Leads of tasks not found done and past their day."""
    return leads(scope).exclude(_closed(scope)).filter(LessThan(_due(scope), scope.day))


def planned(scope: Scope) -> Rows:
    """Leads with at least one measure planned by the day."""
    return leads(scope).filter(_measured(scope))


def unplanned(scope: Scope) -> Rows:
    """Leads without any measure."""
    return leads(scope).exclude(_measured(scope))


def told(scope: Scope) -> QuerySet[Relay]:
    """Who was told of the meeting by the day."""
    rows = Relay.objects.filter(
        under([scope.unit.path], "unit__path"), told_on__lte=scope.day, meeting=scope.meeting_id
    )
    return rows.select_related("unit", "meeting")


def passed(scope: Scope) -> QuerySet[Relay]:
    """Of these, who had passed it on."""
    return told(scope).filter(passed_on__lte=scope.day)


def waiting(scope: Scope) -> QuerySet[Relay]:
    """Of these, who had not."""
    return told(scope).exclude(passed_on__lte=scope.day)


def directives(scope: Scope) -> QuerySet[Directive]:
    """What the meeting demanded."""
    return Directive.objects.filter(meeting=scope.meeting_id, given_on__lte=scope.day)


def tasked(scope: Scope) -> QuerySet[Directive]:
    """Of these, what tasks were sent for."""
    sent = Task.objects.filter(directive=OuterRef("pk"), sent_on__lte=scope.day)
    return directives(scope).filter(Exists(sent))


def _closed(scope: Scope) -> Exists:
    """Leads of tasks whose last verdict by the day found them done, also where they were opened again later."""
    given = Verdict.objects.filter(task=OuterRef(OuterRef("task")), given_on__lte=scope.day)
    last = Verdict.objects.filter(pk=Subquery(given.order_by("-pk").values("pk")[:1]))
    return Exists(last.filter(outcome__in=Verdict.CLOSING))


def _due(scope: Scope) -> Coalesce:
    """When a lead's task was due as people knew on the day: what moved it later does not count.

    The first later move says it, more time granted or a finding that returned, as
    ``supervision.queries.lights.due_as_of`` has it of one task.
    """
    task = OuterRef("task")
    granted = Extension.objects.filter(
        task=task, state=Extension.State.GRANTED, decided_on__gt=scope.day
    ).order_by("decided_on", "due_before")
    returned = Verdict.objects.filter(
        task=task, due_before__isnull=False, given_on__gt=scope.day
    ).order_by("given_on", "due_before")
    asked, came = (
        Subquery(granted.values("decided_on")[:1]),
        Subquery(returned.values("given_on")[:1]),
    )
    by_asking, by_coming = (Subquery(rows.values("due_before")[:1]) for rows in (granted, returned))
    sooner = When(LessThan(came, asked), then=by_coming)
    return Coalesce(Case(sooner, default=Coalesce(by_asking, by_coming)), F("task__due_on"))


def _measured(scope: Scope) -> Exists:
    return Exists(Measure.objects.filter(responsibility=OuterRef("pk"), planned_on__lte=scope.day))
