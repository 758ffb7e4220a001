"""Opening a way to sign in for a person."""

from django.contrib.auth.hashers import make_password
from django.db.models import Q

from qunqiao.kit.errors import require
from qunqiao.people import policy
from qunqiao.people.errors import NameTaken, PersonLeft
from qunqiao.people.models import Account, Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("people.account.open")
def open_account(*, actor: Person, person: Person, username: str, password: str | None) -> Account:
    """Open an account for ``person``; without a password it can be entered by SSO or in a demo only.

    A password given here is a first one: it counts as expired and is changed at first sign-in.

    Raises:
        NotAllowed: ``actor`` neither supervises nor leads the person's unit, or the person has a
            duty above theirs.
        NameTaken: the user name, or the person, has an account; or it is another's staff number.
        PersonLeft: the person no longer works here.

    """
    duties = reach_of(person).duties
    require(actor.is_system or policy.may_open_account(reach_of(actor), person, duties))
    if person.left_on is not None:
        raise PersonLeft
    if Account.objects.filter(Q(username=username) | Q(person=person)).exists():
        raise NameTaken
    # People sign in with either; a name that is another's number would open the wrong door.
    if Person.objects.filter(staff_number=username).exclude(pk=person.pk).exists():
        raise NameTaken
    account = Account.objects.create(
        username=username, person=person, password=make_password(password)
    )
    record(actor, on=account, unit_id=person.unit_id, person=person)
    return account
