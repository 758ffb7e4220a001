"""Rectification for machines: sending findings as tasks, the letters, and verifying."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema
from ninja.responses import Status

from qunqiao.checkups.queries import latest_checkup, the_finding
from qunqiao.kit import clock
from qunqiao.kit.endpoints import Asked, Day, Page, Record, Sent, Text, paged
from qunqiao.people.api.access import Scope, reads, who, writes
from qunqiao.supervision.actions.send_rectification import Order
from qunqiao.supervision.actions.send_rectification import send_rectification as send
from qunqiao.supervision.actions.verify_task import verify_task as verify
from qunqiao.supervision.actions.withdraw_rectification import Withdrawal
from qunqiao.supervision.actions.withdraw_rectification import withdraw_rectification as withdraw
from qunqiao.supervision.api.documents import overseen, reader
from qunqiao.supervision.api.tasks import TaskListed
from qunqiao.supervision.models import RectificationLetter, Verdict
from qunqiao.supervision.policy.rectifying import MOST_FINDINGS, due_days
from qunqiao.supervision.queries.letter_words import Days, Words, house_words
from qunqiao.supervision.queries.rectifying import (
    tasks_of_finding,
    tasks_of_letter,
    the_rectification_letter,
    visible_rectification_letters,
)
from qunqiao.supervision.queries.tasks import the_task

router = Router(tags=["supervision"])


class RectificationListed(Schema):
    """A letter that told one unit what to put right.

    ``closed_count`` of its tasks are closed, ``withdrawn_count`` were taken back.
    """

    id: int
    unit_id: int
    sender_id: int
    sent_on: date
    digest: str
    task_count: int
    closed_count: int
    withdrawn_count: int


class RectificationOut(RectificationListed):
    """The letter as it was sent, with the ids of its tasks."""

    text: str
    task_ids: list[int]


class RectificationIn(Sent):
    """The findings to be put right, the body that orders and verifies it, and by when.

    A severity without a day is due as the house has it: 30, 60 and 90 days. The words around what was
    found may be changed; what was found may not.
    """

    sender_id: int
    finding_ids: list[int] = Field(min_length=1, max_length=MOST_FINDINGS)
    due_high: Day | None = None
    due_medium: Day | None = None
    due_low: Day | None = None
    opening: Text = Field("", max_length=1000)
    closing: Text = Field("", max_length=1000)


class WithdrawalIn(Sent):
    """Which tasks of the letter are taken back, and why; the unit reads the reason."""

    task_ids: list[int] = Field(min_length=1, max_length=MOST_FINDINGS)
    reason: Text = Field(min_length=1, max_length=300)


class VerdictIn(Sent):
    """Whether it is done, and what was looked at."""

    done: bool
    reason: Text = Field(min_length=1, max_length=300)


class VerdictOut(Schema):
    """What was found of a task; ``checkup_id`` where a check-up found it."""

    id: int
    task_id: int
    outcome: str
    reason: str
    checkup_id: int | None
    given_on: date


@router.post(
    "/rectifications",
    **writes(Scope.RUN_SUPERVISION, list[RectificationOut], _("下达整改"), made=True),
)
def send_rectification(request: HttpRequest, sent: RectificationIn) -> Status[list[Record]]:
    """One task for each finding and one letter for each unit: all of them, or none."""
    reach, person = who(request)
    reader(request)
    findings = [the_finding(reach, pk).pk for pk in dict.fromkeys(sent.finding_ids)]
    today = clock.today()
    typed = {"high": sent.due_high, "medium": sent.due_medium, "low": sent.due_low}
    due = {**due_days(today), **{severity: day for severity, day in typed.items() if day}}
    house = house_words(latest_checkup())
    words = Words(sent.opening or house.opening, sent.closing or house.closing)
    order = Order(overseen(reach, sent.sender_id), findings, Days(today, due), words)
    made = send(actor=person, order=order)
    return Status(201, [_whole(the_rectification_letter(reach, one.pk)) for one in made])


@router.get(
    "/rectifications",
    **reads(Scope.READ_SUPERVISION, Page[RectificationListed], _("整改通知书名单")),
)
def list_rectifications(
    request: HttpRequest, response: HttpResponse, asked: Query[Asked]
) -> dict[str, Any]:
    """The letters one may see, the latest first."""
    rows = visible_rectification_letters(reader(request)).order_by("-sent_on", "unit__path", "pk")
    return paged(request, response, rows, asked)


@router.get(
    "/rectifications/{int:rectification_id}",
    **reads(Scope.READ_SUPERVISION, RectificationOut, _("一份整改通知书")),
)
def get_rectification(request: HttpRequest, rectification_id: int) -> Record:
    """One letter."""
    return _whole(the_rectification_letter(reader(request), rectification_id))


@router.post(
    "/rectifications/{int:rectification_id}/withdraw",
    **writes(Scope.RUN_SUPERVISION, RectificationOut, _("撤回整改任务")),
)
def withdraw_rectification(
    request: HttpRequest, rectification_id: int, sent: WithdrawalIn
) -> Record:
    """Take back tasks that were sent by mistake, all of those named or none; the letter stays."""
    reach, person = who(request)
    letter = the_rectification_letter(reader(request), rectification_id)
    withdrawal = Withdrawal(sent.task_ids, sent.reason)
    withdraw(actor=person, letter=letter, withdrawal=withdrawal, on=clock.today())
    return _whole(the_rectification_letter(reach, letter.pk))


@router.get(
    "/findings/{int:finding_id}/tasks",
    **reads(Scope.READ_SUPERVISION, list[TaskListed], _("一个问题的整改任务")),
)
def list_finding_tasks(request: HttpRequest, finding_id: int) -> Any:
    """The visible tasks of one finding, the latest first."""
    reach = reader(request)
    return tasks_of_finding(reach, the_finding(reach, finding_id))


@router.post(
    "/tasks/{int:task_id}/verify",
    **writes(Scope.RUN_SUPERVISION, VerdictOut, _("核验任务"), made=True),
)
def verify_task(request: HttpRequest, task_id: int, sent: VerdictIn) -> Status[Verdict]:
    """Close a task or send it back, as its verifier; one of a finding is closed by the check-up."""
    _reach, person = who(request)
    task = the_task(reader(request), task_id)
    verdict = verify(actor=person, task=task, done=sent.done, reason=sent.reason, on=clock.today())
    return Status(201, verdict)


def _whole(letter: RectificationLetter) -> Record:
    return Record(letter, task_ids=[task.pk for task in tasks_of_letter(letter)])
