"""The ledger for machines."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema

from qunqiao.burden import policy
from qunqiao.burden.actions.tell_minutes import tell_minutes as tell
from qunqiao.burden.models import Charge
from qunqiao.burden.queries import ledger as queries
from qunqiao.burden.queries.ledger import Month
from qunqiao.kit import clock
from qunqiao.kit.endpoints import Asked, Page, Sent, coded, having, ordered, paged, sorting
from qunqiao.kit.errors import require
from qunqiao.people.api.access import Scope, reads, who, writes
from qunqiao.people.policy import Reach

router = Router(tags=["burden"])
_SORTS = {
    "on": ("on",),
    "what": ("what",),
    "kind": ("kind",),
    "unit": ("unit__path",),
    "minutes": ("minutes",),
    "recipients": ("recipients",),
}
_MONTH = Field(None, pattern=r"^(19|20)\d\d-(0[1-9]|1[0-2])$", description="A month: 2026-11.")
Kind = Annotated[Charge.Kind, coded(Charge.Kind)]


class BodyOut(Schema):
    """What one body asks and is asked in the month; hours are estimates."""

    unit_id: int
    unit: str
    asks_items: int
    asks_hours: Decimal
    is_asked_items: int
    is_asked_hours: Decimal


class ChargeOut(Schema):
    """An entry of the ledger; ``took`` is the mean of what recipients said, None while they are few."""

    id: int
    unit_id: int
    kind: Kind
    what: str
    on: date
    minutes: int
    recipients: int
    basis: str
    article: str
    took: Decimal | None

    @staticmethod
    def resolve_took(charge: Charge) -> Decimal | None:
        """Withheld under five answers."""
        return queries.measured(charge)


class LedgerAsked(Asked):
    """Of which month."""

    month: str | None = _MONTH


class ChargesAsked(LedgerAsked):
    """Of which month and kind."""

    kind: Kind | None = Field(None, description="Only of this kind.")
    sort: str | None = sorting(_SORTS)


class MinutesIn(Sent):
    """How many minutes it took."""

    minutes: int = Field(ge=1, le=policy.MOST_MINUTES)


@router.get("/burden", **reads(Scope.READ_BURDEN, Page[BodyOut], _("减负台账")))
def list_burden(
    request: HttpRequest, response: HttpResponse, asked: Query[LedgerAsked]
) -> dict[str, Any]:
    """What each body asks and is asked in a month, in tree order."""
    reach, _person = who(request)
    require(policy.may_read_ledger(reach))
    month = _month(asked.month)
    line = queries.lines(month)
    page = paged(request, response, queries.bodies(month), asked)
    page["items"] = [_told(unit, line(unit)) for unit in page["items"]]
    return page


@router.get("/burden/charges", **reads(Scope.READ_BURDEN, Page[ChargeOut], _("减负台账明细")))
def list_charges(
    request: HttpRequest, response: HttpResponse, asked: Query[ChargesAsked]
) -> dict[str, Any]:
    """What was asked in a month by and of one's units."""
    rows = queries.in_month(queries.visible_charges(_reader(request)), _month(asked.month))
    rows = having(rows, kind=asked.kind)
    return paged(request, response, ordered(rows, asked.sort, _SORTS, ("-on",)), asked)


@router.get("/burden/charges/{int:charge_id}", **reads(Scope.READ_BURDEN, ChargeOut, _("一项负担")))
def get_charge(request: HttpRequest, charge_id: int) -> Charge:
    """One entry."""
    return queries.the_charge(_reader(request), charge_id)


@router.post(
    "/burden/charges/{int:charge_id}/units/{int:unit_id}/minutes",
    **writes(Scope.RUN_BURDEN, ChargeOut, _("说明实际用时")),
)
def tell_minutes(request: HttpRequest, charge_id: int, unit_id: int, sent: MinutesIn) -> Charge:
    """Say once, for one's unit, how long it took."""
    _reach, person = who(request)
    asked = queries.the_asked(_reader(request), charge_id, unit_id)
    return tell(actor=person, asked=asked, minutes=sent.minutes)


def _reader(request: HttpRequest) -> Reach:
    reach, _person = who(request)
    require(policy.may_read(reach))
    return reach


def _month(asked: str | None) -> Month:
    if asked is None:
        return queries.month_of(clock.today())
    year, _dash, number = asked.partition("-")
    return Month(int(year), int(number))


def _told(unit: Any, line: queries.Line) -> dict[str, Any]:
    return {
        "unit_id": unit.pk,
        "unit": unit.name,
        "asks_items": line.asks.items,
        "asks_hours": line.asks.hours,
        "is_asked_items": line.is_asked.items,
        "is_asked_hours": line.is_asked.hours,
    }
