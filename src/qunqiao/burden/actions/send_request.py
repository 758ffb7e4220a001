"""Sending a request for data, with its cost in the ledger."""

from datetime import date

from qunqiao.burden import policy
from qunqiao.burden.actions._requests import (
    check_days,
    check_fields,
    check_not_asked,
    locked,
)
from qunqiao.burden.actions.charge import Burden, charge
from qunqiao.burden.errors import SentAlready
from qunqiao.burden.models import Charge, Request
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("burden.request.send")
def send_request(*, actor: Person, request: Request, on: date) -> Request:
    """From now on the units see it; what it costs them stands in the ledger.

    The fields are looked at again: the registry may hold today what it did not when this was drafted.

    Raises:
        NotAllowed: it is not a request of a body ``actor`` oversees.
        SentAlready: somebody was faster.
        HeldAlready: the registry holds one of the fields.
        AskedTwice: somebody is asking the same units for the same.
        DueTooSoon: the draft lay too long.
    """
    require(policy.may_ask(reach_of(actor), request.unit))
    row = locked(request)
    if row.state != Request.State.DRAFT:
        raise SentAlready
    names = list(row.fields.values_list("name", flat=True))
    units = list(row.recipients.values_list("unit", flat=True))
    check_days(row.due_on, on)
    check_fields(names)
    check_not_asked(names, units, on)
    burden = Burden(
        unit=row.unit,
        kind=Charge.Kind.DATA,
        what=row.title,
        recipients=dict.fromkeys(units, 1),
        about=row,
        minutes=row.minutes,
        basis=row.basis,
        article=row.article,
    )
    row.charge = charge(actor=actor, burden=burden, on=on)
    row.state, row.sent_on = Request.State.SENT, on
    row.save(update_fields=["charge", "state", "sent_on"])
    record(actor, on=row, unit_id=row.unit_id, before={"state": "draft"}, units=len(units))
    return row
