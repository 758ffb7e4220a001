"""Tasks and who answers for them, for machines."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema
from ninja.responses import Status

from qunqiao.burden.policy import MOST_MINUTES
from qunqiao.kit import clock
from qunqiao.kit.endpoints import (
    Asked,
    Day,
    Page,
    Record,
    Sent,
    Text,
    coded,
    having,
    ordered,
    paged,
    sorting,
)
from qunqiao.kit.errors import NotFound, require
from qunqiao.people.api.access import Scope, reads, who, writes
from qunqiao.registry.models import Organisation
from qunqiao.supervision import policy
from qunqiao.supervision.actions.draft_task import Plan
from qunqiao.supervision.actions.draft_task import draft_task as draft
from qunqiao.supervision.actions.end_responsibility import end_responsibility as end
from qunqiao.supervision.actions.give_responsibility import Charge
from qunqiao.supervision.actions.give_responsibility import give_responsibility as give
from qunqiao.supervision.actions.send_task import send_task as send
from qunqiao.supervision.api.documents import overseen, reader
from qunqiao.supervision.models import Responsibility, Task
from qunqiao.supervision.queries.meetings import the_directive
from qunqiao.supervision.queries.tasks import (
    due_by,
    listed_tasks,
    of_origin,
    open_posts_at,
    responsibilities_of,
    the_responsibility,
    the_task,
    units_in_field,
)

router = Router(tags=["supervision"])
_SORTS = {
    "what": ("what",),
    "state": ("state",),
    "due_on": ("due_on",),
    "leads": ("lead_count",),
    "unit": ("unit__path",),
}
State = Annotated[Task.State, coded(Task.State)]
Kind = Annotated[Organisation.Kind, coded(Organisation.Kind)]
Role = Annotated[Responsibility.Role, coded(Responsibility.Role)]


class TaskListed(Schema):
    """A task and its field: branches of the tree, and kinds of organisation (all if none).

    A rectification has no field but a place, one unit; it comes of a finding, or of an answer.
    """

    id: int
    directive_id: int | None
    finding_id: int | None
    answer_id: int | None
    place_id: int | None
    letter_id: int | None
    unit_id: int
    what: str
    state: State
    began_on: date
    due_on: date
    verifier_id: int
    kinds: list[str]
    part_ids: list[int]
    sent_on: date | None
    sent_reason: str
    closed_on: date | None
    closed_checkup_id: int | None
    withdrawn_on: date | None
    withdrawn_reason: str

    @staticmethod
    def resolve_part_ids(task: Task) -> list[int]:
        """The units whose branches it covers."""
        return [part.unit_id for part in task.parts.all()]


class ResponsibilityOut(Schema):
    """Who leads or supports over which branch; ``until`` is the first day it no longer holds."""

    id: int
    task_id: int
    role: Role
    part_id: int
    alone: bool
    kinds: list[str]
    unit_id: int
    post_id: int | None
    began_on: date
    until: date | None


class TaskOut(TaskListed):
    """A task with who answers for it, as far as one may know."""

    responsibilities: list[ResponsibilityOut]


class TasksAsked(Asked):
    """Which tasks are asked for."""

    state: State | None = Field(None, description="Only those in this state.")
    origin: Literal["directive", "finding", "answer"] | None = Field(
        None, description="Only those that come of one."
    )
    due: Literal["late", "soon"] | None = Field(
        None, description="Only those sent that are late, or due within 30 days."
    )
    sort: str | None = sorting(_SORTS)


class TaskIn(Sent):
    """A task of a directive."""

    what: Text = Field(min_length=1, max_length=200)
    part_ids: list[int] = Field(min_length=1, max_length=200)
    kinds: list[Kind] = Field([], max_length=10)
    began_on: Day
    due_on: Day
    verifier_id: int


class ResponsibilityIn(Sent):
    """Who shall answer for what; with ``post_id`` it is the post's, at whose unit it stands."""

    role: Role
    part_id: int
    alone: bool = False
    unit_id: int
    post_id: int | None = None
    began_on: Day
    until: Day | None = None


class SendIn(Sent):
    """Why it is sent although somewhere nobody or several lead."""

    reason: Text = Field("", max_length=300)
    minutes: int | None = Field(None, ge=1, le=MOST_MINUTES)


@router.get("/tasks", **reads(Scope.READ_SUPERVISION, Page[TaskListed], _("督办任务名单")))
def list_tasks(
    request: HttpRequest, response: HttpResponse, asked: Query[TasksAsked]
) -> dict[str, Any]:
    """The tasks one may see: one's own rectifications first, then those due first; closed ones last."""
    rows = having(listed_tasks(reader(request)), state=asked.state)
    rows = of_origin(rows, asked.origin) if asked.origin else rows
    rows = rows.filter(due_by(asked.due, clock.today())) if asked.due else rows
    sorted_rows = ordered(rows, asked.sort, _SORTS, ("rank", "due_on"))
    return paged(request, response, sorted_rows, asked)


@router.get("/tasks/{int:task_id}", **reads(Scope.READ_SUPERVISION, TaskOut, _("一项督办任务")))
def get_task(request: HttpRequest, task_id: int) -> Record:
    """One task."""
    return _whole(request, task_id)


@router.post(
    "/directives/{int:directive_id}/tasks",
    **writes(Scope.RUN_SUPERVISION, TaskOut, _("起草任务"), made=True),
)
def draft_task(request: HttpRequest, directive_id: int, sent: TaskIn) -> Status[Record]:
    """A draft, which only the supervising body sees."""
    reach, person = who(request)
    directive = the_directive(reader(request), directive_id)
    require(policy.may_supervise(reach, directive.unit))
    plan = Plan(
        what=sent.what,
        began_on=sent.began_on,
        due_on=sent.due_on,
        parts=[overseen(reach, pk) for pk in dict.fromkeys(sent.part_ids)],
        verifier=overseen(reach, sent.verifier_id),
        kinds=[kind.value for kind in dict.fromkeys(sent.kinds)],
    )
    made = draft(actor=person, directive=directive, plan=plan)
    return Status(201, _whole(request, made.pk))


@router.post(
    "/tasks/{int:task_id}/responsibilities",
    **writes(Scope.RUN_SUPERVISION, ResponsibilityOut, _("明确责任"), made=True),
)
def give_responsibility(
    request: HttpRequest, task_id: int, sent: ResponsibilityIn
) -> Status[Responsibility]:
    """Give somebody the lead, or support, over a branch of the field."""
    reach, person = who(request)
    task = the_task(reader(request), task_id)
    require(policy.may_supervise(reach, task.unit))
    units = {unit.pk: unit for unit in units_in_field(task)}
    post = open_posts_at(units.values()).filter(pk=sent.post_id).first() if sent.post_id else None
    unit = post.organisation.unit if post else units.get(sent.unit_id)
    part = units.get(sent.part_id)
    if unit is None or part is None or bool(sent.post_id) != bool(post):
        raise NotFound
    charge = Charge(sent.role, part, unit, sent.began_on, post, sent.until, sent.alone)
    return Status(201, give(actor=person, task=task, charge=charge))


@router.post(
    "/responsibilities/{int:responsibility_id}/end",
    **writes(Scope.RUN_SUPERVISION, TaskOut, _("撤下责任")),
)
def end_responsibility(request: HttpRequest, responsibility_id: int) -> Record:
    """It is held no longer, from today on."""
    _reach, person = who(request)
    held = the_responsibility(reader(request), responsibility_id)
    end(actor=person, responsibility=held, on=clock.today())
    return _whole(request, held.task_id)


@router.post("/tasks/{int:task_id}/send", **writes(Scope.RUN_SUPERVISION, TaskOut, _("下达任务")))
def send_task(request: HttpRequest, task_id: int, sent: SendIn) -> Record:
    """Send it to those whom it touches; with a gap in the map only with a reason."""
    _reach, person = who(request)
    task = the_task(reader(request), task_id)
    send(actor=person, task=task, reason=sent.reason, on=clock.today(), minutes=sent.minutes)
    return _whole(request, task_id)


def _whole(request: HttpRequest, task_id: int) -> Record:
    reach = reader(request)
    task = the_task(reach, task_id)
    return Record(task, responsibilities=responsibilities_of(task, reach))
