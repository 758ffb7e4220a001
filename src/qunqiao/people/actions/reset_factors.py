"""Taking the second factors away from somebody who has lost them."""

from allauth.mfa.models import Authenticator

from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.errors import NoAccount, NoFactors
from qunqiao.people.models import Account, Person
from qunqiao.people.policy import may_reset_factors
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("people.factor.reset")
def reset_factors(*, actor: Person, person: Person) -> Account:
    """Remove every second factor and spare code of ``person``, whose identity was seen to in person.

    The password stays, so the helper alone cannot sign in; a role that demands a second factor
    sets one up right after signing in. The person is told at the next sign-in.

    Raises:
        NotAllowed: the actor neither supervises nor leads there, or the person has a duty above.
        NoAccount: there is no account.
        NoFactors: there is nothing to take away.

    """
    duties = reach_of(person).duties
    require(may_reset_factors(reach_of(actor), person, duties))
    account = Account.objects.select_for_update().filter(person=person).first()
    if account is None:
        raise NoAccount
    removed, _kinds = Authenticator.objects.filter(user=account).delete()
    if not removed:
        raise NoFactors
    account.factors_reset_at = clock.now()
    account.save(update_fields=["factors_reset_at"])
    record(actor, on=account, unit_id=person.unit_id, person=person, removed=removed)
    return account
