"""Reminding those who have not answered, once."""

from datetime import date

from qunqiao.burden import policy
from qunqiao.burden.actions._requests import locked
from qunqiao.burden.errors import NobodyToRemind, NotOpen, RemindedAlready
from qunqiao.burden.models import Request
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("burden.request.remind")
def remind_request(*, actor: Person, request: Request, on: date) -> Request:
    """The units that have not answered see among their next steps that they were reminded.

    There is one reminder and no other: a second would be 催办 for its own sake.

    Raises:
        NotAllowed: it is not a request of a body ``actor`` oversees.
        NotOpen: it cannot be answered any more.
        RemindedAlready: there was one.
        NobodyToRemind: all have answered.
    """
    require(policy.may_ask(reach_of(actor), request.unit))
    row = locked(request)
    if not row.open_on(on):
        raise NotOpen
    if row.reminded_on is not None:
        raise RemindedAlready
    waiting = row.recipients.filter(answered_on__isnull=True).count()
    if not waiting:
        raise NobodyToRemind
    row.reminded_on = on
    row.save(update_fields=["reminded_on"])
    record(actor, on=row, unit_id=row.unit_id, reminded_on=on, units=waiting)
    return row
