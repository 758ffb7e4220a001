"""Changing a password."""

from datetime import datetime

from qunqiao.kit.errors import require
from qunqiao.people.models import Account, Person
from qunqiao.trail.recording import action, record


@action("people.account.password")
def set_password(*, actor: Person, account: Account, password: str, now: datetime) -> Account:
    """Set one's own password (already checked against the rules); the trail keeps only that it was.

    Raises:
        NotAllowed: it is somebody else's account.

    """
    require(account.person_id == actor.pk)
    account.set_password(password)
    account.password_changed_at = now
    account.save(update_fields=["password", "password_changed_at"])
    record(actor, on=account, unit_id=actor.unit_id, changed=True)
    return account
