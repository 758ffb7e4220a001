"""The map of responsibility: where nobody, or several, answer for tasks; and who leads too many."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.people.queries import under
from qunqiao.registry.models import Appointment, Organisation, Post
from qunqiao.registry.queries.days import in_force
from qunqiao.supervision.bridge import covering
from qunqiao.supervision.bridge.covering import Gap, Overload
from qunqiao.supervision.models import FieldPart, Responsibility, Task
from qunqiao.supervision.policy import MOST_LED
from qunqiao.supervision.queries.reaching import visible_tasks

_FIRST, _A_DAY, _A_YEAR = date(1900, 1, 1), timedelta(days=1), timedelta(days=366)
_AGAINST_SENDING = ("vacuum", "vacant", "overlap")


@dataclass(frozen=True, slots=True)
class Trouble:
    """One largest piece in which something is wrong with a task, with the rows it speaks of.

    ``whole`` tells that it concerns every kind of body the task does.
    """

    gap: Gap
    task: Task
    unit: Unit
    holders: Sequence[str]
    whole: bool


@dataclass(frozen=True, slots=True)
class Burden:
    """Somebody who leads more tasks at once than the house allows."""

    much: Overload
    holder: str
    tasks: Sequence[Task]


@dataclass(frozen=True, slots=True)
class Map:
    """What is wrong with some tasks, the gravest kind first."""

    troubles: Sequence[Trouble] = ()
    burdens: Sequence[Burden] = ()

    @property
    def gaps(self) -> list[Trouble]:
        """What must be mended, or explained, before a task is sent."""
        return [one for one in self.troubles if one.gap.wrong in _AGAINST_SENDING]

    def by_task(self) -> Mapping[int, Sequence[Trouble]]:
        """What is wrong with each of the tasks, by its id; nothing for those without trouble."""
        found: dict[int, list[Trouble]] = defaultdict(list)
        for one in self.troubles:
            found[one.task.pk].append(one)
        return found


def own_tasks(reach: Reach) -> QuerySet[Task]:
    """The open tasks of the bodies one oversees, drafts too: what the map is about.

    Rectifications are apart (``own_rectifications``): each lies at one unit, which leads it.
    """
    return _own_open(reach).filter(place=None)


def own_rectifications(reach: Reach) -> QuerySet[Task]:
    """The open rectifications of the bodies one oversees."""
    return _own_open(reach).filter(place__isnull=False)


def left_alone(tasks: QuerySet[Task], day: date) -> QuerySet[Task]:
    """Those of the rectifications that nobody leads on ``day``."""
    led = Responsibility.objects.filter(
        in_force(day, "began_on", "until"),
        task=OuterRef("pk"),
        role=Responsibility.Role.LEAD,
    )
    return tasks.exclude(Exists(led))


def _own_open(reach: Reach) -> QuerySet[Task]:
    own = visible_tasks(reach).filter(under(reach.paths(OVERSEERS), "unit__path"))
    return own.exclude(state__in=Task.OVER).order_by("due_on", "pk")


def open_tasks() -> QuerySet[Task]:
    """Every open task with a field, for whoever runs the server; pages ask ``own_tasks``."""
    return Task.objects.filter(place=None).exclude(state__in=Task.OVER).order_by("due_on", "pk")


def map_of(tasks: Iterable[Task]) -> Map:
    """The map of these tasks; six queries, whatever their number."""
    by_key = {str(task.pk): task for task in tasks}
    parts: dict[int, list[Unit]] = defaultdict(list)
    fields = FieldPart.objects.filter(task__in=list(by_key.values()) or [None])
    for part in fields.select_related("unit").order_by("unit__path"):
        parts[part.task_id].append(part.unit)
    roots = sorted({unit.path for units in parts.values() for unit in units})
    held = list(_responsibilities(by_key.values()))
    ground, units = _ground(roots)
    asked = [_asked(task, parts[task.pk]) for task in by_key.values() if parts[task.pk]]
    answers = [_answering(one) for one in held if one.part_id in units]
    horizon = max((task.due_on for task in by_key.values()), default=_FIRST) + _A_YEAR
    empty = vacancies({one.post for one in held if one.post is not None})
    gaps, much = covering.lay(ground, asked, answers, empty, horizon=horizon, most=MOST_LED)
    names = {_holder(one): holder_name(one) for one in held}
    kinds = _kinds(ground)
    troubles = [
        Trouble(
            gap,
            by_key[gap.key],
            units[gap.unit],
            [names[key] for key in gap.holders],
            _is_whole(gap, by_key[gap.key], kinds[gap.unit, gap.alone]),
        )
        for gap in gaps
    ]
    burdens = [Burden(one, names[one.holder], [by_key[key] for key in one.duties]) for one in much]
    return Map(troubles, burdens)


def holder_name(one: Responsibility) -> str:
    """Who it is, in words: the unit, or the post at its organisation."""
    if one.post is None:
        return one.unit.name
    return f"{one.post.organisation.name}{one.post.get_title_display()}"


def _responsibilities(tasks: Iterable[Task]) -> QuerySet[Responsibility]:
    held = Responsibility.objects.filter(task__in=list(tasks) or [None])
    return held.select_related("unit", "part", "post__organisation").order_by("pk")


def _ground(roots: Sequence[str]) -> tuple[covering.Ground, dict[int, Unit]]:
    units = {unit.pk: unit for unit in Unit.objects.filter(under(roots)).order_by("path")}
    places = [
        covering.Place(unit.pk, unit.path, unit.opened_on, unit.closed_on)
        for unit in units.values()
    ]
    organisations = Organisation.objects.filter(under(roots, "unit__path")).order_by("pk")
    rows = organisations.values_list("pk", "unit_id", "kind", "founded_on", "closed_on")
    return covering.Ground(places, [covering.Stander(*row) for row in rows]), units


def _asked(task: Task, units: Sequence[Unit]) -> covering.Answered:
    ends = task.due_on + _A_DAY
    return covering.Answered(
        str(task.pk), [unit.pk for unit in units], task.kinds, task.began_on, ends
    )


def _answering(one: Responsibility) -> covering.Answering:
    return covering.Answering(
        str(one.task_id),
        "lead" if one.role == Responsibility.Role.LEAD else "support",
        _holder(one),
        one.part_id,
        one.began_on,
        one.until,
        one.alone,
        one.kinds,
    )


def _holder(one: Responsibility) -> str:
    return f"post:{one.post_id}" if one.post_id else f"unit:{one.unit_id}"


def vacancies(posts: set[Post]) -> list[covering.Vacancy]:
    """The days on which nobody held these posts; one query."""
    served = Appointment.objects.filter(post__in=posts or [None]).order_by("post", "began_on")
    spans: dict[int, list[tuple[date, date | None]]] = {post.pk: [] for post in posts}
    for post, began, ended in served.values_list("post_id", "began_on", "ended_on"):
        spans[post].append((began, ended))
    return [
        covering.Vacancy(f"post:{pk}", begins, ends)
        for pk, served_days in sorted(spans.items())
        for begins, ends in between(served_days)
    ]


def between(spans: Iterable[tuple[date, date | None]]) -> list[tuple[date, date | None]]:
    """The days that none of the spans (in order of their beginning) holds."""
    found: list[tuple[date, date | None]] = []
    free = _FIRST
    for began, ended in spans:
        if began > free:
            found.append((free, began))
        if ended is None:
            return found
        free = max(free, ended)
    return [*found, (free, None)]


def _kinds(ground: covering.Ground) -> dict[tuple[int, bool], set[str]]:
    """The kinds of bodies there are at each unit alone, and at it with all below."""
    paths = {place.path: place.pk for place in ground.places}
    at = {place.pk: place.path for place in ground.places}
    found: dict[tuple[int, bool], set[str]] = defaultdict(lambda: {covering.UNIT_KIND})
    for one in ground.standers:
        found[one.unit, True].add(one.kind)
        for above in Unit.paths_down_to(at[one.unit]):
            if above in paths:
                found[paths[above], False].add(one.kind)
    return found


def _is_whole(gap: Gap, task: Task, kinds: set[str]) -> bool:
    return set(gap.kinds) >= (set(task.kinds) or kinds) & kinds
