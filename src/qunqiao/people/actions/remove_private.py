"""Removing an ID or telephone number."""

from qunqiao.kit.errors import require
from qunqiao.people.models import Person, PrivateDetail
from qunqiao.people.policy.privacy import may_keep_private
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("people.private.remove")
def remove_private(*, actor: Person, detail: PrivateDetail) -> Person:
    """Remove a number for good; whose it was is given back.

    The person may withdraw what they gave of their own will (PIPL Art. 15).

    Raises:
        NotAllowed: the actor does not do the person's paperwork.

    """
    person = detail.person
    require(may_keep_private(reach_of(actor), person))
    kind = detail.kind
    detail.delete()
    record(actor, on=person, unit_id=person.unit_id, before={"detail": kind})
    return person
