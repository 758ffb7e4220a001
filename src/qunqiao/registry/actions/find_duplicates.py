"""Writing down which records may be one person, for somebody to judge."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.registry.models import Duplicate
from qunqiao.registry.queries.alike import Pairs, pairs_rejected
from qunqiao.trail.recording import action, record

_AT_ONCE = 500


@action("registry.duplicate.find")
def find_duplicates(*, actor: Person, pairs: Pairs, on: date) -> int:
    """Make the proposals those of ``pairs``; how many are new is given back.

    What was rejected stays rejected, what was merged or proposed by hand stays as it is, and a
    proposal that no longer holds, because a record was corrected, goes.

    Raises:
        NotAllowed: ``actor`` is not the system person: it reads the whole house.

    """
    require(actor.is_system)
    rejected = pairs_rejected()
    wanted = {pair: reasons for pair, reasons in pairs.items() if pair not in rejected}
    known = {(row.one_id, row.other_id): row for row in Duplicate.objects.select_for_update()}
    stale = [
        row.pk
        for pair, row in known.items()
        if row.state == Duplicate.State.PROPOSED
        and pair not in wanted
        and Duplicate.Reason.BY_HAND not in row.reasons
        and not row.merges.exists()
    ]
    told = [row for pair, row in known.items() if _told_anew(row, wanted.get(pair))]
    Duplicate.objects.bulk_update(told, ["reasons"], batch_size=_AT_ONCE)
    new = [pair for pair in wanted if pair not in known]
    Duplicate.objects.filter(pk__in=stale).delete()
    Duplicate.objects.bulk_create(
        (
            Duplicate(one_id=one, other_id=other, reasons=wanted[one, other], found_on=on)
            for one, other in new
        ),
        batch_size=_AT_ONCE,
    )
    record(actor, on=actor, found=len(new), gone=len(stale))
    return len(new)


def _told_anew(row: Duplicate, reasons: list[str] | None) -> bool:
    """Whether a waiting proposal has other reasons than before; it then learns them."""
    waits = row.state == Duplicate.State.PROPOSED and reasons is not None
    if not waits or row.reasons == reasons:
        return False
    row.reasons = reasons
    return True
