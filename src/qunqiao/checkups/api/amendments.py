"""Changes of the rules: drafted, tried on the last snapshot, put in force or dropped."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema
from ninja.responses import Status

from qunqiao.checkups import queries
from qunqiao.checkups.actions.draft_amendment import LARGEST_BOOK, Draft, draft_amendment
from qunqiao.checkups.actions.drop_amendment import drop_amendment as drop
from qunqiao.checkups.actions.enforce_amendment import enforce_amendment as enforce
from qunqiao.checkups.actions.waive_finding import LONGEST_REASON
from qunqiao.checkups.api.answers import reader, tongue
from qunqiao.checkups.models import Amendment
from qunqiao.kit import clock
from qunqiao.kit.endpoints import Asked, Day, Page, Record, Sent, Text, coded, having, paged
from qunqiao.people.api.access import Scope, reads, who, writes

router = Router(tags=["rules"])
Kind = Annotated[Amendment.Kind, coded(Amendment.Kind)]
State = Annotated[Amendment.State, coded(Amendment.State)]
Reason = Annotated[Text, Field(max_length=LONGEST_REASON)]


class AmendmentOut(Schema):
    """Other parameters of a rule, a rulebook that is added, or one that is withdrawn."""

    id: int
    kind: Kind
    state: State
    rule: str
    book: str
    values: dict[str, int | str]
    digest: str
    reason: str
    from_on: date
    drafted_at: datetime
    decided_at: datetime | None


class AmendmentRecord(AmendmentOut):
    """An amendment with its trial: by rule, how many findings would be [new, cleared, turned]."""

    rules: dict[str, list[int]]
    trouble: str


class AmendmentsAsked(Asked):
    """How the list of amendments is narrowed."""

    state: State | None = None


class ParametersIn(Sent):
    """Other parameters for one rule; those left out are as in the rulebook."""

    values: dict[Text, int | Text]
    reason: Reason
    from_on: Day


class BookIn(Sent):
    """The text of a rulebook (TOML)."""

    text: Text = Field(max_length=LARGEST_BOOK)
    reason: Reason
    from_on: Day


class WithdrawalIn(Sent):
    """Why a rulebook is withdrawn, and from when."""

    reason: Reason
    from_on: Day


@router.get("/amendments", **reads(Scope.READ_CHECKUPS, Page[AmendmentOut], _("规则变更名单")))
def list_amendments(
    request: HttpRequest, response: HttpResponse, asked: Query[AmendmentsAsked]
) -> dict[str, Any]:
    """Every change of the rules, the newest first."""
    rows = having(queries.visible_amendments(reader(request)), state=asked.state)
    return paged(request, response, rows.order_by("-pk"), asked)


@router.get(
    "/amendments/{int:amendment_id}",
    **reads(Scope.READ_CHECKUPS, AmendmentRecord, _("一次规则变更")),
)
def get_amendment(request: HttpRequest, amendment_id: int) -> Record:
    """One change, and what it would change about the last snapshot once it was tried."""
    found = queries.the_amendment(reader(request), amendment_id)
    trouble = found.trouble.get("en" if tongue().startswith("en") else "zh", "")
    return Record(found, rules=found.trial.get("rules", {}), trouble=trouble)


@router.post(
    "/rules/{slug:rule_id}/parameters",
    **writes(Scope.MANAGE_CHECKUPS, AmendmentOut, _("调整参数"), made=True),
)
def draft_parameters(request: HttpRequest, rule_id: str, sent: ParametersIn) -> Status[Amendment]:
    """Draft other parameters; nothing counts before ``enforce_amendment``."""
    values = dict(sent.values)
    draft = Draft(Amendment.Kind.PARAMETERS, sent.reason, sent.from_on, rule=rule_id, values=values)
    return _drafted(request, draft)


@router.post(
    "/rulebooks", **writes(Scope.MANAGE_CHECKUPS, AmendmentOut, _("加用规则集"), made=True)
)
def draft_book(request: HttpRequest, sent: BookIn) -> Status[Amendment]:
    """Draft a rulebook of one's own; it is refused with the place and the reason if it cannot run."""
    draft = Draft(Amendment.Kind.ADD, sent.reason, sent.from_on, text=sent.text)
    return _drafted(request, draft)


@router.post(
    "/rulebooks/{slug:book_id}/withdraw",
    **writes(Scope.MANAGE_CHECKUPS, AmendmentOut, _("停用规则集"), made=True),
)
def draft_withdrawal(request: HttpRequest, book_id: str, sent: WithdrawalIn) -> Status[Amendment]:
    """Draft that a rulebook of one's own counts no more."""
    draft = Draft(Amendment.Kind.WITHDRAW, sent.reason, sent.from_on, book=book_id)
    return _drafted(request, draft)


@router.post(
    "/amendments/{int:amendment_id}/enforce",
    **writes(Scope.MANAGE_CHECKUPS, AmendmentOut, _("规则变更生效")),
)
def enforce_amendment(request: HttpRequest, amendment_id: int) -> Amendment:
    """Have check-ups from its day on go by it."""
    found = queries.the_amendment(reader(request), amendment_id)
    _reach, person = who(request)
    return enforce(actor=person, amendment=found, on=clock.today())


@router.post(
    "/amendments/{int:amendment_id}/drop",
    **writes(Scope.MANAGE_CHECKUPS, AmendmentOut, _("放弃规则变更")),
)
def drop_amendment(request: HttpRequest, amendment_id: int) -> Amendment:
    """Give it up."""
    found = queries.the_amendment(reader(request), amendment_id)
    _reach, person = who(request)
    return drop(actor=person, amendment=found)


def _drafted(request: HttpRequest, draft: Draft) -> Status[Amendment]:
    reader(request)
    _reach, person = who(request)
    return Status(201, draft_amendment(actor=person, draft=draft, on=clock.today()))
