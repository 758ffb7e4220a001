"""Forgetting how to reach whoever raised a need."""

from qunqiao.kit.errors import require
from qunqiao.needs.actions._locking import lock
from qunqiao.needs.models import Need
from qunqiao.people.models import Person
from qunqiao.trail.recording import action, record


@action("needs.contact.clear")
def clear_contact(*, actor: Person, subject: Need) -> Need:
    """Empty the contact that was left, once it is no longer needed.

    Raises:
        NotAllowed: ``actor`` is a person; this is done at night.
    """
    require(actor.is_system)
    need = lock(subject)
    need.contact = ""
    need.save(update_fields=["contact"])
    record(actor, on=need, unit_id=need.owner_id, contact="cleared")
    return need
