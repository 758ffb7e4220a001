"""Sealing numbers again under the newest key."""

from collections.abc import Sequence

from qunqiao.kit.errors import require
from qunqiao.people.bridge.sealed import open_detail, seal_many
from qunqiao.people.models import Person, PrivateDetail
from qunqiao.trail.recording import action, record


@action("people.private.reseal")
def reseal_private(*, actor: Person, rows: Sequence[PrivateDetail]) -> int:
    """Seal a batch of numbers under the newest key; how many there were is given back.

    One transaction per batch, so that whoever stops the command half way has lost nothing: each row
    says under which key it is, and every key in the file opens.

    Raises:
        NotAllowed: somebody other than the system person asks.
        Unsealable: a row does not open; none of the batch is changed.

    """
    require(actor.is_system)
    keys = [detail.pk for detail in rows]
    locked = list(PrivateDetail.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    for detail in locked:
        (new,) = seal_many(detail.kind, [(detail.person_id, open_detail(detail))])
        detail.cipher, detail.blind_index = new.cipher, new.blind_index
        detail.key_number = new.key_number
    PrivateDetail.objects.bulk_update(locked, ["cipher", "blind_index", "key_number"], 500)
    # On the trail as one act: which key is in use is what matters, not whose number it was.
    record(actor, on=actor, rows=len(locked), key=locked[-1].key_number if locked else None)
    return len(locked)
