"""The leads of tasks and the relays of a meeting, as they stood on a day.

Whether a task counts as rectification, and when it was closed, is asked here and nowhere else.
"""

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
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


def _closed(scope: Scope) -> Q:
    """Leads of tasks found done by the day."""
    return Q(task__closed_on__isnull=False, task__closed_on__lte=scope.day)


def _due(scope: Scope) -> Coalesce:
    """When a lead's task was due as people knew on the day: more time granted later does not count."""
    later = Extension.objects.filter(
        task=OuterRef("task"), state=Extension.State.GRANTED, decided_on__gt=scope.day
    )
    before = later.order_by("decided_on", "due_before").values("due_before")[:1]
    return Coalesce(Subquery(before), F("task__due_on"))


def _measured(scope: Scope) -> Exists:
    return Exists(Measure.objects.filter(responsibility=OuterRef("pk"), planned_on__lte=scope.day))
