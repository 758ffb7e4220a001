"""Transfers of membership: asked for by one side, answered by the other, one person at a time."""

import secrets
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema
from ninja.responses import Status

from qunqiao.kit import clock
from qunqiao.kit.endpoints import (
    Asked,
    Day,
    Page,
    Rows,
    Sent,
    Text,
    coded,
    having,
    ordered,
    paged,
    sorting,
)
from qunqiao.kit.errors import Invalid, require
from qunqiao.people.api.access import Scope, reads, who, writes
from qunqiao.people.policy import Reach
from qunqiao.registry.actions.ask_transfer import Asking, ask_transfer
from qunqiao.registry.actions.confirm_transfer import confirm_transfer as confirm
from qunqiao.registry.actions.decline_transfer import decline_transfer as decline
from qunqiao.registry.actions.withdraw_transfer import withdraw_transfer as withdraw
from qunqiao.registry.api.answers import OrganisationKind
from qunqiao.registry.api.asking import Containing, reader
from qunqiao.registry.forms.transfers import InForm, NoteForm, OutForm
from qunqiao.registry.models import Membership, Organisation, Transfer
from qunqiao.registry.policy.transfers import may_ask_transfer
from qunqiao.registry.queries import transfers
from qunqiao.registry.queries.finding import named_like
from qunqiao.registry.queries.organisations import the_organisation

router = Router(tags=["transfers"])
Form = TypeVar("Form", bound=NoteForm)
Side = Annotated[Transfer.Side, coded(Transfer.Side)]
State = Annotated[Transfer.State, coded(Transfer.State)]
_SORTS = {
    "name": ("person__pinyin", "person__name"),
    "number": ("person__staff_number",),
    "from": ("from_organisation__name",),
    "to": ("to_organisation__name",),
    "asked": ("asked_on",),
    "due": ("deadline",),
    "decided": ("decided_on",),
    "state": ("state", "deadline"),
}
_BOXES: dict[str | None, Callable[[Reach], Rows]] = {
    None: lambda reach: transfers.transfers_waiting_for(reach, clock.today()),
    "asked": transfers.transfers_asked_by,
    "done": lambda reach: transfers.visible_transfers(reach).exclude(state__in=Transfer.OPEN),
    "all": transfers.visible_transfers,
}


class TransferOut(Schema):
    """A request to move a membership, and its answer; of the person only what both sides need."""

    id: int
    name: str = Field(alias="person.name")
    staff_number: str = Field(alias="person.staff_number")
    membership_id: int
    from_organisation_id: int
    to_organisation_id: int
    side: Side
    state: State
    note: str
    asked_on: date
    deadline: date
    decided_on: date | None
    reason: str
    moved_on: date | None


class TransfersAsked(Asked):
    """Which transfers; left out, ``box`` gives those that wait for the caller's answer."""

    box: Literal["asked", "done", "all"] | None = None
    kind: OrganisationKind | None = None
    text: Containing = None
    sort: str | None = sorting(_SORTS)


class OutIn(Sent):
    """A member of the organisation by staff number, and where to: a code, or an exact name."""

    number: Text = Field(min_length=1, max_length=40)
    to: Text = Field(min_length=1, max_length=120)
    note: Text = Field("", max_length=300)


class InIn(Sent):
    """Somebody else's member to take in; number and name must both be right."""

    number: Text = Field(min_length=1, max_length=40)
    name: Text = Field(min_length=1, max_length=60)
    note: Text = Field("", max_length=300)


class ConfirmIn(Sent):
    """The last day of the old membership and the first of the new."""

    day: Day


class DeclineIn(Sent):
    """What the side that asked must put right."""

    reason: Text = Field(min_length=1, max_length=300)


@router.get("/transfers", **reads(Scope.READ_PEOPLE, Page[TransferOut], _("会籍转接名单")))
def list_transfers(
    request: HttpRequest, response: HttpResponse, asked: Query[TransfersAsked]
) -> dict[str, Any]:
    """The transfers that wait for one, that one asked for, that are over, or all."""
    reach = reader(request, clock.today())
    rows = having(_BOXES[asked.box](reach), from_organisation__kind=asked.kind)
    rows = rows.filter(named_like(asked.text, "person__")) if asked.text else rows
    order = ["-decided_on", "-pk"] if asked.box == "done" else ["deadline", "pk"]
    return paged(request, response, ordered(rows, asked.sort, _SORTS, order), asked)


@router.get(
    "/transfers/{int:transfer_id}", **reads(Scope.READ_PEOPLE, TransferOut, _("一件会籍转接"))
)
def get_transfer(request: HttpRequest, transfer_id: int) -> Transfer:
    """One transfer."""
    return transfers.the_transfer(reader(request, clock.today()), transfer_id)


@router.post(
    "/organisations/{int:organisation_id}/transfers/out",
    **writes(Scope.WRITE_REGISTRY, TransferOut, _("转出会员"), made=True),
)
def ask_transfer_out(request: HttpRequest, organisation_id: int, sent: OutIn) -> Status[Transfer]:
    """Ask another organisation to take a member over; nothing changes before it answers."""
    organisation = _kept(request, organisation_id)
    typed = {"numbers": sent.number, "to": sent.to, "note": sent.note}
    form = OutForm(typed, organisation=organisation, day=clock.today())
    (line,) = _checked(form).lines()
    if line.membership is None:
        raise Invalid(fields={"number": line.refusal})
    return _asked(request, line.membership, form.cleaned_data["to"], Transfer.Side.OUT, sent.note)


@router.post(
    "/organisations/{int:organisation_id}/transfers/in",
    **writes(Scope.WRITE_REGISTRY, TransferOut, _("转入会员"), made=True),
)
def ask_transfer_in(request: HttpRequest, organisation_id: int, sent: InIn) -> Status[Transfer]:
    """Ask another organisation to hand a member over; nothing changes before it answers."""
    organisation = _kept(request, organisation_id)
    typed = {"number": sent.number, "name": sent.name, "note": sent.note}
    form = _checked(InForm(typed, organisation=organisation, day=clock.today()))
    if form.membership is None:
        raise Invalid
    return _asked(request, form.membership, organisation, Transfer.Side.IN, sent.note)


@router.post(
    "/transfers/{int:transfer_id}/confirm",
    **writes(Scope.WRITE_REGISTRY, TransferOut, _("同意转接")),
)
def confirm_transfer(request: HttpRequest, transfer_id: int, sent: ConfirmIn) -> Transfer:
    """Say yes: the old membership ends on the day, and the new one begins."""
    reach, person = who(request)
    found = transfers.the_transfer(reach, transfer_id)
    return confirm(actor=person, transfer=found, day=sent.day, on=clock.today())


@router.post(
    "/transfers/{int:transfer_id}/decline",
    **writes(Scope.WRITE_REGISTRY, TransferOut, _("不同意转接")),
)
def decline_transfer(request: HttpRequest, transfer_id: int, sent: DeclineIn) -> Transfer:
    """Say no, with the reason."""
    reach, person = who(request)
    found = transfers.the_transfer(reach, transfer_id)
    return decline(actor=person, transfer=found, reason=sent.reason, on=clock.today())


@router.post(
    "/transfers/{int:transfer_id}/withdraw",
    **writes(Scope.WRITE_REGISTRY, TransferOut, _("撤回转接")),
)
def withdraw_transfer(request: HttpRequest, transfer_id: int) -> Transfer:
    """Take the request back; the membership stays where it is."""
    reach, person = who(request)
    found = transfers.the_transfer(reach, transfer_id)
    return withdraw(actor=person, transfer=found, on=clock.today())


def _kept(request: HttpRequest, organisation_id: int) -> Organisation:
    reach, _person = who(request)
    organisation = the_organisation(reach, organisation_id)
    require(may_ask_transfer(reach, organisation))
    return organisation


def _checked(form: Form) -> Form:
    """The form that was filled in rightly; else a refusal with its first sentence."""
    if not form.is_valid():
        # The page takes many numbers in one field.
        names = {"numbers": "number"}
        faults = {names.get(name, name): str(all_[0]) for name, all_ in form.errors.items()}
        raise Invalid(faults.pop("__all__", None), fields=faults)
    return form


def _asked(
    request: HttpRequest, membership: Membership, to: Organisation, side: str, note: str
) -> Status[Transfer]:
    _reach, person = who(request)
    asking = Asking(side, secrets.token_hex(16), note)
    made = ask_transfer(actor=person, membership=membership, to=to, asking=asking, on=clock.today())
    return Status(201, made)
