"""Beginning a check-up that was ordered."""

from qunqiao.checkups import policy
from qunqiao.checkups.errors import NotWaiting
from qunqiao.checkups.models import Checkup
from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.queries import head_number
from qunqiao.trail.recording import action, record


@action("checkups.checkup.begin")
def begin_checkup(*, actor: Person, checkup: Checkup) -> Checkup:
    """Mark ``checkup`` as running, so that pages can say so and a second worker leaves it alone.

    Raises:
        NotAllowed: ``actor`` may not run check-ups.
        NotWaiting: it has begun or ended.
    """
    require(policy.may_run(reach_of(actor)))
    checkup = Checkup.objects.select_for_update().get(pk=checkup.pk)
    if checkup.state != Checkup.State.QUEUED:
        raise NotWaiting
    checkup.state = Checkup.State.RUNNING
    checkup.started_at = clock.now()
    # Whatever is written from here on may be missing from the snapshot, and is re-checked after it.
    checkup.seen_to = head_number()
    checkup.save(update_fields=["state", "started_at", "seen_to"])
    record(actor, on=checkup, before={"state": Checkup.State.QUEUED}, state=checkup.state)
    return checkup
