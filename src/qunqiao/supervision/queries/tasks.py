"""Reads of tasks and of who answers for them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Case, Count, Prefetch, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.models import Finding, Outcome
from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, STAFF, Reach
from qunqiao.people.queries import under, visible_units
from qunqiao.registry.models import Post
from qunqiao.registry.queries.days import in_force
from qunqiao.supervision.models import Extension, FieldPart, Responsibility, Task, Verdict
from qunqiao.supervision.policy import ANSWERING
from qunqiao.supervision.queries.reaching import visible_tasks

# What a task comes of, as a list is narrowed by it.
ORIGINS = (
    ("directive", _("督办要求")),
    ("finding", _("体检问题")),
    ("answer", _("自查")),
)
# How near its day a task that is not closed has come, as a list is narrowed by it.
DUES = (
    ("late", _("已逾期")),
    ("soon", _("30 天内到期")),
)
_SOON = timedelta(days=30)
_MOST_UNITS = 400
_LEADING = (Post.Title.CHAIR, Post.Title.SECRETARY)


def listed_tasks(reach: Reach) -> QuerySet[Task]:
    """The visible tasks as a list shows them, each with ``lead_count``, ``rank`` and its ``parts``.

    By rank one's own open rectifications come first, and what is closed or withdrawn last.
    """
    leads = Count("responsibilities", filter=Q(responsibilities__role=Responsibility.Role.LEAD))
    at = [duty.unit_id for duty in reach.duties if duty.role in ANSWERING]
    rank = Case(
        When(state__in=Task.OVER, then=Value(2)),
        When(place__in=at, then=Value(0)),
        default=Value(1),
    )
    tasks = visible_tasks(reach).select_related("finding").annotate(lead_count=leads, rank=rank)
    return tasks.prefetch_related("parts__unit")


def of_origin(tasks: QuerySet[Task], origin: str) -> QuerySet[Task]:
    """Those that come of a directive, of a finding, or of what a unit answered (``ORIGINS``)."""
    return tasks.filter(**{f"{origin}__isnull": False})


def due_by(name: str, day: date) -> Q:
    """Tasks that were sent and are late on ``day``, or due from then within 30 days (``DUES``).

    What the registry no longer shows waits for a check-up to close it, and for nobody's deed: it is
    neither late nor due.
    """
    sent = Q(state=Task.State.SENT) & ~waits_for_checkup()
    if name == "late":
        return sent & Q(due_on__lt=day)
    return sent & Q(due_on__gte=day, due_on__lte=day + _SOON)


def waits_for_checkup() -> Q:
    """Tasks of findings that the registry no longer shows, or a check-up has cleared (``mended``)."""
    gone = Q(finding__state=Finding.State.CLEARED)
    return Q(finding__isnull=False) & (
        gone | Q(finding__now__in=(Outcome.SOUND, Outcome.NOT_APPLICABLE))
    )


def mended(task: Task) -> bool:
    """The same of one task: whether it only waits for a check-up to close it."""
    finding = task.finding
    return finding is not None and (finding.state == Finding.State.CLEARED or finding.settled)


def the_task(reach: Reach, task_id: int) -> Task:
    """One visible task with its field, or ``NotFound``."""
    tasks = visible_tasks(reach).select_related(
        "directive__meeting",
        "directive__item",
        "finding__unit",
        "answer__concern",
        "letter__sent_by",
        "withdrawn_by",
        "closed_checkup",
    )
    asked = Extension.objects.select_related("unit", "task__unit", "asked_by")
    given = Verdict.objects.select_related("given_by", "checkup").order_by("pk")
    tasks = tasks.prefetch_related(
        "parts__unit", Prefetch("extensions", asked), Prefetch("verdicts", given)
    )
    found = tasks.filter(pk=task_id).first()
    if found is None:
        raise NotFound
    return found


def responsibilities_of(task: Task, reach: Reach) -> list[Responsibility]:
    """Who answers for the task: all for who oversees it, else those at one's own units.

    A post and who shares the part with one is told too; other units' are none of one's business.
    """
    held = Responsibility.objects.filter(task=task)
    if not reach.has(OVERSEERS, task.unit):
        mine = reach.paths(STAFF)
        held = held.filter(under(mine, "unit__path") | under(mine, "part__path"))
    held = held.select_related("unit", "part", "post__organisation", "task__unit")
    return list(held.prefetch_related("measures__evidence__finding"))


def the_responsibility(reach: Reach, responsibility_id: int) -> Responsibility:
    """One responsibility of a visible task, or ``NotFound``."""
    held = Responsibility.objects.filter(task__in=visible_tasks(reach).values("pk"))
    held = held.select_related("unit", "part", "post__organisation", "task__unit", "task__verifier")
    found = held.filter(pk=responsibility_id).first()
    own = found is not None and (
        reach.has(OVERSEERS, found.task.unit) or reach.has(STAFF, found.unit)
    )
    if found is None or not own:
        raise NotFound
    return found


def units_to_choose(reach: Reach) -> QuerySet[Unit]:
    """The open units one oversees, in tree order: all if they are few, else the upper ones."""
    units = visible_units(reach, OVERSEERS).filter(closed_on__isnull=True)
    if units.count() <= _MOST_UNITS:
        return units
    upper = min((len(path) for path in reach.paths(OVERSEERS)), default=0) // Unit.steplen + 1
    return units.filter(depth__lte=upper)


def units_in_field(task: Task) -> QuerySet[Unit]:
    """The open units of the task's field, in tree order."""
    paths = [part.unit.path for part in task.parts.all()]
    here = Q(pk=task.place_id) if task.place is not None else under(paths)
    units: QuerySet[Unit] = Unit.objects.filter(here, closed_on__isnull=True)
    return units.order_by("path")


def branches_of(task: Task) -> list[Unit]:
    """The units that can each lead their own: the parts of the field.

    Of the body that set the task itself, those directly below it: it would be one lead for all.
    """
    found: list[Unit] = []
    for part in task.parts.all():
        if part.unit_id == task.unit_id:
            found += part.unit.get_children().filter(closed_on__isnull=True).order_by("path")
        else:
            found.append(part.unit)
    return found


def leading_posts() -> QuerySet[Post]:
    """The posts from which organisations are led: chair or secretary of the committee."""
    posts = Post.objects.filter(title__in=_LEADING, body=Post.Body.COMMITTEE)
    return posts.select_related("organisation__unit")


def open_posts_at(units: Iterable[Unit]) -> QuerySet[Post]:
    """The leading posts of the organisations at these units."""
    posts = leading_posts().filter(
        organisation__unit__in=list(units) or [None],
        organisation__closed_on__isnull=True,
        closed_on__isnull=True,
    )
    return posts.order_by("organisation__name", "pk")


def suggested_posts(units: Iterable[Unit], day: date) -> QuerySet[Post]:
    """Of these, those that somebody holds: whom a person may want to give the lead."""
    held = in_force(day, "began_on", "ended_on", "appointments__")
    return open_posts_at(units).filter(held, appointments__isnull=False).distinct()


def past_leads(part: Unit, before: date) -> QuerySet[Responsibility]:
    """Who led something over exactly this branch before: what a person may want to repeat."""
    led = Responsibility.objects.filter(role=Responsibility.Role.LEAD, part=part)
    led = led.filter(began_on__lt=before).exclude(task__state=Task.State.DRAFT)
    return led.select_related("unit", "post__organisation").order_by("-began_on", "-pk")


def with_parts(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """``tasks`` with the branches of their fields in tree order."""
    parts = FieldPart.objects.select_related("unit").order_by("unit__path")
    return tasks.prefetch_related(Prefetch("parts", parts))


def field_in_words(task: Task) -> Sequence[str]:
    """The names of the branches the task covers."""
    if task.place is not None:
        return [task.place.name]
    return [part.unit.name for part in task.parts.all()]
