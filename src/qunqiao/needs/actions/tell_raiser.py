"""Telling the outcome to whoever raised a need."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.needs import policy
from qunqiao.needs.actions._locking import lock
from qunqiao.needs.errors import NothingToTell
from qunqiao.needs.models import Handling, Need
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("needs.need.tell")
def tell_raiser(*, actor: Person, need: Need, how: str, on: date) -> Need:
    """Note that whoever raised it was told; ``how`` says by what way, never whom.

    Raises:
        NotAllowed: ``actor`` neither wrote it down nor sees to it.
        NothingToTell: there is no answer, or it was told.
    """
    need = lock(need)
    require(policy.may_tell(reach_of(actor), need))
    require(need.state == Need.State.ANSWERED, NothingToTell())
    before, need.state, need.told_on = need.state, Need.State.TOLD, on
    need.save(update_fields=["state", "told_on"])
    Handling.objects.create(need=need, act=Handling.Act.TOLD, on=on, text=how, by=actor)
    record(actor, on=need, unit_id=need.owner_id, before={"state": before}, state=need.state)
    return need
