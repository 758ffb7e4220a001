"""What the steps of a transfer share: the locked row, and an entry for either side."""

from collections.abc import Mapping
from typing import Any

from qunqiao.people.models import Person
from qunqiao.registry.errors import TransferClosed
from qunqiao.registry.models import Transfer
from qunqiao.trail.recording import record


def locked_open(transfer: Transfer) -> Transfer:
    """The transfer, locked, if it still waits for an answer.

    Raises:
        TransferClosed: somebody was faster.

    """
    locked = Transfer.objects.select_for_update().get(pk=transfer.pk)
    if not locked.open:
        raise TransferClosed
    return locked


def record_for_both(
    actor: Person, transfer: Transfer, before: Mapping[str, Any], **after: Any
) -> None:
    """An entry that the bodies of either unit may read, one each where the units differ."""
    units = {transfer.from_organisation.unit_id, transfer.to_organisation.unit_id}
    for unit_id in sorted(units):
        record(actor, on=transfer, unit_id=unit_id, before=before, **after)
