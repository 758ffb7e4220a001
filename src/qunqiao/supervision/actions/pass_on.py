"""Saying that a unit has passed on what it was told."""

from datetime import date

from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.errors import EndsBeforeItBegins, NotYet, PassedAlready
from qunqiao.supervision.models import Relay
from qunqiao.trail.recording import action, record


@action("supervision.relay.pass_on")
def pass_on(*, actor: Person, relay: Relay, on: date, at: str) -> Relay:
    """The unit passed it on in its own meeting ``at``, on that day; said once.

    Raises:
        NotAllowed: the unit is not ``actor``'s.
        PassedAlready: somebody of the unit was faster.
        EndsBeforeItBegins: the day lies before the unit was told.
        NotYet: the day is still to come.
    """
    require(policy.may_pass_on(reach_of(actor), relay))
    row = Relay.objects.select_for_update().get(pk=relay.pk)
    if row.passed_on is not None:
        raise PassedAlready
    if on < row.told_on:
        raise EndsBeforeItBegins
    if on > clock.today():
        raise NotYet
    row.passed_on, row.passed_at, row.passed_by = on, at, actor
    row.save(update_fields=["passed_on", "passed_at", "passed_by"])
    record(actor, on=row, unit_id=row.unit_id, passed_on=on, passed_at=at)
    return row
