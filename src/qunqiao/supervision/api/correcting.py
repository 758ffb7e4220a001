"""Correcting a meeting or a task while nobody has answered it, for machines."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Field, Router

from qunqiao.kit.endpoints import Sent, Text
from qunqiao.kit.errors import require
from qunqiao.people.api.access import Scope, who, writes
from qunqiao.supervision import policy
from qunqiao.supervision.actions import correct_meeting as meetings
from qunqiao.supervision.actions import correct_task as tasks
from qunqiao.supervision.api.documents import overseen, reader
from qunqiao.supervision.api.meetings import MeetingListed
from qunqiao.supervision.api.tasks import TaskListed
from qunqiao.supervision.models import Meeting, Task
from qunqiao.supervision.queries.meetings import the_meeting
from qunqiao.supervision.queries.tasks import the_task

router = Router(tags=["supervision"])


class TaskCorrectionIn(Sent):
    """The words and the verifier as they should have been, and why they were not."""

    what: Text = Field(min_length=1, max_length=200)
    verifier_id: int
    reason: Text = Field(min_length=1, max_length=300)


class MeetingCorrectionIn(Sent):
    """Title, place and host as they should have been, and why they were not."""

    title: Text = Field(min_length=1, max_length=120)
    place: Text = Field("", max_length=80)
    host: Text = Field("", max_length=60)
    reason: Text = Field(min_length=1, max_length=300)


@router.post(
    "/tasks/{int:task_id}/correct", **writes(Scope.RUN_SUPERVISION, TaskListed, _("更正任务"))
)
def correct_task(request: HttpRequest, task_id: int, sent: TaskCorrectionIn) -> Task:
    """Other words or another verifier, while nobody has answered the task."""
    reach, person = who(request)
    task = the_task(reader(request), task_id)
    require(policy.may_supervise(reach, task.unit))
    change = tasks.Change(sent.what, overseen(reach, sent.verifier_id), sent.reason)
    tasks.correct_task(actor=person, task=task, change=change)
    return the_task(reach, task_id)


@router.post(
    "/meetings/{int:meeting_id}/correct",
    **writes(Scope.RUN_SUPERVISION, MeetingListed, _("更正会议")),
)
def correct_meeting(request: HttpRequest, meeting_id: int, sent: MeetingCorrectionIn) -> Meeting:
    """Another title, place or host, while no unit has passed the meeting on."""
    reach, person = who(request)
    meeting = the_meeting(reader(request), meeting_id)
    change = meetings.Change(sent.title, sent.place, sent.host, sent.reason)
    meetings.correct_meeting(actor=person, meeting=meeting, change=change)
    return the_meeting(reach, meeting_id)
