"""Webhooks for programs: one's own, as on the page 对接."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema
from ninja.responses import Status
from pydantic import WithJsonSchema

from qunqiao.hooks import policy
from qunqiao.hooks.actions.drop_hook import drop_hook as drop
from qunqiao.hooks.actions.keep_hook import Wanted
from qunqiao.hooks.actions.keep_hook import keep_hook as keep
from qunqiao.hooks.actions.pause_hook import pause_hook as pause
from qunqiao.hooks.actions.resume_hook import resume_hook as resume
from qunqiao.hooks.actions.try_hook import try_hook as try_one
from qunqiao.hooks.errors import NotSent
from qunqiao.hooks.jobs import tried
from qunqiao.hooks.models import Call, Hook
from qunqiao.hooks.queries import hooks_of, last_calls, the_hook
from qunqiao.kit import clock, jobs
from qunqiao.kit.endpoints import Asked, Page, Record, Sent, Text, coded, paged
from qunqiao.kit.errors import require
from qunqiao.people.api.access import Scope, reads, who, writes
from qunqiao.people.models import Person
from qunqiao.people.queries import the_unit

router = Router(tags=["hooks"])
State = Annotated[Hook.State, coded(Hook.State)]
CallState = Annotated[Call.State, coded(Call.State)]
Event = Annotated[str, WithJsonSchema({"type": "string", "enum": list(policy.EVENTS)})]
Named = Annotated[Text, Field(min_length=1, max_length=60, pattern=r"\S")]
Address = Annotated[Text, Field(min_length=1, max_length=300, pattern=r"\S")]


class HookOut(Schema):
    """Where a program is told of which events at a unit and below; never its secret."""

    id: int
    name: str
    url: str
    unit_id: int
    events: list[Event]
    state: State
    created_on: date


class CallOut(Schema):
    """One event on its way: ``entry_number`` is its entry of the trail, ``status`` what was answered."""

    entry_number: int
    action: str
    state: CallState
    tries: int
    told_at: datetime | None
    status: int | None
    trouble: str


class HookRecord(HookOut):
    """A webhook with its last calls, the newest first."""

    calls: list[CallOut]


class HookIn(Sent):
    """What a program wants to be told of, and where: https, and public unless an operator listed it."""

    name: Named
    url: Address
    unit_id: int
    events: list[Event] = Field(min_length=1, max_length=len(policy.EVENTS))


class KeptHookOut(HookOut):
    """A new webhook with the secret its calls are signed with, told this once."""

    secret: str


class TrialOut(Schema):
    """Whether a test call arrived, what was answered, and in words why it did not arrive."""

    arrived: bool
    status: int | None = None
    trouble: str = ""


class Dropped(Schema):
    """The webhook that is no more."""

    dropped: int


@router.get("/hooks", **reads(Scope.MANAGE_HOOKS, Page[HookOut], _("对接名单")))
def list_hooks(request: HttpRequest, response: HttpResponse, asked: Query[Asked]) -> dict[str, Any]:
    """One's own webhooks; nobody else's."""
    return paged(request, response, hooks_of(_keeper(request)), asked)


@router.get("/hooks/{int:hook_id}", **reads(Scope.MANAGE_HOOKS, HookRecord, _("一个对接")))
def get_hook(request: HttpRequest, hook_id: int) -> Record:
    """One of one's own webhooks, and what came of its last calls."""
    found = the_hook(_keeper(request), hook_id)
    return Record(found, calls=last_calls(found))


@router.post("/hooks", **writes(Scope.MANAGE_HOOKS, KeptHookOut, _("新建对接"), made=True))
def keep_hook(request: HttpRequest, sent: HookIn) -> Status[Record]:
    """Have an address told of what happens from now on; keep the secret, it is not told again."""
    person = _keeper(request)
    reach, _person = who(request)
    wanted = Wanted(sent.name, sent.url, sent.events, the_unit(reach, sent.unit_id))
    kept = keep(actor=person, wanted=wanted, on=clock.today())
    return Status(201, Record(kept.hook, secret=kept.secret))


@router.post("/hooks/{int:hook_id}/try", **writes(Scope.MANAGE_HOOKS, TrialOut, _("测试对接")))
def try_hook(request: HttpRequest, hook_id: int) -> TrialOut:
    """Send a test call now and wait for what is answered, ten seconds at most."""
    person = _keeper(request)
    found = the_hook(person, hook_id)
    event = try_one(actor=person, hook=found)
    try:
        return TrialOut(arrived=True, status=tried(found, event))
    except NotSent as trouble:
        return TrialOut(arrived=False, status=trouble.status, trouble=str(trouble))


@router.post("/hooks/{int:hook_id}/pause", **writes(Scope.MANAGE_HOOKS, HookOut, _("暂停对接")))
def pause_hook(request: HttpRequest, hook_id: int) -> Hook:
    """Hold calls back; what happens meanwhile is told after ``resume_hook``."""
    person = _keeper(request)
    return pause(actor=person, hook=the_hook(person, hook_id))


@router.post("/hooks/{int:hook_id}/resume", **writes(Scope.MANAGE_HOOKS, HookOut, _("恢复对接")))
def resume_hook(request: HttpRequest, hook_id: int) -> Hook:
    """Let calls go out again, beginning with the one that did not arrive."""
    person = _keeper(request)
    resumed = resume(actor=person, hook=the_hook(person, hook_id))
    jobs.enqueue("hooks.tell")
    return resumed


@router.post("/hooks/{int:hook_id}/drop", **writes(Scope.MANAGE_HOOKS, Dropped, _("删除对接")))
def drop_hook(request: HttpRequest, hook_id: int) -> Dropped:
    """Remove a webhook with its secret and the record of its calls."""
    person = _keeper(request)
    drop(actor=person, hook=the_hook(person, hook_id))
    return Dropped(dropped=hook_id)


def _keeper(request: HttpRequest) -> Person:
    """Who calls, if such a person keeps webhooks at all."""
    reach, person = who(request)
    require(policy.may_keep_hooks(reach))
    return person
