"""Opening a way to sign in for a person."""

from django.contrib.auth.hashers import make_password

from qunqiao.kit.errors import require
from qunqiao.people import policy
from qunqiao.people.errors import NameTaken
from qunqiao.people.models import Account, Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("people.account.open")
def open_account(*, actor: Person, person: Person, username: str, password: str | None) -> Account:
    """Open an account for ``person``; without a password it can be entered by SSO or in a demo only.

    A password given here is a first one: it counts as expired and is changed at first sign-in.

    Raises:
        NotAllowed: ``actor`` neither supervises nor leads the person's unit.
        NameTaken: the user name, or the person, has an account.
    """
    allowed = person.unit is not None and policy.may_grant_seat(reach_of(actor), "officer", person.unit)
    require(actor.is_system or allowed)
    if Account.objects.filter(username=username).exists() or hasattr(person, "account"):
        raise NameTaken
    account = Account.objects.create(
        username=username, person=person, password=make_password(password)
    )
    record(actor, on=account, unit_id=person.unit_id, person=person)
    return account
