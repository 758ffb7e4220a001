"""Waiving a finding: it need not be dealt with for a time."""

from datetime import date, timedelta

from qunqiao.checkups import policy
from qunqiao.checkups.errors import NoReason, NotStanding, WaivedAlready, WaiverDays
from qunqiao.checkups.models import Finding, Waiver
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record

_LONGEST = timedelta(days=731)
SHORTEST_REASON, LONGEST_REASON = 5, 500


@action("checkups.finding.waive")
def waive_finding(*, actor: Person, finding: Finding, reason: str, until: date, on: date) -> Waiver:
    """A waiver of ``finding`` from ``on`` up to and including ``until``.

    Until then it is shown as waived and counts nowhere as open; the day after it counts again
    without anybody doing anything. A check-up that no longer sees it still clears it.

    Raises:
        NotAllowed: ``actor`` does not supervise the unit, and leads no unit above it.
        NotStanding: it was cleared.
        WaivedAlready: a waiver runs.
        WaiverDays: ``until`` is not after ``on``, or more than two years off.
        NoReason: ``reason`` says too little or too much.
    """
    require(policy.may_waive(reach_of(actor), finding.unit))
    finding = Finding.objects.select_for_update().get(pk=finding.pk)
    if finding.state != Finding.State.OPEN:
        raise NotStanding
    if finding.waived_until is not None and finding.waived_until >= on:
        raise WaivedAlready
    if not on < until <= on + _LONGEST:
        raise WaiverDays(fields={"until": WaiverDays.default})
    if not SHORTEST_REASON <= len(reason := reason.strip()) <= LONGEST_REASON:
        raise NoReason(fields={"reason": NoReason.default})
    finding.waived_until = until
    finding.save(update_fields=["waived_until"])
    waiver = Waiver.objects.create(
        finding=finding, reason=reason, until=until, given_by=actor, given_on=on
    )
    record(
        actor,
        on=finding,
        unit_id=finding.unit_id,
        before={"waived_until": None},
        waived_until=until,
        reason=reason,
    )
    return waiver
