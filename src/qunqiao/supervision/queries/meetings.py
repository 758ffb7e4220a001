"""Reads of meetings and of the demands that came of them."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from qunqiao.kit.errors import NotFound
from qunqiao.people.policy import OVERSEERS, STAFF, Reach
from qunqiao.people.queries import under
from qunqiao.supervision.models import Directive, Meeting, Task
from qunqiao.supervision.queries.reaching import touched_tasks, visible_tasks


def visible_meetings(reach: Reach) -> QuerySet[Meeting]:
    """The meetings of the bodies one oversees, and those whose demands or relays reach one's units.

    Each with ``directive_count``, ``told_count`` and ``passed_count``.
    """
    own = under(reach.paths(OVERSEERS), "unit__path")
    sent = touched_tasks(reach).values("directive__meeting")
    told = Meeting.objects.filter(under(reach.paths(STAFF), "relays__unit__path")).values("pk")
    meetings = Meeting.objects.filter(own | Q(pk__in=sent) | Q(pk__in=told))
    return meetings.select_related("unit").annotate(
        directive_count=Count("directives", distinct=True),
        told_count=Count("relays", distinct=True),
        passed_count=Count("relays", filter=Q(relays__passed_on__isnull=False), distinct=True),
    )


def the_meeting(reach: Reach, meeting_id: int) -> Meeting:
    """One visible meeting, or ``NotFound``."""
    meeting = visible_meetings(reach).filter(pk=meeting_id).first()
    if meeting is None:
        raise NotFound
    return meeting


def visible_directives(reach: Reach) -> QuerySet[Directive]:
    """The demands of the bodies one oversees, and those of which a visible task came.

    ``tasks_seen`` are their visible tasks.
    """
    own = under(reach.paths(OVERSEERS), "unit__path")
    touched = touched_tasks(reach).values("directive")
    directives = Directive.objects.filter(own | Q(pk__in=touched))
    seen = visible_tasks(reach).prefetch_related("parts__unit")
    return directives.select_related("unit", "meeting", "item").prefetch_related(
        Prefetch("tasks", seen, to_attr="tasks_seen")
    )


def the_directive(reach: Reach, directive_id: int) -> Directive:
    """One visible demand, or ``NotFound``."""
    directive = visible_directives(reach).filter(pk=directive_id).first()
    if directive is None:
        raise NotFound
    return directive


def tasks_of(directive: Directive) -> list[Task]:
    """The visible tasks of a demand that ``visible_directives`` fetched."""
    seen: list[Task] = directive.tasks_seen  # type: ignore[attr-defined]  # set by visible_directives
    return seen


def without_task(meeting: Meeting) -> QuerySet[Directive]:
    """The demands of a meeting of which no task came yet."""
    return Directive.objects.filter(meeting=meeting).exclude(
        Exists(Task.objects.filter(directive=OuterRef("pk")))
    )
