"""Giving up a check-up that could not be done."""

from qunqiao.checkups import policy
from qunqiao.checkups.errors import NotWaiting
from qunqiao.checkups.models import Checkup
from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("checkups.checkup.fail")
def fail_checkup(*, actor: Person, checkup: Checkup, trouble: dict[str, str]) -> Checkup:
    """Mark ``checkup`` as failed and keep why, a sentence per language; findings stay untouched.

    Raises:
        NotAllowed: ``actor`` may not run check-ups.
        NotWaiting: it has ended already.
    """
    require(policy.may_run(reach_of(actor)))
    checkup = Checkup.objects.select_for_update().get(pk=checkup.pk)
    if not checkup.under_way:
        raise NotWaiting
    checkup.state, checkup.trouble = Checkup.State.FAILED, trouble
    checkup.finished_at = clock.now()
    checkup.save(update_fields=["state", "trouble", "finished_at"])
    record(actor, on=checkup, state=checkup.state, trouble=trouble)
    return checkup
