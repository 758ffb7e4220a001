"""Taking a program's key back."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.errors import TokenRevoked
from qunqiao.people.models import Person, Token
from qunqiao.trail.recording import action, record


@action("people.token.revoke")
def revoke_token(*, actor: Person, token: Token, on: date) -> Token:
    """Make ``token`` useless from its next request on; what it did stays on the trail.

    Raises:
        NotAllowed: it is not ``actor``'s own.
        TokenRevoked: it was revoked before.

    """
    require(token.person_id == actor.pk)
    token = Token.objects.select_for_update().get(pk=token.pk)
    if token.revoked_on is not None:
        raise TokenRevoked
    token.revoked_on = on
    token.save(update_fields=["revoked_on"])
    record(actor, on=token, unit_id=actor.unit_id, before={"revoked_on": None}, revoked_on=on)
    return token
