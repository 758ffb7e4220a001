"""Sealing again the numbers that workbooks replaced."""

from collections.abc import Sequence

from qunqiao.kit.errors import require
from qunqiao.people.bridge.sealed import open_detail, seal_many
from qunqiao.people.models import Person
from qunqiao.registry.models import FormerDetail
from qunqiao.registry.queries.sealed import as_kept
from qunqiao.trail.recording import action, record


@action("registry.detail.reseal")
def reseal_former(*, actor: Person, rows: Sequence[FormerDetail]) -> int:
    """Seal a batch of replaced numbers under the newest key; how many there were.

    What is put back when an intake is undone is then under a key that is in use.

    Raises:
        NotAllowed: somebody other than the system person asks.
        Unsealable: a number does not open; none of the batch is changed.

    """
    require(actor.is_system)
    keys = [former.pk for former in rows]
    locked = list(FormerDetail.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    for former in locked:
        plain = open_detail(as_kept(former))
        (new,) = seal_many(former.kind, [(former.person_id, plain)])
        former.cipher, former.blind_index = new.cipher, new.blind_index
        former.key_number = new.key_number
    FormerDetail.objects.bulk_update(locked, ["cipher", "blind_index", "key_number"], 500)
    record(actor, on=actor, rows=len(locked), key=locked[-1].key_number if locked else None)
    return len(locked)
