"""Ending a request before its day."""

from datetime import date

from qunqiao.burden import policy
from qunqiao.burden.actions._requests import locked
from qunqiao.burden.errors import NotOpen
from qunqiao.burden.models import Request
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("burden.request.close")
def close_request(*, actor: Person, request: Request, on: date) -> Request:
    """Nobody has to answer it any more; what was answered stays.

    Raises:
        NotAllowed: it is not a request of a body ``actor`` oversees.
        NotOpen: it is not out.
    """
    require(policy.may_ask(reach_of(actor), request.unit))
    row = locked(request)
    if not row.open_on(on):
        raise NotOpen
    row.state = Request.State.CLOSED
    row.save(update_fields=["state"])
    record(actor, on=row, unit_id=row.unit_id, before={"state": "sent"}, closed_on=on)
    return row
