"""Ordering a check-up of the whole registry."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction

from qunqiao.checkups import policy
from qunqiao.checkups.errors import CheckupUnderWay
from qunqiao.checkups.models import Checkup
from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.kit.jobs import enqueue
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record

_LONGEST = timedelta(hours=12)


@action("checkups.checkup.order")
def order_checkup(*, actor: Person, as_of: date, queue: bool = True) -> Checkup:
    """A check-up waiting its turn; the job that runs it is queued once this is safely written.

    One at a time: two would clear each other's findings. ``queue`` is off where the caller runs it
    at once, as the command line does.

    Raises:
        NotAllowed: ``actor`` does not supervise.
        CheckupUnderWay: another is waiting or running.
    """
    require(policy.may_run(reach_of(actor)))
    waiting = (Checkup.State.QUEUED, Checkup.State.RUNNING)
    under_way = Checkup.objects.select_for_update().filter(state__in=waiting)
    # A worker that was killed cannot say so; nobody may be locked out of check-ups for ever.
    under_way.filter(ordered_at__lt=clock.now() - _LONGEST).update(
        state=Checkup.State.FAILED, finished_at=clock.now()
    )
    if under_way.exists():
        raise CheckupUnderWay
    try:
        with transaction.atomic():
            checkup = Checkup.objects.create(as_of=as_of, ordered_by=actor, ordered_at=clock.now())
    except IntegrityError as error:
        # Ordered by somebody else at the same moment: both saw none, and both took the same number.
        raise CheckupUnderWay from error
    record(actor, on=checkup, as_of=as_of)
    if queue:
        enqueue("checkups.run_checkup", checkup_id=checkup.pk)
    return checkup
