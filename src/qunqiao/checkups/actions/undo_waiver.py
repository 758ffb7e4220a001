"""Taking a waiver back before its last day."""

from datetime import date

from qunqiao.checkups import policy
from qunqiao.checkups.errors import NotWaived
from qunqiao.checkups.models import Finding, Waiver
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("checkups.finding.unwaive")
def undo_waiver(*, actor: Person, finding: Finding, on: date) -> Finding:
    """Let ``finding`` count as open again from this moment; what the waiver said stays on record.

    Raises:
        NotAllowed: ``actor`` may not waive findings of this unit.
        NotWaived: no waiver runs on ``on``.
    """
    require(policy.may_waive(reach_of(actor), finding.unit))
    finding = Finding.objects.select_for_update().get(pk=finding.pk)
    until = finding.waived_until
    if until is None or until < on:
        raise NotWaived
    running = Waiver.objects.filter(finding=finding, undone_on__isnull=True, until=until)
    running.update(undone_by=actor, undone_on=on)
    finding.waived_until = None
    finding.save(update_fields=["waived_until"])
    record(
        actor,
        on=finding,
        unit_id=finding.unit_id,
        before={"waived_until": until},
        waived_until=None,
    )
    return finding
