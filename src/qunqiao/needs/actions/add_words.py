"""Adding something to what one said, once."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.needs.actions._locking import lock
from qunqiao.needs.errors import AddedAlready
from qunqiao.needs.models import Handling, Need
from qunqiao.people.models import Person
from qunqiao.trail.recording import action, record


@action("needs.need.add")
def add_words(*, actor: Person, need: Need, text: str, on: date) -> Need:
    """Add ``text`` for whoever raised it; what was answered waits for an answer again.

    ``actor`` is the system person: who holds the code is asked nothing else.

    Raises:
        NotAllowed: ``actor`` is a person.
        AddedAlready: something was added before.
    """
    require(actor.is_system)
    need = lock(need)
    require(not need.handlings.filter(act=Handling.Act.ADDED).exists(), AddedAlready())
    Handling.objects.create(need=need, act=Handling.Act.ADDED, on=on, text=text)
    before = need.state
    if not need.waits:
        need.state, need.answered_on, need.told_on = Need.State.OPEN, None, None
        need.save(update_fields=["state", "answered_on", "told_on"])
    record(actor, on=need, unit_id=need.owner_id, before={"state": before}, state=need.state)
    return need
