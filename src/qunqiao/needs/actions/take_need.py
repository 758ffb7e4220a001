"""Taking a need over."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.needs import policy
from qunqiao.needs.actions._locking import lock_waiting
from qunqiao.needs.errors import AlreadyTaken
from qunqiao.needs.models import Handling, Need
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("needs.need.take")
def take_need(*, actor: Person, need: Need, on: date) -> Need:
    """Tell whoever raised it that somebody is at it.

    Raises:
        NotAllowed: it is not ``actor``'s to see to.
        AlreadyAnswered, AlreadyTaken: somebody was faster.
    """
    need = lock_waiting(need)
    require(policy.may_handle(reach_of(actor), need))
    if need.state == Need.State.TAKEN:
        raise AlreadyTaken
    before, need.state = need.state, Need.State.TAKEN
    need.save(update_fields=["state"])
    Handling.objects.create(need=need, act=Handling.Act.TAKEN, on=on, by=actor)
    record(actor, on=need, unit_id=need.owner_id, before={"state": before}, state=need.state)
    return need
