"""Noting that a second factor was added or removed."""

from qunqiao.kit.errors import require
from qunqiao.people.models import Account, Person
from qunqiao.trail.recording import action, record


@action("people.account.factor")
def note_factor(*, actor: Person, account: Account, change: str) -> Account:
    """Put on the trail that a sign-in factor changed (``change`` is allauth's name of the event).

    allauth owns the factors' tables; this keeps our promise that no such write goes unrecorded.
    """
    require(account.person_id == actor.pk)
    record(actor, on=account, unit_id=actor.unit_id, change=change)
    return account
