"""Giving a new first password to somebody who has forgotten theirs."""

import secrets
from dataclasses import dataclass

from qunqiao.kit.errors import require
from qunqiao.people import policy
from qunqiao.people.errors import NoAccount
from qunqiao.people.models import Account, Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record

# Without 0 O 1 l I and the like: it is read from a screen and typed on a phone.
_LETTERS = "abcdefghjkmnpqrstuvwxyz"
_DIGITS = "23456789"


@dataclass(frozen=True, slots=True)
class Issued:
    """A first password, to be shown once; it is kept nowhere."""

    account: Account
    password: str


@action("people.account.reset")
def reset_password(*, actor: Person, person: Person) -> Issued:
    """Give ``person`` a first password, which must be changed at the next sign-in.

    The old password and every open session end at once; a second factor stays as it is, so the
    helper cannot sign in for somebody who has one. The trail keeps only that it was done.

    Raises:
        NotAllowed: ``actor`` does not help at the person's unit, or the person has a duty above.
        NoAccount: there is no account yet.

    """
    duties = reach_of(person).duties
    require(actor.is_system or policy.may_reset_account(reach_of(actor), person, duties))
    account = Account.objects.select_for_update().filter(person=person).first()
    if account is None:
        raise NoAccount
    password = _readable()
    account.set_password(password)
    account.password_changed_at = None
    account.save(update_fields=["password", "password_changed_at"])
    record(actor, on=account, unit_id=person.unit_id, person=person)
    return Issued(account, password)


def _readable() -> str:
    """Some 54 bits in three groups; it satisfies the rules of both protection levels."""
    groups = ["".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(2)]
    return "-".join([*groups, "".join(secrets.choice(_DIGITS) for _ in range(6))])
