"""Builders of requests and charges, for tests of this and of higher apps."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from qunqiao.burden.actions.charge import Burden, charge
from qunqiao.burden.actions.draft_request import Wanted, Wish, draft_request
from qunqiao.burden.actions.send_request import send_request
from qunqiao.burden.models import Charge, Recipient, Request
from qunqiao.people.models import Person, Unit

TODAY = date(2026, 11, 20)
HELPED = Wanted("困难职工帮扶人数", "number", "人")


def a_wish(*units: Unit, fields: Sequence[Wanted] = (HELPED,), **changes: Any) -> Wish:
    """A request for what the registry does not hold, due in a fortnight."""
    values: dict[str, Any] = {
        "title": "帮扶情况",
        "why": "核定下一年帮扶名额",
        "due_on": date(2026, 12, 4),
        "minutes": 15,
    }
    return Wish(units=units, fields=fields, **{**values, **changes})


def a_draft(actor: Person, unit: Unit, *units: Unit, **changes: Any) -> Request:
    """A draft in the name of ``unit``."""
    return draft_request(actor=actor, unit=unit, wish=a_wish(*units, **changes), on=TODAY)


def a_request(actor: Person, unit: Unit, *units: Unit, **changes: Any) -> Request:
    """The same, sent today."""
    return send_request(actor=actor, request=a_draft(actor, unit, *units, **changes), on=TODAY)


def a_recipient(request: Request, unit: Unit) -> Recipient:
    """That unit among those that are asked."""
    return Recipient.objects.select_related("unit", "request").get(request=request, unit=unit)


def a_charge(actor: Person, unit: Unit, *units: Unit, **changes: Any) -> Charge:
    """A form of twenty minutes for each of ``units``."""
    values: dict[str, Any] = {"kind": Charge.Kind.FORM, "what": "年度报表", "about": unit}
    recipients = {one.pk: 1 for one in units}
    on = changes.pop("on", TODAY)
    burden = Burden(unit=unit, recipients=recipients, **{**values, **changes})
    return charge(actor=actor, burden=burden, on=on)
